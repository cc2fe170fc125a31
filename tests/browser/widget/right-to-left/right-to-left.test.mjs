// A page in a language that is written from right to left, with the widget in English.

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

for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
  const visit = (file, journey) => guest(browser, import.meta.url, journey, { file, settings: { viewport } });

  test(`inside it is laid out as on a page from left to right, at ${viewport.width} pixels`, async () => {
    const measured = async (file) => {
      const found = [];
      await visit(file, async ({ page }) => {
        for (const id of ['advisor', 'note']) {
          const widget = page.locator(`#${id}`);
          if (id === 'advisor') await ready(widget);
          await drawn(widget);
          found.push(...(await inside(widget)));
        }
      });
      return found;
    };
    assert.deepEqual(differences(await measured('left-to-right.html'), await measured('index.html')), []);
  });

  test(`the page stays from right to left and gets no wider, at ${viewport.width} pixels`, () =>
    visit('index.html', async ({ page }) => {
      await ready(page.locator('#advisor'));
      for (const element of ['html', 'h1', '#advisor', '#note', '#later', '#later p']) {
        assert.deepEqual(await styleOf(page.locator(element).first(), ['direction']), { direction: 'rtl' }, element);
      }
      const overflow = await page.evaluate(() =>
        [document.documentElement, ...[...document.querySelectorAll('sweet-spot')].map(({ shadowRoot }) => shadowRoot.firstChild)]
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map(({ outerHTML }) => outerHTML.slice(0, 80)),
      );
      assert.deepEqual(overflow, []);
    }));
}
