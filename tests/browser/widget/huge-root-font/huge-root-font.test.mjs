// Pages that count in a root font size of their own.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from '../../browser.mjs';
import { differences, drawn, guest, inside, ready, styleOf } from '../host.mjs';

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

const visit = (name, journey) =>
  guest(browser, import.meta.url, async (given) => {
    const { page } = given;
    await page.evaluate((wanted) => (document.body.className = wanted), name);
    for (const id of ['advisor', 'gear']) await ready(page.locator(`#${id}`));
    for (const widget of await page.locator('sweet-spot').all()) await drawn(widget);
    await journey(given);
  });

const measured = async (name) => {
  const found = [];
  await visit(name, async ({ page }) => {
    for (const widget of await page.locator('sweet-spot').all()) found.push(...(await inside(widget)));
  });
  return found;
};

for (const name of ['huge', 'tiny']) {
  test(`a ${name} root font changes no size inside`, async () => {
    assert.deepEqual(differences(await measured(''), await measured(name)), []);
  });
}

test('--sweetspot-font-size scales texts and distances inside, and nothing of the page', () =>
  visit('larger', async ({ page, widget }) => {
    const size = (selector) => styleOf(widget.locator(selector).first(), ['font-size', 'padding-left', 'row-gap']);
    const sizes = async () => [await size('.chip label'), await size('.card h4'), await size('.hint'), await size('.cards')];
    const larger = await sizes();
    await page.evaluate(() => (document.body.className = ''));
    const scaled = (await sizes()).map((plain) =>
      Object.fromEntries(
        Object.entries(plain).map(([name, value]) => [name, value.replace(/[\d.]+px/g, (px) => `${parseFloat(px) * 1.25}px`)]),
      ),
    );
    assert.deepEqual(larger, scaled);
    assert.deepEqual(await styleOf(page.locator('html'), ['font-size']), { 'font-size': '16px' });
  }));
