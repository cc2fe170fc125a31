// Other versions of the built site, for journeys from one to the next.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { DIST } from './server.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The script that starts the program of a site. */
export const startOf = async (site) => (await readdir(site)).find((name) => /^start-[0-9a-f]{16}\.js$/.test(name));

/** The headers that `_headers` gives to every file of the built site. */
export async function headersForAll() {
  const lines = (await readFile(path.join(DIST, '_headers'), 'utf8')).split('\n');
  const rule = lines.slice(lines.indexOf('/*') + 1);
  const headers = rule.slice(0, rule.findIndex((line) => !line.startsWith(' ')));
  return Object.fromEntries(headers.map((line) => line.trim().split(/:\s+(.*)/)));
}

/**
 * A copy of the built site as its next version would be: a page that says so, and a script with other contents and so with
 * another name; what version 1 called it is gone. The worker is written by the build's own function.
 */
export async function nextVersion() {
  const site = await copy();
  const old = await startOf(site);
  const script = `${await readFile(path.join(site, old), 'utf8')}// version 2\n`;
  const name = `start-${createHash('sha256').update(script).digest('hex').slice(0, 16)}.js`;
  await writeFile(path.join(site, name), script);
  await rm(path.join(site, old));
  await change(site, (page) => page.replace(old, name).replace('<title>', '<meta name="journey" content="2"><title>'));
  execFileSync('cargo', ['run', '--quiet', '--package', 'site', '--', 'worker', site], { cwd: ROOT, stdio: 'pipe' });
  return site;
}

/** A copy of the built site as a build for working on the page would be: it keeps nothing for other visits. */
export async function keepingNothing() {
  const site = await copy();
  await cp(path.join(ROOT, 'static', 'sw-retired.js'), path.join(site, 'sw.js'));
  await change(site, (page) => page.replace(/<meta name="sweetspot-offline"[^>]*>/, ''));
  return site;
}

async function copy() {
  const site = await mkdtemp(path.join(tmpdir(), 'sweetspot-site-'));
  await cp(DIST, site, { recursive: true });
  return site;
}

async function change(site, how) {
  const page = path.join(site, 'index.html');
  await writeFile(page, how(await readFile(page, 'utf8')));
}
