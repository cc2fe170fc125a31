// Whatever layout a page puts the widget into, it has a width that it can be read at, and the page does not get wider.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from '../../browser.mjs';
import { guest, ready } from '../host.mjs';

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

for (const viewport of [{ width: 1280, height: 900 }, { width: 320, height: 640 }]) {
  test(`the widget is wide enough in every layout, at ${viewport.width} pixels`, () =>
    guest(
      browser,
      import.meta.url,
      async ({ page }) => {
        const widths = () =>
          page.evaluate(() =>
            [...document.querySelectorAll('sweet-spot')].map(({ parentElement, offsetWidth }) => [
              parentElement.className || parentElement.localName,
              offsetWidth,
            ]),
          );
        const least = Math.min(270, viewport.width - 64);
        const narrow = (all) => all.filter(([, width]) => width < least);
        await page.waitForFunction(() => customElements.get('sweet-spot'));
        const early = await widths();
        assert.deepEqual(narrow(early), [], 'before it has arrived');
        for (const widget of await page.locator('sweet-spot').all()) await ready(widget);
        assert.deepEqual(await widths(), early, 'it is as wide once it has');
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= viewport.width, `the page is ${wide} pixels wide`);
      },
      { settings: { viewport } },
    ));
}
