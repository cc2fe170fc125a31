// Somebody's project that uses the package: a folder of its own, where the package is installed as npm would do it.

import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build } from 'vite';

import { DIST } from '../server.mjs';

const OUR_PACKAGES = fileURLToPath(new URL('../node_modules/', import.meta.url));

/**
 * Makes a project of the files of a folder, with the built package and some of our own packages installed. Gives its
 * folder and a way to remove it.
 */
export async function project(files, packages = []) {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'sweetspot-user-')));
  await cp(files, folder, { recursive: true });
  const installed = path.join(folder, 'node_modules');
  await cp(path.join(DIST, 'embed'), path.join(installed, 'sweetspot-widget'), { recursive: true });
  for (const name of packages) {
    const place = path.join(installed, name);
    await mkdir(path.dirname(place), { recursive: true });
    await symlink(path.join(OUR_PACKAGES, name), place, 'dir');
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Makes such a project, renders its page on a server if asked to, and builds it with vite for any sub-path. `mode` is
 * the one of the framework: in development React does every effect twice.
 */
export async function built(files, packages, { mode = 'production', html = async () => '' } = {}) {
  const { folder, remove } = await project(files, packages);
  try {
    const page = path.join(folder, 'index.html');
    await writeFile(page, (await readFile(page, 'utf8')).replace('{{app}}', await html(folder)));
    await build({
      root: folder,
      base: './',
      configFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
      build: { minify: mode === 'production' },
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder: pathToFileURL(`${path.join(folder, 'dist')}/`).href, remove };
}
