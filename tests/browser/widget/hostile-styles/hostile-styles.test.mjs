// Pages that style everything, with !important. The element itself is the page's, to place, size and hide as it likes;
// what is inside is not.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch } from '../../browser.mjs';
import { differences, drawn, guest, inside, ready } from '../host.mjs';

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

/** The page's own style, and then its hostile one, are there before the widget's script. */
const visit = (style, journey, settings) =>
  guest(
    browser,
    import.meta.url,
    async (given) => {
      const { page, site } = given;
      if (style) await page.addStyleTag({ path: fileURLToPath(new URL(style, import.meta.url)) });
      await journey({
        ...given,
        start: async (widget = given.widget) => {
          await page.addScriptTag({ type: 'module', url: `${site}embed/sweet-spot.js` });
          await page.waitForFunction(() => customElements.get('sweet-spot'));
          await ready(widget);
          await drawn(widget);
        },
      });
    },
    { settings },
  );

const measured = async (style, settings) => {
  let found;
  await visit(style, async ({ widget, start }) => {
    await start();
    found = await inside(widget);
  }, settings);
  return found;
};

for (const style of ['unset.css', 'hidden.css', 'shouting.css']) {
  for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
    test(`${style}: everything inside looks as it does on a plain page, at ${viewport.width} pixels`, async () => {
      const plain = await measured(null, { viewport });
      assert.ok(plain.length > 200, 'there is something to compare');
      assert.deepEqual(differences(plain, await measured(style, { viewport })), []);
    });
  }

  test(`${style}: the page's own elements look the same before and after, and it has no more style sheets`, () =>
    visit(style, async ({ page, start }) => {
      const own = () =>
        page.evaluate(() => ({
          elements: [...document.querySelectorAll('html, body, main, main > :not(sweet-spot), section *')].map((element) => [
            element.localName,
            [...getComputedStyle(element)].map((name) => `${name}: ${getComputedStyle(element).getPropertyValue(name)}`),
            JSON.stringify(element.getBoundingClientRect()),
          ]),
          sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
          globals: Object.keys(window),
        }));
      // The script's own element is put into the head by the test.
      const before = await own();
      await start();
      assert.deepEqual(await own(), before);
    }));

  test(`${style}: the widget can be used, and its note reads as anywhere`, () =>
    visit(style, async ({ page, widget, start }) => {
      await page.evaluate(() => {
        const note = document.createElement('sweet-spot');
        note.setAttribute('view', 'claim');
        note.setAttribute('claim', 'open-leaks-into-the-take');
        document.querySelector('#column').append(note);
      });
      await start();
      await widget.locator('#work-dj').check();
      assert.deepEqual(Object.keys(await widget.evaluate((element) => element.situation.work)), ['record_at_mic', 'mix', 'dj']);
      await drawn(page.locator('sweet-spot').nth(1));
      assert.equal(await page.locator('sweet-spot').nth(1).locator('.note').isVisible(), true);
    }));
}

test('a page hides and shows the widget as any element of its own', () =>
  visit(null, async ({ page, widget, start }) => {
    await start();
    const shown = () => widget.evaluate((element) => element.checkVisibility());
    await page.addStyleTag({ content: 'html #column sweet-spot.away { display: none !important }' });
    await widget.evaluate((element) => element.classList.add('away'));
    assert.equal(await shown(), false);
    await widget.evaluate((element) => element.classList.remove('away'));
    assert.equal(await shown(), true);
  }));

test('the hidden attribute hides the widget', () =>
  visit(null, async ({ page, start }) => {
    await start();
    await page.evaluate(() => document.body.append(document.createElement('sweet-spot')));
    const widget = page.locator('sweet-spot').nth(1);
    await widget.evaluate((element) => (element.hidden = true));
    assert.equal(await widget.isVisible(), false);
  }));
