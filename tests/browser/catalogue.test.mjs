// A catalogue of one's own: taken over with every finding at once, kept, and harmless whatever is in it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { barriers, behaving, launch, launchWithoutStorage, open, started } from './browser.mjs';
import {
  BROKEN, DESKTOP, PHONE, SHOP, choose, find, goTo, headline, kept, kits, mixing, product, tooWide,
} from './gear.mjs';
import { serve } from './server.mjs';

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

const visit = (fragment, settings, journey) => behaving(browser, site.url + fragment, settings, journey);

test("load a shop's CSV and get kits from it in its currency; refuse a broken one without losing the old", () =>
  visit('', { viewport: DESKTOP }, async (page) => {
    await mixing(page, 600);
    const builtIn = await headline(page);
    await goTo(page, '#gear');
    await page.locator('.own-catalogue > summary').click();
    assert.match(await choose(page, 'shop.csv', SHOP), /3 products imported/);
    await find(page, 'House Studio One');
    await kept(page);

    await goTo(page, '#advice');
    await page.waitForFunction(() => document.querySelector('.headline').textContent.includes('€'));
    const fromShop = await headline(page);
    assert.match(await page.locator('#budget').locator('..').textContent(), /EUR/);
    const sold = ['Sennheiser HD 600', 'House Studio One', 'House Field 5'];
    for (const { names } of await kits(page)) assert.ok(names.some((name) => sold.includes(name)), names.join());
    const shop = page.locator('.card a', { hasText: 'See it in the shop' }).first();
    assert.match(await shop.getAttribute('href'), /^https:\/\/shop\.example\//);

    await goTo(page, '#gear');
    const refusal = await choose(page, 'broken.csv', BROKEN);
    assert.match(refusal, /Import failed \(2 problems\)\. Your current catalogue is unchanged\./);
    assert.match(refusal, /line 2, column type.*did you mean `closed_over_ear`/);
    assert.match(refusal, /line 3, column price/);
    await find(page, 'House Studio One');
    await goTo(page, '#advice');
    assert.equal(await headline(page), fromShop);

    await page.reload();
    await started(page);
    assert.equal(await headline(page), fromShop, 'it is kept for the next visit');
    await goTo(page, '#gear');
    await find(page, 'House Studio One');

    await page.getByRole('button', { name: 'Go back to the built-in catalogue' }).click();
    await product(page, 'House Studio One').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await goTo(page, '#advice');
    await page.waitForFunction((text) => document.querySelector('.headline').textContent === text, builtIn);
    await page.reload();
    await started(page);
    assert.equal(await headline(page), builtIn);
  }));

test("a shop's products come first and can be used alone; one that is made to order says so on its card", () =>
  visit('#gear', { viewport: DESKTOP }, async (page) => {
    await page.locator('.products').waitFor();
    assert.equal(await page.getByRole('group', { name: 'Only from' }).count(), 0, 'there is one catalogue only');
    const sold = SHOP.replace('link\n', 'link,availability\n').replaceAll(/(https:.*)/g, '$1,to order');
    assert.match(await choose(page, 'shop.csv', sold), /3 products imported/);
    const names = () => page.locator('.product h3').allTextContents();
    await product(page, 'House Field 5').waitFor();
    const own = ['House Field 5', 'House Studio One', 'Sennheiser HD 600'];
    assert.deepEqual((await names()).slice(0, 3), own);
    const origin = page.getByRole('group', { name: 'Only from' });
    await origin.getByRole('checkbox', { name: /^shop\.csv/ }).check();
    await page.waitForFunction(() => document.querySelectorAll('.product').length === 3);
    assert.deepEqual(await names(), own);
    assert.match(await product(page, 'House Field 5').textContent(), /made to order/);
    assert.deepEqual(await barriers(page), []);
    await goTo(page, '#advice');
    await page.locator('.card', { hasText: 'See it in the shop' }).first().waitFor();
    const card = page.locator('.card', { hasText: 'See it in the shop' }).first();
    assert.match(await card.textContent(), /Made to order; ask how long it takes/);
  }));

test("a link made with a shop's catalogue says quietly which of its models are not in this one", () =>
  visit('#advice?work=mix:1&pick=house-field-5,yamaha-hs5&never=house-studio-one&v=1', { viewport: PHONE }, async (page) => {
    const missing = page.getByText(/models? named here (is|are) not in this catalogue/);
    assert.equal(
      await missing.textContent(),
      '2 models named here are not in this catalogue, so the advice leaves them out: house-field-5 and house-studio-one.',
    );
    const headline = await page.locator('.headline').boundingBox();
    const { y } = await missing.boundingBox();
    const cards = await page.locator('.cards').boundingBox();
    assert.ok(headline.y < y && y < cards.y, 'it stands between the headline and the kit');
    await goTo(page, '#gear');
    await choose(page, 'shop.csv', SHOP);
    await goTo(page, '#advice');
    await missing.waitFor({ state: 'detached' });
  }));

test('a file can be dropped', () =>
  visit('#gear', { viewport: DESKTOP }, async (page) => {
    await page.locator('.own-catalogue').waitFor();
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'shop.csv'));
      const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector('.own-catalogue').dispatchEvent(drop);
    }, SHOP);
    await find(page, 'House Studio One');
  }));

