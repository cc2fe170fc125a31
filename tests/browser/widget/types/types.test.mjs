// What editors and compilers know of the package: the types are those of the contract and of the script, and wrong uses
// do not compile.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { DIST } from '../../server.mjs';
import { project } from '../user.mjs';
import { CONTRACT, contract } from './contract.mjs';

const COMPILER = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
const PROJECT = fileURLToPath(new URL('project/', import.meta.url));
const RENEW = 'UPDATE_EXPECT=1 node --test tests/browser/widget/types/types.test.mjs';

test('the types of situation and advice are those of the published schemas', async () => {
  const expected = await contract();
  if (process.env.UPDATE_EXPECT === '1') await writeFile(CONTRACT, expected);
  const found = await readFile(CONTRACT, 'utf8').catch(() => '');
  assert.ok(found === expected, `static/widget/src/contract.d.ts is not what schema/ gives; if that is meant, run ${RENEW}`);
});

test('the package has every file that it names', async () => {
  const named = JSON.parse(await readFile(`${DIST}embed/package.json`, 'utf8'));
  const files = Object.values(named.exports).flatMap((way) => (typeof way === 'string' ? way : Object.values(way)));
  for (const file of [named.main, named.types, './types.d.ts', './contract.d.ts', ...files]) await readFile(path.join(DIST, 'embed', file));
});

test('the element has the names that its type has, and no others', async () => {
  const { SweetSpot } = await import(`${DIST}embed/sweet-spot.js`);
  const byTheBrowser = ['constructor', 'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback'];
  const names = Object.getOwnPropertyNames(SweetSpot.prototype).filter((name) => !byTheBrowser.includes(name));
  assert.ok(names.includes('situation') && names.includes('ready'));
  await compiles([], {
    'names.ts': `
      import type { SweetSpot } from "sweetspot-widget";
      const names = ${JSON.stringify(names)} as const satisfies readonly (keyof SweetSpot)[];
      type Missing = Exclude<keyof SweetSpot, keyof HTMLElement | (typeof names)[number]>;
      export const isComplete: [Missing] extends [never] ? true : Missing = true;`,
  });
});

test('right uses compile, wrong ones do not', () => compiles(['react', '@types/react', 'vue']));

/** Compiles a project that uses the package: the files of `project/`, or its settings with other files. */
async function compiles(packages, files) {
  const { folder, remove } = await project(PROJECT, packages);
  try {
    if (files) {
      await Promise.all(
        (await readdir(folder)).filter((name) => /\.tsx?$/.test(name)).map((name) => rm(path.join(folder, name))),
      );
      await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)));
    }
    await promisify(execFile)(process.execPath, [COMPILER, '--project', folder]).catch(({ stdout }) => assert.fail(stdout));
  } finally {
    await remove();
  }
}
