// A static host as sites have one: it sends the compressed copies and lets browsers keep what has a hash in its name.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const HASHED = /-[0-9a-f]{16}\b/;

/** Serves a folder on 127.0.0.1, on a port that the system chooses. Resolves to its address and a way to stop. */
export async function host(root) {
  const server = createServer((request, response) => {
    answer(root, request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close().closeAllConnections() };
}

async function answer(root, request, response) {
  const { pathname } = new URL(request.url, 'http://127.0.0.1');
  const inside = decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  const file = path.join(root, inside);
  const takesBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  const read = (name) => readFile(name).catch(() => null);
  const compressed = takesBrotli && (await read(`${file}.br`));
  const content = compressed || (await read(file));
  if (!content || !file.startsWith(root)) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'content-length': content.length,
    'cache-control': HASHED.test(inside) ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    ...(compressed && { 'content-encoding': 'br' }),
  });
  response.end(content);
}
