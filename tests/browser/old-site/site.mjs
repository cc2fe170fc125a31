// The site as it was before it had one program, as far as the next version meets it; README.md says what is in here.

import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const file = (name) => new URL(name, import.meta.url);

/** What the old worker kept, with the address that it had for each. */
const KEPT = [
  ['./', 'index.html'],
  ['offline.js', 'offline.js'],
  ['start.js', 'start.js'],
];

/** Writes the old site to a folder, with its worker filled in as its build did; gives the folder and a way to remove it. */
export async function oldSite() {
  const folder = await mkdtemp(path.join(tmpdir(), 'sweetspot-old-'));
  const hashes = [];
  for (const [address, name] of KEPT) {
    await cp(file(name), path.join(folder, name));
    const hash = createHash('sha256').update(await readFile(file(name))).digest('base64');
    hashes.push([address, `sha256-${hash}`]);
  }
  const worker = (await readFile(file('sw.js'), 'utf8'))
    .replace('const VERSION = "";', 'const VERSION = "9da1f48";')
    .replace('const FILES = [];', `const FILES = ${JSON.stringify(hashes)};`);
  await writeFile(path.join(folder, 'sw.js'), worker);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** What the old page left behind in the browser of somebody who had answered and brought a catalogue. */
export async function leftBehind() {
  return {
    session: (await readFile(file('session.json'), 'utf8')).trim(),
    catalogue: JSON.parse(await readFile(file('own-catalogue.json'), 'utf8')),
  };
}
