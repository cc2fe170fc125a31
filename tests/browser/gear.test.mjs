// The catalogue: looked through, compared, taken into one's kit, and replaced by one's own.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { barriers, behaving, launch, launchWithoutStorage, open, settled, started, tabTo } from './browser.mjs';
import { serve } from './server.mjs';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const SMALLEST = { width: 320, height: 640 };

const SHOP = `brand,model,type,price,currency,impedance_ohms,link
Sennheiser,HD 600,open_over_ear,289,EUR,300,https://shop.example/hd-600
House,Studio One,closed_over_ear,79.90,EUR,38,https://shop.example/one
House,Field 5,near_field,149,EUR,,https://shop.example/field
`;
const BROKEN = `brand,model,type,price,currency
House,Other One,closed_overear,89,EUR
House,Other Two,near_field,cheap,EUR
`;

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

const file = (name, text) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

/** Opens a view of the site by its address. */
async function goTo(page, fragment) {
  await page.evaluate((hash) => (location.hash = hash), fragment);
  const there = { '#advice': '#advice', '#gear': '.products' }[fragment] ?? '.sheet';
  await page.locator(there).waitFor();
}

const headline = (page) => page.locator('.headline').first().textContent();
const product = (page, name) => page.locator('.product').filter({ has: page.getByRole('link', { name, exact: true }) });
/** Looks for a model by its name and gives its place in the list. */
async function find(page, name) {
  await page.getByLabel('Find a model').fill(name);
  await product(page, name).waitFor();
  return product(page, name);
}

const say = (where, what) => where.getByRole('button', { name: what, exact: true });

/** Chooses a file as one's own catalogue and waits for what came of it. */
async function choose(page, name, text) {
  const findings = page.locator('.findings');
  const before = (await findings.count()) > 0 ? await findings.textContent() : '';
  await page.locator('#own-file').setInputFiles(file(name, text));
  await page.waitForFunction((old) => (document.querySelector('.findings')?.textContent ?? old) !== old, before);
  return findings.textContent();
}

/** Waits until a chosen catalogue is kept: its text, its name, and its packed form. */
const kept = (page) =>
  page.waitForFunction(async () => {
    const own = await caches.open('sweetspot-own-catalogue');
    return (await own.keys()).length === 3;
  });

/** The names of what each kit holds, and what it costs; afterwards the same one is looked at again. */
async function kits(page) {
  const names = async () => page.locator('.card h4').allTextContents();
  const sizes = page.locator('.size');
  if ((await sizes.count()) === 0) return [{ names: await names(), cost: amount(await headline(page)) }];
  const shown = await sizes.evaluateAll((all) => all.findIndex((size) => size.matches('[aria-pressed="true"]')));
  const all = [];
  for (const size of await sizes.all()) {
    await size.click();
    all.push({ names: await names(), cost: amount(await size.locator('.size-cost').textContent()) });
  }
  await sizes.nth(shown).click();
  return all;
}

const amount = (text) => Number(/[$€]([\d,.]*\d)/.exec(text)[1].replaceAll(',', ''));

async function mixing(page, budget) {
  await page.locator('#work-mix').check();
  await page.locator('#budget').fill(String(budget));
}

const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('find a model by a misspelt name, compare three, own one, see the kit change', () =>
  visit('', { viewport: DESKTOP }, async (page) => {
    await mixing(page, 600);
    const told = await headline(page);
    await page.getByRole('link', { name: 'Gear', exact: true }).click();
    await page.getByLabel('Find a model').fill('senheiser hd600');
    await product(page, 'Sennheiser HD 600').waitFor();
    assert.match(await page.locator('.found').textContent(), /these come nearest/);

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
    assert.notEqual(await headline(page), told);
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
    await page.locator('.compared').getByRole('button', { name: /^Take .* out of the comparison$/ }).first().click();
    assert.ok(await boxes.nth(4).isEnabled());
    await page.getByRole('button', { name: 'Clear the comparison' }).first().click();
    assert.equal(await page.locator('.compared').count(), 0);
  }));

