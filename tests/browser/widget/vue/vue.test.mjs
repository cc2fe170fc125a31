// A page of Vue 3, built with vite: <sweet-spot> is an element like any other, on a page that a server has rendered, too.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { launch } from '../../browser.mjs';
import { journeys } from '../framework.mjs';
import { built } from '../user.mjs';

const FILES = fileURLToPath(new URL('project/', import.meta.url));

/** The page as a server renders it. */
async function html(folder) {
  const { createSSRApp } = await import('vue');
  const { renderToString } = await import('vue/server-renderer');
  const { App } = await import(pathToFileURL(`${folder}/app.js`).href);
  const rendered = await renderToString(createSSRApp(App));
  assert.match(rendered, /<sweet-spot id="advisor" ask="work budget" height="free">/, 'an object is no attribute');
  return rendered;
}

const BUILDS = { Vue: {}, 'Vue on a server': { html } };

let browser;
const pages = {};

before(async () => {
  browser = await launch();
  for (const [name, settings] of Object.entries(BUILDS)) pages[name] = await built(FILES, ['vue'], settings);
});

after(async () => {
  await browser?.close();
  for (const { remove } of Object.values(pages)) await remove();
});

for (const name of Object.keys(BUILDS)) journeys(name, () => ({ browser, folder: pages[name].folder }));
