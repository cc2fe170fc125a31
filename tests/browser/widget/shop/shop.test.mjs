// A shop that advises from its own list.

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

/** A visit with the widget at work, which has the attributes that are given in place of its own. */
const visit = (attributes, journey, prepare) =>
  guest(
    browser,
    import.meta.url,
    async (given) => {
      const advice = await ready(given.widget);
      await drawn(given.widget);
      await journey({ ...given, advice });
    },
    {
      prepare: async (page, context) => {
        await listen(page);
        await page.addInitScript((wanted) => {
          document.addEventListener('DOMContentLoaded', () => {
            for (const [name, value] of Object.entries(wanted)) document.querySelector('sweet-spot').setAttribute(name, value);
          });
        }, attributes);
        await prepare?.(page, context);
      },
    },
  );

const problems = async (page) => (await heard(page, 'problem')).flat();

test('kits come from the list, in its currency, with links to the shop', () =>
  visit({}, async ({ page, record, widget, advice }) => {
    assert.equal(advice.currency, 'EUR');
    const bought = advice.kits[0].items.filter(({ action, model }) => action === 'buy' && model);
    assert.ok(bought.length > 0);
    const links = widget.getByRole('link', { name: 'See it in the shop' });
    assert.match(await links.first().getAttribute('href'), /^https:\/\/shop\.example\//);
    assert.match(await links.first().getAttribute('rel'), /noopener/);
    assert.match(await widget.locator('.headline').textContent(), /€/);
    assert.deepEqual(await problems(page), []);
    assert.equal(record.requests.filter((url) => url.endsWith('shop.csv')).length, 1);
  }));

test('what is chosen in the shop is announced, and the page may do something else with it', () =>
  visit({}, async ({ page, context, widget }) => {
    await widget.evaluate((element) =>
      element.addEventListener('select', (event) => event.detail.action === 'shop' && event.preventDefault()),
    );
    const link = widget.getByRole('link', { name: 'See it in the shop' }).first();
    const href = await link.getAttribute('href');
    await link.click();
    await page.waitForFunction(() => window.heard.some(([type]) => type === 'select'));
    const [selected] = await heard(page, 'select');
    assert.equal(selected.action, 'shop');
    assert.equal(selected.link, href);
    assert.ok(selected.model && selected.name && selected.type);
    assert.equal(context.pages().length, 1, 'nothing was opened');
  }));

test('two widgets with the same list fetch it once, and it stays when one goes', () =>
  visit({}, async ({ page, record, widget }) => {
    const headline = await page.evaluate(async () => {
      const [one] = document.querySelectorAll('sweet-spot');
      const another = one.cloneNode();
      one.after(another);
      const advice = await another.ready();
      one.remove();
      return advice.headline;
    });
    assert.match(headline, /€/);
    assert.equal(await widget.count(), 1);
    assert.equal(record.requests.filter((url) => url.endsWith('shop.csv')).length, 1);
  }));

test('every problem of a broken list is named, and the built-in catalogue stays', () =>
  visit({ catalogue: 'broken.csv' }, async ({ page, advice }) => {
    const all = await problems(page);
    const text = all.map(({ path, what, remedy }) => `${path}: ${what}; ${remedy}`).join('\n');
    for (const part of ['open_over_ear', 'model', 'price', 'https']) assert.ok(text.includes(part), text);
    assert.ok(all.length >= 4, text);
    assert.ok(all.every(({ path, what, remedy }) => path.startsWith('catalogue') && what && remedy), text);
    assert.equal(advice.currency, 'USD');
    assert.ok(advice.kits[0].items.length > 0);
  }));

for (const [name, catalogue] of [
  ['an address that runs something', 'javascript:alert(1)'],
  ['no address', 'https://'],
  ['a file of the machine', 'file:///etc/passwd'],
]) {
  test(`${name} as a catalogue is a problem, nothing is asked for, and the built-in one stays`, () =>
    visit({ catalogue }, async ({ page, advice }) => {
      const [problem, ...more] = await problems(page);
      assert.deepEqual([problem.path, more], ['catalogue', []]);
      assert.ok(problem.what && problem.remedy);
      assert.equal(advice.currency, 'USD');
    }));
}

test('a list that is not there is a problem, and the built-in catalogue stays; it is tried again when it is set again', () =>
  visit({ catalogue: 'gone.csv' }, async ({ page, record, widget, advice }) => {
    const [problem] = await problems(page);
    assert.equal(problem.path, 'catalogue');
    assert.match(problem.what, /404/);
    assert.equal(advice.currency, 'USD');
    assert.ok(record.errors.every((error) => error.includes('gone.csv')), String(record.errors));
    record.errors.length = 0;
    record.console.length = 0;
    await widget.evaluate((element) => element.setAttribute('catalogue', 'shop.csv'));
    await page.waitForFunction(() => document.querySelector('sweet-spot').advice?.currency === 'EUR');
  }));

test('a currency without a list is a problem, because nothing is converted', () =>
  visit({ catalogue: '' }, async ({ page, advice }) => {
    const [problem] = await problems(page);
    assert.equal(problem.path, 'currency');
    assert.match(problem.what, /converted/);
    assert.equal(advice.currency, 'USD');
  }));

test('names that are markup or words of the language are text', () =>
  visit({ catalogue: 'hostile.csv' }, async ({ page, widget, advice }) => {
    assert.deepEqual(await problems(page), []);
    assert.equal(advice.currency, 'EUR');
    await widget.evaluate((element) => element.setAttribute('view', 'gear'));
    const search = widget.getByRole('searchbox').first();
    await search.fill('script alert');
    await widget.getByText('<script>alert(1)</script>').first().waitFor();
    assert.equal(await widget.locator('script, img, template').count(), 0);
  }));

test('a link that runs something refuses the list', () =>
  visit({ catalogue: 'script-link.csv' }, async ({ page, widget, advice }) => {
    assert.match((await problems(page))[0].path, /^catalogue/);
    assert.equal(advice.currency, 'USD');
    assert.equal(await widget.locator('[href^="javascript" i]').count(), 0);
  }));

/** A list with so many rows, at the address of `many.csv`. */
const rows = (count) => async (page, context) => {
  const row = (index) => `Brand ${index % 50},Model ${index},closed_over_ear,${50 + (index % 900)},https://shop.example/${index}`;
  const body = ['brand,model,type,price,link', ...Array.from({ length: count }, (_, index) => row(index))].join('\n');
  await context.route('**/many.csv', (route) => route.fulfill({ contentType: 'text/csv', body }));
};

test('ten thousand rows are advised on', () =>
  visit({ catalogue: 'many.csv' }, async ({ page, widget, advice }) => {
    assert.equal(advice.currency, 'EUR');
    assert.deepEqual(await problems(page), []);
    await widget.locator('#work-dj').check();
    await page.waitForFunction(() => window.heard.filter(([type]) => type === 'advice').length > 1);
  }, rows(10_000)));

test('one row more is refused, with the reason', () =>
  visit({ catalogue: 'many.csv' }, async ({ page, advice }) => {
    assert.match((await problems(page)).map(({ what }) => what).join(), /10,?001|10,?000/);
    assert.equal(advice.currency, 'USD');
  }, rows(10_001)));