test("load a shop's CSV and get kits from it in its currency; refuse a broken one without losing the old", () =>
  visit('', { viewport: DESKTOP }, async (page) => {
    await mixing(page, 600);
    const builtIn = await headline(page);
    await goTo(page, '#gear');
    await page.locator('.own-catalogue > summary').click();
    assert.match(await choose(page, 'shop.csv', SHOP), /3 products taken over/);
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
    assert.match(refusal, /2 problems: this file is not taken over, and what was there stays/);
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

    await page.getByRole('button', { name: 'Use the built-in catalogue again' }).click();
    await product(page, 'House Studio One').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Show everything' }).click();
    await goTo(page, '#advice');
    await page.waitForFunction((text) => document.querySelector('.headline').textContent === text, builtIn);
    await page.reload();
    await started(page);
    assert.equal(await headline(page), builtIn);
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
      assert.match(await choose(page, 'shop.csv', SHOP), /3 products taken over/);
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

test("a monitor's sheet derives whether it is for near, middle or far seats", () =>
  visit('#gear/genelec-8040b', { viewport: DESKTOP }, async (page) => {
    await page.locator('.derivation').waitFor();
    const derived = await page.locator('.derivation').textContent();
    assert.match(derived, /these are near-field monitors/);
    assert.match(derived, /woofer of 6\.5 in/);
    assert.match(derived, /41 Hz/);
  }));

test('a model that the catalogue does not have is said to be unknown, with the way on', () =>
  visit('#gear/no-such-model', { viewport: DESKTOP }, async (page) => {
    await page.getByText('The catalogue in use has no such model.').waitFor();
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await page.getByText('The catalogue in use has no such model.').waitFor({ state: 'detached' });
  }));

test('a wanted model is in every kit and its price in the cost; the answer can be taken back', () =>
  visit('', { viewport: DESKTOP }, async (page) => {
    await mixing(page, 900);
    const told = await headline(page);
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
    await page.getByRole('button', { name: 'Take Sennheiser HD 650 back' }).click();
    assert.equal(await headline(page), told);
    await goTo(page, '#gear/sennheiser-hd-650');
    assert.equal(await say(page.locator('.sheet'), 'Use in my kit').getAttribute('aria-pressed'), 'false');
  }));

test('a model that is never wanted is in no kit; the answer can be taken back', () =>
  visit('', { viewport: DESKTOP }, async (page) => {
    await mixing(page, 600);
    const told = await headline(page);
    const unwanted = await page.locator('.card h4').first().textContent();
    await page.locator('.card').first().getByRole('link', { name: 'All figures' }).click();
    await say(page.locator('.sheet'), 'Never suggest this').click();
    await goTo(page, '#advice');
    for (const { names } of await kits(page)) assert.ok(!names.includes(unwanted), names.join());
    assert.notEqual(await headline(page), told);
    await page.getByRole('button', { name: `Take ${unwanted} back` }).click();
    assert.equal(await headline(page), told);
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
    await page.waitForFunction(() => document.activeElement.id === 'sheet-title');
    await tabTo(page, '.sheet .sayings button:nth-child(2)');
    await page.keyboard.press('Space');
    await page.waitForFunction(() => document.activeElement.getAttribute('aria-pressed') === 'true');
    await tabTo(page, '.sheet-head a', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction((left) => document.activeElement.matches(left), link);
    await tabTo(page, '.views a[href="#advice"]', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('#advice').waitFor();
    assert.match(await page.locator('.cards').textContent(), /Sennheiser HD 600/);
  }));

test('whoever opens a model far down in the list sees its sheet, and comes back to the same place', () =>
  visit('#gear', { viewport: PHONE }, async (page) => {
    const link = page.locator('.product h3 a').nth(20);
    await link.click();
    await page.locator('.sheet').waitFor();
    const head = await page.locator('#sheet-title').boundingBox();
    assert.ok(head.y >= 0 && head.y < PHONE.height / 2, `its head is at ${head.y}`);
    await page.getByRole('link', { name: 'Back to the list' }).click();
    const place = await link.boundingBox();
    assert.ok(place.y >= 0 && place.y < PHONE.height, `the link is at ${place.y}`);
  }));

describe('a hostile catalogue neither runs nor breaks anything', () => {
  const ATTACK = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';

  const harmless = async (page) => {
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await page.locator('#gear img, #gear script, #app img, #app script').count(), 0);
    assert.equal(await page.locator('a[href^="javascript" i], a[href^="data" i]').count(), 0);
    assert.ok((await tooWide(page)) <= 0);
  };

  test('ten thousand products named like scripts', () =>
    visit('#gear', { viewport: PHONE }, async (page) => {
      await page.locator('.products').waitFor();
      const quoted = ATTACK.replaceAll('"', '""');
      const rows = Array.from({ length: 10_000 }, (_, row) => `${ATTACK.slice(0, 10)},"${quoted}${row}",open_over_ear,${row + 1},EUR`);
      const outcome = await choose(page, 'many.csv', `brand,model,type,price,currency\n${rows.join('\n')}\n`);
      assert.match(outcome, /10000 products taken over/);
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
      for (const bytes of [Buffer.alloc(5 << 20), Buffer.from([0xff, 0xfe, 0, 0xd8]), Buffer.from('['.repeat(100_000))]) {
        assert.match(await choose(page, 'noise.json', bytes), /not taken over/);
      }
      await harmless(page);
    }));
});

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
  test(`the advice does not jump when the catalogue arrives, at ${viewport.width} pixels`, async () => {
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
      await page.getByRole('main').getByText('Tuning up…').waitFor();
      const release = arrive;
      arrive = null;
      release();
      await started(page);
      await settled(page);
      // A shift of our own comes last, so that none before it is missed.
      const shifts = await page.evaluate(
        () =>
          new Promise((resolve) => {
            const seen = [];
            new PerformanceObserver((list) => {
              seen.push(...list.getEntries().map(({ value, sources }) => [value, ...sources.map(({ node }) => node?.className)]));
              if (seen.some((shift) => shift[0] > 0.1)) resolve(seen);
            }).observe({ type: 'layout-shift', buffered: true });
            const block = document.createElement('div');
            block.style.height = '400px';
            requestAnimationFrame(() => document.body.prepend(block));
          }),
      );
      assert.deepEqual(shifts.slice(0, -1), []);
    } finally {
      await context.close();
      await slow.stop();
    }
  });
}
