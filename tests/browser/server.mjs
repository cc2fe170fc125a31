// A small static server for the built site: what it answers is what a plain static host would.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The site that `cargo xtask build` makes. */
export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * Serves a folder on 127.0.0.1, on a port that the system chooses.
 *
 * `mount` is the path below which the site lies ('/' or, say, '/some/where/'); anything beside it is not found.
 * `headers` go along with every file. Gives the address of the site and a way to stop, which also drops the
 * connections that browsers keep open. While it runs, its `root` may be changed, and `interfere` may be set to a
 * function of request and response that says whether it has answered by itself.
 */
export async function serve({ root = DIST, mount = '/', headers = {} } = {}) {
  const site = { root, interfere: () => false };
  const server = createServer((request, response) => {
    if (site.interfere(request, response)) return;
    answer(site.root, mount, headers, request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A journey that fails before it stops the server still has to end.
  server.unref();
  site.url = `http://127.0.0.1:${server.address().port}${mount}`;
  site.stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return site;
}

async function answer(root, mount, headers, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const file = fileFor(root, mount, new URL(request.url, 'http://127.0.0.1').pathname);
  const content = file && (await readFile(file).catch(() => null));
  if (!content) {
    response.writeHead(404, { 'content-type': TYPES['.txt'] }).end('not found\n');
    return;
  }
  response.writeHead(200, {
    ...headers,
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'content-length': content.length,
    // Tests swap the site under a running browser and have to see it.
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : content);
}

/** The file behind a path, or nothing if the path leaves the site. */
function fileFor(root, mount, pathname) {
  if (!pathname.startsWith(mount)) return null;
  let inside;
  try {
    inside = decodeURIComponent(pathname.slice(mount.length));
  } catch {
    return null;
  }
  const file = path.resolve(root, inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside);
  return file.startsWith(path.resolve(root) + path.sep) ? file : null;
}
