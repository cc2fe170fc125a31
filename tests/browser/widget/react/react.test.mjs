// A page of React 19, built with vite: <sweet-spot> is an element like any other, with effects done twice, too, and
// with a page that a server has rendered.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { launch } from '../../browser.mjs';
import { journeys } from '../framework.mjs';
import { built } from '../user.mjs';

const FILES = fileURLToPath(new URL('project/', import.meta.url));
const PACKAGES = ['react', 'react-dom'];

/** The page as a server renders it. */
async function html(folder) {
  const { createElement } = await import('react');
  const { renderToString } = await import('react-dom/server');
  const { App } = await import(pathToFileURL(`${folder}/app.js`).href);
  const rendered = renderToString(createElement(App));
  assert.match(rendered, /<sweet-spot id="bigger-is-safer" view="claim" claim="bigger-is-safer" loading="eager">/);
  return rendered;
}

const BUILDS = {
  'React in strict development': { mode: 'development' },
  'React in production': {},
  'React on a server': { html },
};

let browser;
const pages = {};

before(async () => {
  browser = await launch();
  for (const [name, settings] of Object.entries(BUILDS)) pages[name] = await built(FILES, PACKAGES, settings);
});

after(async () => {
  await browser?.close();
  for (const { remove } of Object.values(pages)) await remove();
});

for (const name of Object.keys(BUILDS)) journeys(name, () => ({ browser, folder: pages[name].folder }));