for (const how of ['all storage', 'the cache']) {
  test(`where the browser refuses ${how}, one's own catalogue is there as long as the page is open`, async () => {
    const refusing = how === 'all storage' ? await launchWithoutStorage() : browser;
    const { context, page, record } = await open(refusing, site.url);
    try {
      if (how === 'the cache') {
        await context.addInitScript(() => {
          const refuse = async () => {
            throw new DOMException('refused', 'SecurityError');
          };
          Object.assign(CacheStorage.prototype, { open: refuse, match: refuse, delete: refuse });
        });
        await page.reload();
        await started(page);
      }
      await goTo(page, '#gear');
      assert.match(await choose(page, 'shop.csv', SHOP), /3 products imported/);
      await find(page, 'House Studio One');
      await goTo(page, '#advice');
      await page.waitForFunction(() => document.querySelector('.headline').textContent.includes('€'));
      assert.deepEqual(record.errors, []);
      assert.deepEqual(record.violations, []);
    } finally {
      await (refusing === browser ? context : refusing).close();
    }
  });
}

describe('a hostile catalogue neither runs nor breaks anything', () => {
  const ATTACK = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';

  const harmless = async (page) => {
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await page.locator('#app img, #app script').count(), 0);
    assert.equal(await page.locator('a[href^="javascript" i], a[href^="data" i]').count(), 0);
    assert.ok((await tooWide(page)) <= 0);
  };

  test('ten thousand products named like scripts', () =>
    visit('#gear', { viewport: PHONE }, async (page) => {
      await page.locator('.products').waitFor();
      const quoted = ATTACK.replaceAll('"', '""');
      const row = (_, place) => `<b>Brand</b>,"${quoted}${place}",open_over_ear,${place + 1},EUR`;
      const rows = Array.from({ length: 10_000 }, row);
      const outcome = await choose(page, 'many.csv', `brand,model,type,price,currency\n${rows.join('\n')}\n`);
      assert.match(outcome, /10000 products imported/);
      await harmless(page);
      await page.getByLabel('Find a model').fill('onerror 4711');
      await page.locator('.product').first().waitFor();
      await page.locator('.product h3 a').first().click();
      await page.locator('.sheet').waitFor();
      await harmless(page);
      await goTo(page, '#advice');
      await page.waitForFunction(() => document.querySelector('.headline').textContent.includes('€'));
      await harmless(page);
    }));

  test('links that run, marks that turn the text around, and a megabyte in one cell', () =>
    visit('#gear', { viewport: PHONE }, async (page) => {
      await page.locator('.products').waitFor();
      const all = await page.locator('.found-head p').textContent();
      const rows = [
        'Bad,One,open_over_ear,1,EUR,javascript:window.ran=1',
        'Bad,Two,open_over_ear,1,EUR,JaVaScRiPt:window.ran=1',
        'Bad,Three,open_over_ear,1,EUR,data:text/html;window.ran=1',
        'Bad,\u202eruoF\u2066,open_over_ear,1,EUR,',
        `Bad,${'x'.repeat(1 << 20)},open_over_ear,1,EUR,`,
        `Bad,${ATTACK.replaceAll('"', '')},${ATTACK.replaceAll('"', '')},1,EUR,`,
      ];
      const outcome = await choose(page, 'bad.csv', `brand,model,type,price,currency,link\n${rows.join('\n')}\n`);
      for (const line of [2, 3, 4, 5, 6, 7]) assert.match(outcome, new RegExp(`line ${line}\\b`));
      assert.ok(outcome.length < 10_000, 'a long cell is quoted shortly');
      await harmless(page);
      assert.equal(await page.locator('.found-head p').textContent(), all);
    }));

  test('a file that is none', () =>
    visit('#gear', { viewport: PHONE }, async (page) => {
      await page.locator('.products').waitFor();
      const files = [Buffer.alloc(5 << 20), Buffer.from([0xff, 0xfe, 0, 0xd8]), Buffer.from('['.repeat(100_000))];
      for (const bytes of files) {
        assert.match(await choose(page, 'noise.json', bytes), /Import failed/);
      }
      await harmless(page);
    }));
});
