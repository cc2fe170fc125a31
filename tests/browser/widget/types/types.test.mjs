// What editors and compilers know of the package: the types are those of the contract, every name of the element has
// one, and wrong uses do not compile.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { DIST } from '../../server.mjs';
import { project } from '../user.mjs';
import { CONTRACT, contract } from './contract.mjs';

const COMPILER = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
const RENEW = 'UPDATE_EXPECT=1 node --test tests/browser/widget/types/types.test.mjs';

test('the types of situation and advice are those of the published schemas', async () => {
  const expected = await contract();
  if (process.env.UPDATE_EXPECT === '1') await writeFile(CONTRACT, expected);
  const found = await readFile(CONTRACT, 'utf8').catch(() => '');
  assert.ok(found === expected, `static/embed/contract.d.ts is not what schema/ gives; if that is meant, run ${RENEW}`);
});

test('the package has every file that it names', async () => {
  const named = JSON.parse(await readFile(`${DIST}embed/package.json`, 'utf8'));
  const files = Object.values(named.exports).flatMap((way) => (typeof way === 'string' ? way : Object.values(way)));
  for (const file of [named.main, named.types, './contract.d.ts', ...files]) await readFile(path.join(DIST, 'embed', file));
});

test('every name of the element has a type', async () => {
  const { SweetSpot } = await import(`${DIST}embed/sweet-spot.js`);
  const types = await readFile(`${DIST}embed/sweet-spot.d.ts`, 'utf8');
  const [, ofClass] = types.split('export class SweetSpot ');
  const byTheBrowser = ['constructor', 'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback'];
  const names = Object.getOwnPropertyNames(SweetSpot.prototype).filter((name) => !byTheBrowser.includes(name));
  assert.ok(names.includes('situation') && names.includes('ready'));
  const untyped = names.filter((name) => !new RegExp(`^  (get |readonly )?${name}[(:]`, 'm').test(ofClass));
  assert.deepEqual(untyped, []);
});

test('right uses compile, wrong ones do not', async () => {
  const files = fileURLToPath(new URL('project/', import.meta.url));
  const { folder, remove } = await project(files, ['react', '@types/react', 'vue']);
  try {
    await promisify(execFile)(process.execPath, [COMPILER, '--project', folder]).catch(({ stdout }) => assert.fail(stdout));
  } finally {
    await remove();
  }
});
