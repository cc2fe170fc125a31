// The catalogue: looked through, compared, and taken into one's kit.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { barriers, behaving, launch, settled, started, tabTo } from './browser.mjs';
import {
  BROKEN, DESKTOP, PHONE, SMALLEST, amount, choose, goTo, headline, kits, mixing, product, say, tooWide,
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

/** Waits until an element has the focus. */
const focused = (page, selector) => page.waitForFunction((wanted) => document.activeElement.matches(wanted), selector);

test('find a model by a misspelt name, compare three, own one, see the kit change', () =>
  visit('', { viewport: DESKTOP }, async (page) => {
    await mixing(page, 600);
    const before = await headline(page);
    await page.getByRole('link', { name: 'Gear', exact: true }).click();
    await page.getByLabel('Find a model').fill('senheiser hd600');
    await product(page, 'Sennheiser HD 600').waitFor();
    assert.match(await page.locator('.found').textContent(), /Closest matches/);

    await page.getByLabel('Find a model').fill('sennheiser hd 6');
    await product(page, 'Sennheiser HD 620S').waitFor();
    for (const name of ['Sennheiser HD 600', 'Sennheiser HD 650', 'Sennheiser HD 620S']) {
      await product(page, name).getByRole('checkbox').check();
    }
    await page.getByRole('button', { name: 'Side by side' }).click();
    const table = page.locator('.compared table');
    assert.deepEqual(await table.locator('thead a').allTextContents(), [
      'Sennheiser HD 600', 'Sennheiser HD 650', 'Sennheiser HD 620S',
    ]);
    const impedance = table.getByRole('row').filter({ hasText: /^Impedance/ }).first();
    assert.match(await impedance.textContent(), /300 Ω.*claimed.*300 Ω.*150 Ω/);

    await say(product(page, 'Sennheiser HD 600'), 'I own this').click();
    await goTo(page, '#advice');
    assert.notEqual(await headline(page), before);
    for (const kit of await kits(page)) assert.ok(kit.names.includes('Sennheiser HD 600'), kit.names.join());
    const card = page.locator('.card').filter({ hasText: 'Sennheiser HD 600' });
    assert.doesNotMatch(await card.locator('.card-action').textContent(), /\$/, 'what is owned costs nothing');
  }));

test('a list of four for the comparison is full, and says which ones can be taken out', () =>
  visit('#gear', { viewport: DESKTOP }, async (page) => {
    const boxes = page.locator('.compare input');
    await boxes.first().waitFor();
    for (const place of [0, 1, 2, 3]) await boxes.nth(place).check();
    assert.ok(await boxes.nth(4).isDisabled());
    await page.locator('.compared').getByRole('button', { name: /^Remove .* from the comparison$/ }).first().click();
    assert.ok(await boxes.nth(4).isEnabled());
    await page.getByRole('button', { name: 'Clear the comparison' }).first().click();
    assert.equal(await page.locator('.compared').count(), 0);
  }));

test("a model's sheet shows each figure with its basis, and its source on demand", () =>
  visit('#gear/sennheiser-hd-600', { viewport: DESKTOP }, async (page) => {
    const figures = page.locator('.sheet .figures tr').filter({ has: page.locator('details') });
    await figures.first().waitFor();
    assert.ok((await figures.count()) >= 8);
    for (const row of await figures.all()) {
      assert.match(await row.locator('summary').textContent(), /^(measured|computed|claimed|typical|unconfirmed)$/);
      const source = row.locator('a, cite');
      assert.ok(!(await source.isVisible()));
      await row.locator('summary').click();
      assert.ok(await source.isVisible());
      assert.notEqual(await source.textContent(), '');
    }
    assert.match(await page.locator('.sheet .figures').textContent(), /Impedance300 Ωclaimed/);
  }));

test('a kind finds its models, the size of a woofer too, and a name is the better hit', () =>
  visit('#gear', { viewport: DESKTOP }, async (page) => {
    const all = async (text, type) => {
      await page.getByLabel('Find a model').fill(text);
      await page.waitForFunction(
        (source) => new RegExp(source).test(document.querySelector('.product-type')?.textContent),
        type.source,
      );
      for (const found of await page.locator('.product .product-type').allTextContents()) assert.match(found, type);
    };
    await all('subwoofer 10 inch', /^Subwoofer/);
    await all('closed headphones', /^Closed-back/);
    assert.match(await page.locator('.product h3').first().textContent(), /Closed/);
  }));

test('a model without a price says why it cannot be in a kit, and can be owned', () =>
  visit('#gear/sennheiser-hd-25-plus', { viewport: PHONE }, async (page) => {
    const why = /We have no price for it, so it can't be part of a kit you buy/;
    const sheet = page.locator('.sheet');
    const described = await say(sheet, 'Use in my kit').getAttribute('aria-describedby');
    assert.ok(await say(sheet, 'Use in my kit').isDisabled());
    assert.match(await page.locator(`#${described}`).textContent(), why);
    await say(sheet, 'I own this').click();
    assert.equal(await say(sheet, 'I own this').getAttribute('aria-pressed'), 'true');
    await page.getByLabel('Find a model').fill('hd 25 plus');
    await product(page, 'Sennheiser HD 25 Plus').getByText("Without a price it can't be part of a kit.").waitFor();
    assert.deepEqual(await barriers(page), []);
    assert.ok((await tooWide(page)) <= 0);
    await goTo(page, '#gear/sennheiser-hd-600');
    assert.equal(await sheet.getByText(why).count(), 0, 'a model with a price needs no excuse');
  }));

test("a monitor's sheet derives whether it is for near, middle or far seats", () =>
  visit('#gear/genelec-8040b', { viewport: DESKTOP }, async (page) => {
    await page.locator('.derivation').waitFor();
    const derived = await page.locator('.derivation').textContent();
    assert.match(derived, /these are near-field monitors/);
    assert.match(derived, /6\.5-inch woofer/);
    assert.match(derived, /41 Hz/);
  }));

test('a model that the catalogue does not have is said to be unknown, with the way on', () =>
  visit('#gear/no-such-model', { viewport: DESKTOP }, async (page) => {
    await page.getByText('This model is not in the catalogue in use.').waitFor();
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await page.getByText('This model is not in the catalogue in use.').waitFor({ state: 'detached' });
  }));

test('a wanted model is in every kit and its price in the cost; the answer can be taken back', () =>
  visit('', { viewport: DESKTOP }, async (page) => {
    await mixing(page, 900);
    const before = await headline(page);
    await goTo(page, '#gear/sennheiser-hd-650');
    const price = amount(await page.locator('.sheet .product-type').textContent());
    await say(page.locator('.sheet'), 'Use in my kit').click();
    assert.equal(await say(page.locator('.sheet'), 'Use in my kit').getAttribute('aria-pressed'), 'true');
    await goTo(page, '#advice');
    for (const { names, cost } of await kits(page)) {
      assert.ok(names.includes('Sennheiser HD 650'), names.join());
      assert.ok(cost >= price, `${cost} with a model for ${price}`);
    }
    assert.match(await page.locator('#questions .models').nth(1).textContent(), /want in the kit.*Sennheiser HD 650/s);
    await page.getByRole('button', { name: 'Remove Sennheiser HD 650' }).click();
    assert.equal(await headline(page), before);
    await goTo(page, '#gear/sennheiser-hd-650');
    assert.equal(await say(page.locator('.sheet'), 'Use in my kit').getAttribute('aria-pressed'), 'false');
  }));

test('a model that is never wanted is in no kit; the answer can be taken back', () =>
  visit('', { viewport: DESKTOP }, async (page) => {
    await mixing(page, 600);
    const before = await headline(page);
    const unwanted = await page.locator('.card h4').first().textContent();
    await page.locator('.card').first().getByRole('link', { name: 'All figures' }).click();
    await say(page.locator('.sheet'), 'Never suggest this').click();
    await goTo(page, '#advice');
    for (const { names } of await kits(page)) assert.ok(!names.includes(unwanted), names.join());
    assert.notEqual(await headline(page), before);
    await page.getByRole('button', { name: `Remove ${unwanted}` }).click();
    assert.equal(await headline(page), before);
  }));

test('by keyboard alone from the search to a sheet, to owning the model, and back to the advice', () =>
  visit('#gear', { viewport: DESKTOP }, async (page) => {
    await page.locator('.products').waitFor();
    await tabTo(page, '#gear-text');
    await page.keyboard.type('hd 600');
    await product(page, 'Sennheiser HD 600').waitFor();
    const link = '.product a[href="#gear/sennheiser-hd-600"]';
    await tabTo(page, link);
    await page.keyboard.press('Enter');
    await focused(page, '#sheet-title');
    await tabTo(page, '.sheet .sayings button:nth-child(2)');
    await page.keyboard.press('Space');
    await focused(page, '[aria-pressed="true"]');
    await tabTo(page, '.sheet-head a', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await focused(page, link);
    await tabTo(page, '.views a[href="#advice"]', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('#advice').waitFor();
    assert.match(await page.locator('.cards').textContent(), /Sennheiser HD 600/);
  }));

test('whoever opens a model far down in the list sees its sheet, and comes back to the same place', () =>
  visit('#gear', { viewport: PHONE }, async (page) => {
    const link = page.locator('.product h3 a').nth(20);
    await link.click();
    await focused(page, '#sheet-title');
    const head = await page.locator('#sheet-title').boundingBox();
    assert.ok(head.y >= 0 && head.y < PHONE.height / 2, `its head is at ${head.y}`);
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await focused(page, '.product h3 a');
    const place = await link.boundingBox();
    assert.ok(place.y >= 0 && place.y < PHONE.height, `the link is at ${place.y}`);
  }));

for (const colorScheme of ['light', 'dark']) {
  for (const viewport of [DESKTOP, PHONE, SMALLEST]) {
    test(`no barriers and nothing too wide at ${viewport.width} pixels in ${colorScheme} colours`, () =>
      visit('#gear', { viewport, colorScheme }, async (page) => {
        const fine = async (what) => {
          assert.deepEqual(await barriers(page), [], what);
          assert.ok((await tooWide(page)) <= 0, `${what} is ${await tooWide(page)} pixels too wide`);
        };
        await page.locator('.products').waitFor();
        await fine('the list');
        const facets = page.locator('.facet-groups');
        if (!(await facets.evaluate(({ open }) => open))) await facets.locator('summary').click();
        await page.locator('#facet-type-near_field').check();
        await fine('the facets');
        for (const place of [0, 1, 2]) await page.locator('.compare input').nth(place).check();
        await fine('the comparison');
        await choose(page, 'broken.csv', BROKEN);
        await fine('the findings');
        await page.locator('.known summary').click();
        await fine('what is known');
        for (const model of ['sennheiser-hd-600', 'genelec-8040b']) {
          await goTo(page, `#gear/${model}`);
          await page.locator('.sheet summary').first().click();
          await fine(`the sheet of ${model}`);
        }
      }));
  }
}

for (const viewport of [DESKTOP, PHONE]) {
  test(`the advice does not jump when the program draws over it, at ${viewport.width} pixels`, async () => {
    let arrive;
    const late = new Promise((resolve) => (arrive = resolve));
    const slow = await serve();
    slow.interfere = (request, response) => {
      if (!/\/catalogue-.*\.postcard$/.test(request.url) || arrive === null) return false;
      late.then(() => response.writeHead(302, { location: request.url }).end());
      return true;
    };
    const context = await browser.newContext({ viewport });
    try {
      const page = await context.newPage();
      await page.goto(slow.url);
      await page.locator('.headline').waitFor();
      // Before that the HTML itself may still be arriving.
      const from = await page.evaluate(() => performance.now());
      const release = arrive;
      arrive = null;
      release();
      await started(page);
      await settled(page);
      // A shift of our own comes last, so that none before it is missed.
      const shifts = await page.evaluate(
        (from) =>
          new Promise((resolve) => {
            const seen = [];
            new PerformanceObserver((list) => {
              for (const { value, sources, startTime } of list.getEntries()) {
                if (startTime > from) seen.push([value, ...sources.map(({ node }) => node?.className)]);
              }
              if (seen.some((shift) => shift[0] > 0.1)) resolve(seen);
            }).observe({ type: 'layout-shift', buffered: true });
            const block = document.createElement('div');
            block.style.height = '400px';
            requestAnimationFrame(() => document.body.prepend(block));
          }),
        from,
      );
      assert.deepEqual(shifts.slice(0, -1), []);
    } finally {
      await context.close();
      await slow.stop();
    }
  });
}
