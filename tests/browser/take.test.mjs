// Journeys with the advice taken along: links, files, the shop card.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { barriers, complaints, launch, open, started } from './browser.mjs';
import { serve } from './server.mjs';

const LINK = '#advice?work=record_at_mic:2,mix:3&room=4x3x2.4m&noise=quiet&source=laptop:1V:4ohm&budget=900&v=1';

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

async function visit(fragment, journey, settings = {}) {
  const { context, page, record } = await open(browser, `${site.url}${fragment}`, {
    viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...settings,
  });
  try {
    await journey(page, context);
    assert.deepEqual(complaints(record), [], 'nothing leaves the origin, the console stays clean');
    assert.deepEqual(await context.cookies(), [], 'there are no cookies');
  } finally {
    await context.close();
  }
}

const headline = async (page) => {
  await page.locator('.card').first().waitFor();
  return page.locator('.headline').textContent();
};

const address = (page) => page.evaluate(() => location.hash);

test('a link opens the same advice for somebody else, and the address tells what is answered there', async () => {
  let first;
  await visit(LINK, async (page) => {
    first = await headline(page);
    assert.equal(await page.locator('#budget').inputValue(), '900');
    await page.locator('#night-1').check();
    await page.waitForFunction(() => location.hash.includes('night='));
    const link = await address(page);
    const changed = await headline(page);
    await visit(link, async (other) => assert.equal(await headline(other), changed));
  });
  await visit(LINK, async (page) => assert.equal(await headline(page), first));
});

test('a damaged link gives what could be read and names the rest', () =>
  visit('#advice?work=mix:3&noise=quite&budget=9', async (page) => {
    const notice = page.locator('.notice');
    await notice.waitFor();
    assert.match(await notice.textContent(), /Noise around you.*did you mean “quiet”/);
    assert.match(await notice.textContent(), /lost its end/);
    assert.equal(await page.locator('#work-mix').isChecked(), true);
  }));

test("a link does not mix with one's own answers, which can be had back", () =>
  visit('', async (page) => {
    await page.locator('#work-dj').check();
    await page.evaluate((link) => { location.hash = link; }, LINK);
    await page.waitForFunction(() => document.querySelector('#work-mix').checked);
    assert.equal(await page.locator('#work-dj').isChecked(), false);
    await page.locator('.undo').click();
    await page.waitForFunction(() => document.querySelector('#work-dj').checked);
    assert.equal(await page.locator('#work-mix').isChecked(), false);
  }));

test('link, QR code and shop card are there to take along, at any size, without barriers', async () => {
  for (const settings of [
    { colorScheme: 'light' },
    { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
    { viewport: { width: 320, height: 640 } },
  ]) {
    await visit(LINK, async (page) => {
      await headline(page);
      await page.locator('.views a[href="#take"]').click();
      await page.locator('.to-buy li').first().waitFor();
      assert.ok((await page.locator('textarea.link').inputValue()).endsWith(LINK));
      const markup = await page.getByRole('textbox', { name: 'In your own page' }).inputValue();
      assert.ok(markup.includes('embed/sweet-spot.js') && markup.includes(LINK.slice(1).replaceAll('&', '&amp;')), markup);
      await page.locator('.qr path').waitFor();
      assert.match(await page.locator('.needs').first().textContent(), /at least \d+ dB\/V/);
      assert.ok((await page.locator('.listening li').count()) >= 5);
      const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(width <= 0, `the page is ${width} px wider than the screen`);
      assert.deepEqual(await barriers(page), []);
    }, settings);
  }
});

test('the advice goes out as text, table and JSON, and the JSON comes in again', () =>
  visit(LINK, async (page) => {
    await headline(page);
    await page.locator('.views a[href="#take"]').click();
    const saved = async (name) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'), page.getByRole('button', { name }).click(),
      ]);
      return readFile(await download.path(), 'utf8');
    };
    assert.match(await saved('Text (Markdown)'), /^# /);
    assert.match(await saved('Plan (CSV)'), /Mix/);
    const json = await saved('Everything (JSON)');
    assert.equal(JSON.parse(json).situation.budget, 900);

    const file = path.join(tmpdir(), `sweetspot-${process.pid}.json`);
    await writeFile(file, json.replace('"budget":900', '"budget":300').replace('"budget": 900', '"budget": 300'));
    await page.locator('#saved-file').setInputFiles(file);
    await page.getByText('Opened. Undo brings your previous answers back.').waitFor();
    assert.match(await page.locator('textarea.link').inputValue(), /budget=300/);

    await writeFile(file, '{ "situation": ');
    await page.locator('#saved-file').setInputFiles(file);
    await page.getByText('Your answers are unchanged').waitFor();
    assert.match(await page.locator('textarea.link').inputValue(), /budget=300/);

    await page.reload();
    await started(page);
    await page.locator('.views a[href="#advice"]').click();
    assert.equal(await page.locator('#budget').inputValue(), '300');
  }));

test('on paper there is the card with its code on one sheet, and no control', () =>
  visit(LINK, async (page) => {
    await headline(page);
    await page.locator('.views a[href="#take"]').click();
    await page.locator('.to-buy li').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('textarea.link').isVisible(), false);
    assert.equal(await page.locator('.shop-card .quiet').first().isVisible(), false);
    assert.equal(await page.locator('.needs').first().isVisible(), true);
    assert.equal(await page.locator('svg.qr').isVisible(), true);
    assert.equal(await page.getByText('In your own page').isVisible(), false);
    const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
    assert.equal(paper.match(/\/Type \/Page\b/g).length, 1);
  }));
