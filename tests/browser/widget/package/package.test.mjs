// The package by itself: what npm makes of it, what a server makes of it, and vite's own server while a page is written.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { createServer } from 'vite';

import { launch } from '../../browser.mjs';
import { DIST } from '../../server.mjs';
import { drawn, guest, ready } from '../host.mjs';
import { built, project } from '../user.mjs';

const FILES = fileURLToPath(new URL('project/', import.meta.url));
const run = promisify(execFile);

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

test('npm packs what a project needs, and no compressed copies', async () => {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json'], { cwd: path.join(DIST, 'embed') });
  const [{ files }] = Object.values(JSON.parse(stdout));
  const names = files.map((file) => file.path);
  const script = await readFile(`${DIST}embed/sweet-spot.js`, 'utf8');
  const led = [...new Set([...script.matchAll(/"\.\/([^"]+)"/g)].map(([, name]) => name))];
  assert.equal(led.length, 6);
  const wanted = [...led, 'sweet-spot.js', 'sweet-spot.d.ts', 'types.d.ts', 'contract.d.ts', 'frame.html', 'README.md'];
  assert.deepEqual(wanted.filter((name) => !names.includes(name)), []);
  assert.deepEqual(names.filter((name) => /\.(br|gz)$/.test(name)), []);
});

test('a server can import all of it, and nothing happens there', async () => {
  const { folder, remove } = await project(FILES);
  const script = `
    const ways = ['sweetspot-widget', 'sweetspot-widget/react', 'sweetspot-widget/vue', 'sweetspot-widget/frame'];
    const [plain, react, vue, frame] = await Promise.all(ways.map((way) => import(way)));
    const isOne = plain.SweetSpot === react.SweetSpot && plain.SweetSpot === vue.SweetSpot;
    console.log(JSON.stringify([isOne, typeof plain.define(), plain.apiVersion, typeof frame.connect]));`;
  try {
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder });
    assert.deepEqual([JSON.parse(stdout), stderr], [[true, 'undefined', 1, 'function'], '']);
  } finally {
    await remove();
  }
});

test('vite serves it while a page is written, without any setting', async () => {
  const { folder, remove } = await project(FILES);
  const settings = { root: folder, configFile: false, logLevel: 'error', server: { host: '127.0.0.1', port: 0 } };
  const server = await createServer(settings);
  const page = await browser.newPage();
  try {
    await server.listen();
    const { port } = server.httpServer.address();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.locator('sweet-spot:defined').waitFor();
    assert.equal((await ready(page.locator('#advisor'))).currency, 'USD');
  } finally {
    await page.close();
    await server.close();
    await remove();
  }
});

/** A journey through the page as vite has built it. */
const bundled = async (journey) => {
  const { folder, remove } = await built(FILES);
  try {
    await guest(browser, folder, journey);
  } finally {
    await remove();
  }
};

test('in a bundle it knows the address of the site only if it is given', () =>
  bundled(async ({ page }) => {
    const advisor = page.locator('#advisor');
    await ready(advisor);
    assert.equal(await advisor.evaluate((element) => element.link), null);
    await advisor.evaluate((element) => element.setAttribute('site', 'https://sweetspot.example/'));
    const link = await advisor.evaluate((element) => element.link);
    assert.match(link, /^https:\/\/sweetspot\.example\/#advice\?work=mix&budget=600&v=1$/);
  }));

test('where its files cannot be fetched it says so, and asked again it tries again', { timeout: 60_000 }, () =>
  bundled(async ({ page, record }) => {
    const advisor = page.locator('#advisor');
    await page.route('**/*.wasm', (route) => route.abort());
    await page.reload();
    await advisor.getByText('The advisor could not be loaded.').waitFor();
    await assert.rejects(ready(advisor), /fetch/);
    await page.unroute('**/*.wasm');
    assert.equal((await ready(advisor)).currency, 'USD');
    await drawn(advisor);
    record.console = [];
  }));
