// A plain article: the widget weighs little until it is near, moves nothing, and then advises.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

import { barriers, launch } from '../../browser.mjs';
import { DIST } from '../../server.mjs';
import { drawn, guest, heard, listen, ready } from '../host.mjs';

/** What the widget's script may weigh before it is visible, in bytes with brotli. */
const BUDGET = 12_000;

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

const observeShifts = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((entry) => entry.toJSON()))).observe({
      type: 'layout-shift',
      buffered: true,
    });
  });

const moved = (page) =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return window.shifts.reduce((sum, shift) => sum + shift.value, 0);
  });

/** Presses Tab until something in the widget has the focus; fails if it cannot be reached. */
async function tabInside(page, widget, selector) {
  await widget.locator('#work-mix').focus();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await widget.evaluate((element, wanted) => element.shadowRoot.activeElement?.matches(wanted), selector)) return;
  }
  assert.fail(`${selector} cannot be reached`);
}

const files = (record, ending) => record.requests.filter((url) => new URL(url).pathname.endsWith(ending));

test('before a widget is near, its script is all that is fetched, and that is light', async () => {
  const script = await readFile(`${DIST}embed/sweet-spot.js`);
  const weight = brotliCompressSync(script).length;
  assert.ok(weight <= BUDGET, `${weight} bytes are more than ${BUDGET}`);
  await guest(browser, import.meta.url, async ({ page, record }) => {
    await drawn(page.locator('#note'));
    assert.deepEqual(files(record, '.wasm'), [], 'a note takes no program');
    assert.equal(await page.locator('#advisor .drawn').isHidden(), true);
    await page.locator('#before').scrollIntoViewIfNeeded();
    await drawn(page.locator('#advisor'));
    assert.equal(files(record, '.wasm').length, 1);
  });
});

for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  test(`nothing on the page moves by itself, at ${viewport.width} pixels`, () =>
    guest(
      browser,
      import.meta.url,
      async ({ page }) => {
        await drawn(page.locator('#note'));
        assert.equal(await moved(page), 0, 'at the top, with the note in view');
        // A reader who jumps has the widget in view before it is there.
        await page.locator('#after').evaluate((element) => element.scrollIntoView({ block: 'end' }));
        await ready(page.locator('#advisor'));
        await drawn(page.locator('#advisor'));
        assert.equal(await moved(page), 0, 'with the advisor in view');
        const { height } = await page.locator('#advisor').boundingBox();
        await page.locator('#advisor').getByRole('button', { name: 'Show all of it' }).click();
        assert.ok((await page.locator('#advisor').boundingBox()).height > height, 'asked to, it grows');
      },
      { settings: { viewport }, prepare: observeShifts },
    ));
}

for (const [how, getThere] of [
  ['by keyboard', (page, advisor) => tabInside(page, advisor, 'details.row, .ask-list a, .plan summary')],
  ['by a link', (_, advisor) => advisor.locator('.widget-answer a').click()],
]) {
  test(`whoever gets below the fold ${how} sees all of it from there`, () =>
    guest(
      browser,
      import.meta.url,
      async ({ page }) => {
        const advisor = page.locator('#advisor');
        await page.locator('#after').evaluate((element) => element.scrollIntoView({ block: 'end' }));
        await ready(advisor);
        await advisor.getByRole('button', { name: 'Show all of it' }).waitFor();
        const { height } = await advisor.boundingBox();
        await getThere(page, advisor);
        await page.waitForFunction((before) => document.querySelector('#advisor').offsetHeight > before, height);
        assert.equal(await advisor.getByRole('button', { name: 'Show all of it' }).isVisible(), false);
        assert.equal(await advisor.locator('.sweetspot').evaluate((box) => box.scrollTop), 0, 'nothing is hidden above');
      },
      { settings: { viewport: { width: 700, height: 900 } } },
    ));
}

test('a widget with height="short" is short wherever it comes up', () =>
  guest(browser, import.meta.url, async ({ page }) => {
    const advisor = page.locator('#advisor');
    await advisor.evaluate((element) => element.setAttribute('height', 'short'));
    await ready(advisor);
    await drawn(advisor);
    assert.equal((await advisor.boundingBox()).height, 640);
    await advisor.getByRole('button', { name: 'Show all of it' }).click();
    assert.ok((await advisor.boundingBox()).height > 640);
  }));

test('the advice is that of the situation in the page, and follows the reader', () =>
  guest(
    browser,
    import.meta.url,
    async ({ page }) => {
      const advisor = page.locator('#advisor');
      const advice = await ready(advisor);
      assert.equal(advice.kits[0].label, 'best_value');
      assert.ok(advice.kits[0].cost <= 600);
      assert.ok(advice.confidence > 0 && advice.numbers && advice.flips, 'it is whole');
      await advisor.getByText(advice.kits[0].headline, { exact: true }).first().waitFor();
      assert.equal(await advisor.locator('fieldset').count(), 2, 'it asks for work and money alone');
      await advisor.locator('#work-dj').check();
      await page.waitForFunction(() => window.heard.filter(([type]) => type === 'advice').length > 1);
      const [answers] = await heard(page, 'answer');
      assert.deepEqual(Object.keys(answers.work), ['record_at_mic', 'mix', 'dj']);
      assert.deepEqual(await advisor.evaluate((element) => element.situation), answers);
      assert.deepEqual((await heard(page, 'advice')).at(-1), await advisor.evaluate((element) => element.advice));
      assert.deepEqual(await heard(page, 'problem'), []);
    },
    { prepare: listen },
  ));

for (const colorScheme of ['light', 'dark']) {
  test(`no barriers in ${colorScheme} colours`, () =>
    guest(
      browser,
      import.meta.url,
      async ({ page }) => {
        await ready(page.locator('#advisor'));
        await page.locator('#advisor').evaluate((element, theme) => element.setAttribute('theme', theme), colorScheme);
        await drawn(page.locator('#advisor'));
        assert.deepEqual(await barriers(page), []);
      },
    ));
}
