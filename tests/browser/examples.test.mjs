// The examples: each page works as it says, on any screen, under the policy that `_headers` gives to all of the site.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { barriers, launch } from './browser.mjs';
import { DIST, serve } from './server.mjs';
import { headersForAll } from './versions.mjs';
import { drawn, ready } from './widget/host.mjs';

let browser;
let site;

before(async () => {
  browser = await launch();
  site = await serve({ mount: '/a/b/', headers: await headersForAll() });
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** A journey through an example; at its end the page has behaved. */
async function example(name, journey, settings = {}) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...settings });
  const complaints = [];
  context.on('console', (message) => complaints.push(message.text()));
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !/^(data|blob):/.test(request.url())) complaints.push(request.url());
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()}: ${response.status()}`);
  });
  try {
    const page = await context.newPage();
    await page.goto(`${site.url}examples/${name}`);
    await journey(page);
    assert.deepEqual(complaints, [], 'nothing is stopped, missing or fetched elsewhere');
    assert.deepEqual(await context.cookies(), []);
  } finally {
    await context.close();
  }
}

const pages = (await readdir(`${DIST}examples`)).filter((name) => name.endsWith('.html'));

for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  for (const name of pages) {
    test(`${name} has no barriers and is not too wide, at ${viewport.width} pixels`, () =>
      example(
        name,
        async (page) => {
          for (const widget of await page.locator('sweet-spot').all()) {
            await widget.scrollIntoViewIfNeeded();
            await drawn(widget);
          }
          for (const frame of page.frames()) assert.deepEqual(await barriers(frame), []);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${wide} pixels too wide`);
        },
        { viewport },
      ));
  }
}

test('every example is in the list', () =>
  example('', async (page) => {
    const links = await page.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const name of pages.filter((name) => !['index.html', 'own-catalogue.html'].includes(name))) {
      assert.ok(links.includes(name), name);
    }
  }));

test("the shop's kits are in its currency, and what is chosen fills its basket", () =>
  example('shop.html', async (page) => {
    const shop = page.locator('sweet-spot');
    const advice = await ready(shop);
    assert.equal(advice.currency, 'EUR');
    assert.match(advice.kits[0].items[0].name, /^Example Sound /);
    const all = shop.getByRole('button', { name: 'Show all of it' });
    if (await all.isVisible()) await all.click();
    await shop.getByRole('link', { name: 'See it in the shop' }).first().click();
    await page.getByText(`In your basket: ${advice.kits[0].items[0].name}.`).waitFor();
    assert.equal(page.context().pages().length, 1, 'no page is opened');
  }));

test('the page with the strict policy hears the frame', () =>
  example('strict.html', async (page) => {
    await page.locator('output').getByText('Get').waitFor();
    await page.waitForFunction(() => Number(document.querySelector('iframe').height) > 1000);
  }));

test('the two rooms share one program and give two answers', () =>
  example('two.html', async (page) => {
    const programs = [];
    page.on('request', (request) => request.url().endsWith('.wasm') && programs.push(request.url()));
    const [bare, treated] = await Promise.all((await page.locator('sweet-spot').all()).map(ready));
    assert.notEqual(bare.headline, treated.headline);
    assert.ok(new Set(programs).size <= 1);
  }));
