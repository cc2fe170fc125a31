// Whatever keeps the advisor from starting, the reader keeps what the page's author wrote, learns why in plain words and
// can try again; the page around hears of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from '../../browser.mjs';
import { drawn, guest, heard, listen, ready } from '../host.mjs';

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

const take = (name) => `Reflect.deleteProperty(globalThis, '${name}')`;

const WITHOUT_SHEETS = `
  Reflect.deleteProperty(Document.prototype, 'adoptedStyleSheets');
  Reflect.deleteProperty(ShadowRoot.prototype, 'adoptedStyleSheets');
  Reflect.deleteProperty(CSSStyleSheet.prototype, 'replaceSync');
  CSSStyleSheet = class extends CSSStyleSheet { constructor() { throw new TypeError('Illegal constructor'); } };`;

const WITHOUT_CONTAINERS = `
  const { supports } = CSS;
  CSS.supports = (name, ...value) => !name.startsWith('container') && supports.call(CSS, name, ...value);`;

/** Answers requests for the program's files in another way. */
const serving = (files, answer) => (_, context) => context.route(files, answer);
const cut = async (route) => {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, body.length >> 1) });
};
const garbled = async (route) => {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.fill(0xff, body.length >> 2, body.length >> 1) });
};
const page = (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><p>My shop</p>' });
const missing = (route) => route.fulfill({ status: 404, body: 'not found' });
const script = /\/embed\/sweetspot-[0-9a-f]+\.js(\?.*)?$/;

const NO_WEBASSEMBLY = /needs WebAssembly/;
const TOO_OLD = /This browser is too old/;
const UNREACHABLE = /could not be loaded/;
const DAMAGED = /files are damaged or incomplete/;

const STARTS = [
  ['the browser has no WebAssembly', { without: take('WebAssembly') }, NO_WEBASSEMBLY],
  ['the browser has no style sheets to share', { without: WITHOUT_SHEETS }, TOO_OLD],
  ['the browser has no container queries', { without: WITHOUT_CONTAINERS }, TOO_OLD],
  ['the program is missing', { prepare: serving('**/*.wasm', missing) }, UNREACHABLE],
  ['the program is a web page', { prepare: serving('**/*.wasm', page) }, UNREACHABLE],
  ['the program is cut short', { prepare: serving('**/*.wasm', cut) }, DAMAGED],
  ['the program is garbled', { prepare: serving('**/*.wasm', garbled) }, DAMAGED],
  ["the program's script is missing", { prepare: serving(script, missing) }, UNREACHABLE],
  ["the program's script is cut short", { prepare: serving(script, cut) }, DAMAGED],
  ['the style is missing', { prepare: serving('**/*.css', missing) }, UNREACHABLE],
];

for (const [what, { without, prepare }, why] of STARTS) {
  test(`${what}: the author's words stay, with the reason and a way to try again, and the page hears of it`, () =>
    guest(
      browser,
      import.meta.url,
      async ({ page, record, site, widget }) => {
        await widget.getByRole('status').filter({ hasText: why }).waitFor();
        assert.equal(await page.locator('#own').isVisible(), true);
        assert.equal(await widget.getByRole('button', { name: 'Try again' }).isVisible(), true);
        assert.equal(await widget.getByRole('link', { name: 'Open Sweetspot' }).getAttribute('href'), site);
        const ofTheProgram = (await heard(page, 'problem')).flat().find(({ path }) => path === 'program');
        assert.match(ofTheProgram.what, why);
        assert.ok(ofTheProgram.remedy);
        assert.doesNotMatch(`${ofTheProgram.what} ${ofTheProgram.remedy}`, /policy/, 'the page is not to blame');
        await assert.rejects(ready(widget), why);
        // Nothing is thrown; that files are missing is what the browser itself writes down.
        const thrown = record.errors.filter((error) => !/: status 404$/.test(error));
        assert.deepEqual(thrown, []);
        record.errors.length = 0;
        record.console.length = 0;
      },
      {
        prepare: async (page, context) => {
          await listen(page);
          if (without) await page.addInitScript(without);
          await prepare?.(page, context);
        },
      },
    ));
}

test('a note needs no WebAssembly', () =>
  guest(browser, import.meta.url, ({ page }) => drawn(page.locator('#note')), {
    prepare: async (page) => {
      await listen(page);
      await page.addInitScript(take('WebAssembly'));
    },
  }));

for (const [what, files] of [
  ['a damaged program', '**/*.wasm'],
  ['a missing style', '**/*.css'],
]) {
  test(`after ${what} another try brings the advisor`, () =>
    guest(
      browser,
      import.meta.url,
      async ({ page, context, record, widget }) => {
        const again = widget.getByRole('button', { name: 'Try again' });
        await again.click();
        await widget.getByRole('status').filter({ hasNotText: 'Loading' }).waitFor();
        await context.unroute(files);
        await again.click();
        await drawn(widget);
        assert.equal((await ready(widget)).kits[0].label, 'best_value');
        assert.equal(await page.locator('#own').isVisible(), false);
        record.errors.length = 0;
        record.console.length = 0;
      },
      {
        prepare: async (page, context) => {
          await listen(page);
          await context.route(files, files.endsWith('wasm') ? cut : missing);
        },
      },
    ));
}

/** A visit to the page with the frame. */
const framed = (prepare, journey) =>
  guest(
    browser,
    import.meta.url,
    async (given) => {
      await journey({ ...given, frame: given.page.frameLocator('iframe') });
      given.record.errors = given.record.errors.filter((error) => !/: status 404$/.test(error));
      given.record.console.length = 0;
    },
    { file: 'frame.html', prepare },
  );

test('without URL.canParse the frame advises and its page hears it', () =>
  framed(
    async (page) => {
      await page.addInitScript("Reflect.deleteProperty(URL, 'canParse')");
      await page.addInitScript(() => addEventListener('advice', () => (window.isAdvised = true)));
    },
    async ({ page, frame }) => {
      await frame.locator('sweet-spot .headline').waitFor();
      await page.waitForFunction(() => window.isAdvised);
    },
  ));

test('without WebAssembly the frame says why', () =>
  framed(
    (page) => page.addInitScript(take('WebAssembly')),
    async ({ frame }) => {
      await frame.getByRole('status').filter({ hasText: NO_WEBASSEMBLY }).waitFor();
      assert.equal(await frame.getByRole('button', { name: 'Try again' }).isVisible(), true);
    },
  ));

for (const [what, files, answer] of [
  ['its own script is missing', '**/inside-*.js', missing],
  ["the widget's script is missing", '**/sweet-spot.js', missing],
  ["the widget's script is cut short", '**/sweet-spot.js', cut],
]) {
  test(`the frame whose start fails because ${what} says so, and another try keeps the situation`, () =>
    framed(serving(files, answer), async ({ context, record, frame }) => {
      await frame.getByText('The advisor could not be started').waitFor();
      await context.unroute(files);
      await frame.getByRole('button', { name: 'Try again' }).click();
      await frame.locator('sweet-spot .headline').waitFor();
      assert.equal(await frame.locator('#work-mix').isChecked(), true);
      assert.equal(await frame.locator('#start').count(), 0);
      // A script that is cut short is a syntax error, which the browser reports.
      record.errors.length = 0;
    }));
}

test('a frame without an address does not keep the helper from the others', () =>
  framed(
    async (page) => {
      await page.addInitScript(() => {
        addEventListener('advice', () => (window.isAdvised = true));
        new MutationObserver((_, observer) => {
          const frame = document.querySelector('iframe');
          if (!frame) return;
          observer.disconnect();
          const empty = document.createElement('iframe');
          empty.setAttribute('data-sweetspot', '');
          frame.before(empty);
        }).observe(document, { childList: true, subtree: true });
      });
    },
    async ({ page, record }) => {
      await page.waitForFunction(() => window.isAdvised);
      assert.ok(record.console.some((line) => line.includes('this <iframe> has no src')), String(record.console));
      const isThere = await page.evaluate(async () => {
        const { connect } = await import(document.querySelector('script[src$="frame.js"]').src);
        return connect(document.querySelectorAll('iframe')[1]).advice !== null;
      });
      assert.equal(isThere, true);
    },
  ));
