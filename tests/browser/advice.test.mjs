// Whole journeys on the built site: what a visitor does, and what they must see then.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { barriers, behaving, launch, settled, started, tabTo } from './browser.mjs';
import { serve } from './server.mjs';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let site;
let browser;

before(async () => {
  site = await serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const headline = (page) => page.locator('.headline').textContent();

const visit = (settings, journey) => behaving(browser, site.url, settings, journey);

for (const colorScheme of ['light', 'dark']) {
  describe(`in ${colorScheme} colours`, () => {
    test('a visitor gets advice at once, changes it by keyboard alone, and finds it again after a reload', () =>
      visit({ viewport: DESKTOP, colorScheme }, async (page) => {
        const first = await headline(page);
        assert.match(first, /\$\d+/, 'the advice is there before any answer');
        assert.ok((await page.locator('.card').count()) > 0, 'the kit is drawn');

        await tabTo(page, '#work-record_at_mic');
        await page.keyboard.press('Space');
        await tabTo(page, '#budget');
        await page.keyboard.type('100');
        await page.waitForFunction((before) => document.querySelector('.headline').textContent !== before, first);
        const answered = await headline(page);
        assert.match(answered, /closed-back headphones \(.+\) for recording with a microphone/, 'a model is named');
        assert.doesNotMatch(answered, /near-field/);

        await tabTo(page, '.ask-list a, .row summary');
        await page.keyboard.press('Shift+Tab');
        await tabTo(page, '.row summary');
        await page.keyboard.press('Enter');
        await page.locator('.steps > li').first().waitFor();
        assert.match(await page.locator('.steps-box').first().textContent(), /Any gear starts at/);

        await page.reload();
        await started(page);
        assert.equal(await headline(page), answered, 'the answers are kept');
        assert.equal(await page.locator('#budget').inputValue(), '100');
        assert.ok(await page.locator('#work-record_at_mic').isChecked());
      }));

    for (const viewport of [DESKTOP, PHONE]) {
      test(`no barriers at ${viewport.width} pixels, before and after answering`, () =>
        visit({ viewport, colorScheme }, async (page) => {
          await settled(page);
          assert.deepEqual(await barriers(page), []);
          await page.locator('#work-mix').check();
          await page.locator('#work-master').check();
          await page.locator('#wish-subwoofer').check();
          await page.locator('#owned-open_over_ear').check();
          await page.locator('#length').fill('4');
          await page.locator('#width').fill('900');
          await page.locator('#width').blur();
          await settled(page);
          await page.locator('.row summary').first().click();
          await page.locator('.why-not summary').first().click();
          assert.deepEqual(await barriers(page), []);
        }));
    }
  });
}

test('a wrong number is named where it was typed, and the advice stays', () =>
  visit({ viewport: DESKTOP }, async (page) => {
    const before = await headline(page);
    await page.locator('#width').fill('900');
    await page.locator('#width').blur();
    assert.match(await page.locator('#width-error').textContent(), /from 1 to 100 m/);
    assert.equal(await page.locator('#width').inputValue(), '900', 'what was typed is not taken away');
    assert.equal(await headline(page), before);
    await page.locator('#width').fill('3,5');
    assert.equal(await page.locator('#width-error').count(), 0, 'a decimal comma is as good as a point');
  }));

test('starting over can be undone', () =>
  visit({ viewport: DESKTOP }, async (page) => {
    await page.locator('#work-dj').check();
    const before = await headline(page);
    await page.getByRole('button', { name: 'Start over' }).click();
    assert.notEqual(await headline(page), before);
    assert.ok(!(await page.locator('#work-dj').isChecked()));
    await page.getByRole('button', { name: /Undo/ }).click();
    assert.equal(await headline(page), before);
    assert.ok(await page.locator('#work-dj').isChecked());
  }));

test('feet and metres give the same advice', () =>
  visit({ viewport: DESKTOP }, async (page) => {
    for (const [field, metres] of [['length', '4'], ['width', '3'], ['height', '2.4']]) {
      await page.locator(`#${field}`).fill(metres);
    }
    const metric = await headline(page);
    await page.getByRole('button', { name: /Units/ }).click();
    assert.equal(await page.locator('#length').inputValue(), '13.1');
    assert.equal(await headline(page), metric);
  }));

test('a change that would flip the advice can be tried with one press', () =>
  visit({ viewport: DESKTOP }, async (page) => {
    await page.locator('#work-mix').check();
    await page.locator('#others_in_room-1').check();
    await settled(page);
    const before = await headline(page);
    const flip = page.locator('.flip').first();
    const promised = await flip.locator('.flip-then').textContent();
    await flip.click();
    await page.waitForFunction((old) => document.querySelector('.headline').textContent !== old, before);
    assert.equal(await headline(page), promised, 'it gives just what it promised');
  }));

test('a wish is answered openly', () =>
  visit({ viewport: DESKTOP }, async (page) => {
    await page.locator('#work-record_at_mic').check();
    await page.locator('#wish-open_over_ear').check();
    const wish = page.locator('.wish').first();
    assert.match(await wish.textContent(), /No/);
    assert.match(await wish.textContent(), /microphone/);
  }));

test('on a phone the advice is one tap away and nothing is wider than the screen', () =>
  visit({ viewport: PHONE }, async (page) => {
    assert.ok(await page.locator('.answer-bar').isVisible());
    await page.locator('.answer-bar-advice').click();
    await page.waitForFunction(() => document.querySelector('#advice').getBoundingClientRect().top < innerHeight);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
  }));

test('damaged answers of a last visit keep what can be read and name the rest', () =>
  visit({ viewport: DESKTOP }, async (page) => {
    const kept = { v: 1, units: 'metric', theme: 'dark', situation: { budget: 250, place: { noise: 'deafening' } } };
    await page.evaluate((text) => localStorage.setItem('sweetspot', text), JSON.stringify(kept));
    await page.reload();
    await started(page);
    assert.equal(await page.locator('#budget').inputValue(), '250');
    assert.match(await page.locator('.notice').textContent(), /Noise around you/);
  }));

test('the page works where the browser refuses to store anything', async () => {
  const context = await browser.newContext({ viewport: DESKTOP });
  try {
    await context.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('refused', 'QuotaExceededError');
      };
      Storage.prototype.setItem = refuse;
      Storage.prototype.getItem = refuse;
      Storage.prototype.removeItem = refuse;
    });
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(site.url);
    await started(page);
    const before = await headline(page);
    await page.locator('#work-dj').check();
    await page.waitForFunction((old) => document.querySelector('.headline').textContent !== old, before);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
});
