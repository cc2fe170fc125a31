// What a page can set, call and hear.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { until } from '../../app.mjs';
import { launch } from '../../browser.mjs';
import { drawn, guest, heard, listen, ready, styleOf } from '../host.mjs';

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

const ANSWERS = { work: { record_at_mic: 2, mix: 3 }, place: { neighbours: 'thin_walls' }, budget: 600 };

/** A visit with the first widget at work. */
const visit = (journey, { file = 'index.html#own' } = {}) =>
  guest(
    browser,
    import.meta.url,
    async (given) => {
      await ready(given.widget);
      await drawn(given.widget);
      await journey(given);
    },
    { file, prepare: listen },
  );

const answers = (widget) => widget.evaluate((element) => element.situation);
const set = (widget, name, value) =>
  widget.evaluate((element, [name, value]) => (value === null ? element.removeAttribute(name) : element.setAttribute(name, value)), [name, value]);
/** Sets a property, and gives the next advice. */
const tell = (widget, situation) =>
  widget.evaluate(async (element, situation) => {
    element.situation = situation;
    return element.ready();
  }, situation);
/** Lets everything that is under way come to its end: two frames, and what follows from them. */
const settle = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

test('a situation that is set before the script arrives counts: as an object, as JSON, as the text of a link', () =>
  visit(async ({ page }) => {
    const wanted = { work: { mix: 3 }, place: { night: true }, owned: [{ type: 'open_over_ear' }], budget: 600 };
    const advices = [];
    for (const id of ['object', 'json', 'link']) {
      advices.push(await ready(page.locator(`#${id}`)));
      const situation = await answers(page.locator(`#${id}`));
      // A link knows shares of the work alone, so it tells as much.
      assert.deepEqual(situation, wanted, id);
    }
    assert.deepEqual(advices[1], advices[0]);
    assert.deepEqual(advices[2], advices[0]);
    await page.locator('#object').getByRole('button', { name: 'Units: feet' }).waitFor();
    assert.deepEqual(await heard(page, 'problem'), []);
  }));

test('a situation that is set later is shown and advised on, and is no answer', () =>
  visit(async ({ page, widget }) => {
    for (const situation of [{ work: { dj: 3 } }, '{"work": {"listen": 1}}', '#advice?work=master:3&v=1']) {
      const { headline } = await tell(widget, situation);
      await widget.locator('.headline', { hasText: headline }).waitFor();
    }
    assert.deepEqual(await answers(widget), { work: { master: 3 } });
    assert.equal(await widget.locator('#work-master').isChecked(), true);
    await settle(page);
    assert.deepEqual(await heard(page, 'answer'), []);
    assert.deepEqual(await heard(page, 'problem'), []);
  }));

test('reset() forgets all answers, and is no answer itself', () =>
  visit(async ({ page, widget }) => {
    await widget.evaluate((element) => {
      element.reset();
      return element.ready();
    });
    assert.deepEqual(await answers(widget), {});
    assert.equal(await widget.locator('input[type=checkbox]:checked').count(), 0);
    assert.deepEqual(await heard(page, 'answer'), []);
  }));

test('link leads to the whole site with the same situation', () =>
  visit(async ({ page, site, widget }) => {
    const link = await widget.evaluate((element) => element.link);
    assert.ok(link.startsWith(`${site}#advice?`), link);
    assert.equal(await page.evaluate(() => document.createElement('sweet-spot').link), null, 'none before it has started');
    await tell(page.locator('#object'), link);
    assert.deepEqual(await answers(page.locator('#object')), ANSWERS);
    await set(widget, 'site', 'https://advice.example/sub/#old');
    await widget.locator('.widget-site[href^="https://advice.example/sub/#advice"]').waitFor();
  }));

test('what the page gets is its own copy', () =>
  visit(async ({ widget }) => {
    const same = await widget.evaluate((element) => {
      element.situation.work.mix = 1;
      element.advice.kits.length = 0;
      return [element.situation.work.mix, element.advice.kits.length > 0];
    });
    assert.deepEqual(same, [3, true]);
  }));

test('attributes are followed while it runs', () =>
  visit(async ({ page, widget }) => {
    await set(widget, 'ask', 'work budget');
    await widget.locator('#noise-question').waitFor({ state: 'detached' });
    assert.equal(await widget.locator('fieldset').count(), 2);
    await set(widget, 'ask', 'none');
    await widget.locator('#questions').waitFor({ state: 'detached' });
    await set(widget, 'ask', null);
    await widget.locator('#noise-question').waitFor();
    await set(widget, 'units', 'imperial');
    await widget.getByRole('button', { name: 'Units: feet' }).waitFor();
    for (const theme of ['dark', 'light']) {
      await set(widget, 'theme', theme);
      assert.deepEqual(await styleOf(widget.locator('.sweetspot'), ['color-scheme']), { 'color-scheme': theme });
    }
    await set(widget, 'claim', 'open-leaks-into-the-take');
    await set(widget, 'view', 'claim');
    await widget.locator('.note').waitFor();
    assert.equal(await ready(widget), null, 'a claim has no advice');
    const says = await widget.locator('.note').textContent();
    await set(widget, 'claim', 'any-headphone-jack-will-do');
    await widget.getByText('It does not matter which headphone jack').waitFor();
    assert.notEqual(await widget.locator('.note').textContent(), says);
    await set(widget, 'view', 'gear');
    await widget.locator('.product').first().waitFor();
    await set(widget, 'view', null);
    await widget.locator('.note').waitFor();
    await set(widget, 'claim', null);
    await widget.locator('.headline').waitFor();
    assert.deepEqual(await answers(widget), ANSWERS, 'through all of this no answer is lost');
    assert.deepEqual(await heard(page, 'answer'), []);
    assert.deepEqual(await heard(page, 'problem'), []);
  }));

test('attributes and properties of the same name are one', () =>
  visit(async ({ widget }) => {
    await widget.evaluate((element) => {
      element.ask = 'work';
      element.theme = 'dark';
    });
    assert.equal(await widget.getAttribute('ask'), 'work');
    assert.equal(await widget.evaluate((element) => element.theme), 'dark');
    await widget.evaluate((element) => (element.ask = null));
    assert.equal(await widget.getAttribute('ask'), null);
  }));

for (const [view, sees] of [
  ['gear', '.product'],
  ['gear/sennheiser-hd-600', '.sheet'],
  ['take', '.shop-card'],
]) {
  test(`view="${view}" is what is shown first, and again after a look elsewhere`, () =>
    visit(async ({ page }) => {
      const widget = page.locator('#object');
      await set(widget, 'view', view);
      await ready(widget);
      await widget.locator(sees).first().waitFor();
      await set(widget, 'view', 'advice');
      await widget.locator('.headline').waitFor();
      await set(widget, 'view', view);
      await widget.locator(sees).first().waitFor();
      assert.deepEqual(await heard(page, 'problem'), []);
    }));
}

const WRONG = [
  ['situation', 'a text that is neither', (element) => (element.situation = '[object Object]')],
  ['situation', 'data that has no end', (element) => {
    const data = { work: { dj: 1 } };
    data.self = data;
    element.situation = data;
  }],
  ['situation', 'a number', (element) => (element.situation = 42)],
  ['situation', 'a symbol', (element) => (element.situation = Symbol('mix'))],
  ['plaice', 'an unknown key', (element) => (element.situation = { plaice: {} })],
  ['work.mxi', 'an unknown name', (element) => (element.situation = { work: { mxi: 3 } })],
  ['ask', 'an unknown question', (element) => element.setAttribute('ask', 'work budjet')],
  ['view', 'an unknown view', (element) => element.setAttribute('view', 'gaer')],
  ['units', 'unknown units', (element) => element.setAttribute('units', 'miles')],
  ['theme', 'an unknown theme', (element) => element.setAttribute('theme', 'drak')],
  ['site', 'an address that runs something', (element) => element.setAttribute('site', 'javascript:alert(1)')],
];

for (const [path, name, act] of WRONG) {
  test(`${name} in ${path} is named with a remedy, and loses nothing`, () =>
    visit(async ({ page, widget }) => {
      await widget.evaluate(act);
      await page.waitForFunction(() => window.heard.some(([type]) => type === 'problem'));
      await settle(page);
      const problems = (await heard(page, 'problem')).flat();
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.deepEqual(Object.keys(problems[0]).sort(), ['path', 'remedy', 'what']);
      assert.ok(problems[0].path.startsWith(path), problems[0].path);
      assert.ok(problems[0].what && problems[0].remedy);
      assert.deepEqual(await answers(widget), ANSWERS);
      assert.equal(await widget.locator('#work-mix').isChecked(), true);
      assert.deepEqual(await heard(page, 'answer'), []);
    }));
}

test('of a situation with a mistake what can be read is taken', () =>
  visit(async ({ page, widget }) => {
    await tell(widget, { work: { dj: 3 }, plaice: {}, budget: -5 });
    assert.deepEqual((await heard(page, 'problem')).flat().map(({ path }) => path).sort(), ['budget', 'plaice']);
    assert.deepEqual(await answers(widget), { work: { dj: 3 } });
  }));

test('a claim that is not known is named with those like it', () =>
  visit(async ({ page, widget }) => {
    await widget.evaluate((element) => {
      element.claim = 'open-leaks';
      element.view = 'claim';
    });
    await page.waitForFunction(() => window.heard.some(([type]) => type === 'problem'));
    const [[problem]] = await heard(page, 'problem');
    assert.equal(problem.path, 'claim');
    assert.equal(problem.what, 'no claim is called "open-leaks"');
    assert.match(problem.remedy, /open-leaks-into-the-take/);
    await widget.getByText('There is no claim with this name.').waitFor();
  }));

for (const type of ['advice', 'answer', 'problem', 'select']) {
  test(`a listener for ${type} may set a situation: nothing is thrown, and it comes to an end`, () =>
    visit(async ({ page, widget }) => {
      await widget.evaluate((element, type) => {
        window.calls = 0;
        element.addEventListener(type, () => {
          window.calls += 1;
          element.situation = { work: { listen: 3 }, budget: 300, ...(type === 'problem' && { plaice: {} }) };
        });
      }, type);
      if (type === 'select') await widget.getByRole('link', { name: 'All figures' }).first().click();
      else if (type === 'problem') await widget.evaluate((element) => (element.units = 'miles'));
      else await widget.locator('#work-dj').evaluate((box) => box.click());
      await page.waitForFunction(() => window.calls > 0);
      await page.waitForFunction(() => document.querySelector('#advisor').advice !== null);
      assert.deepEqual(await answers(widget), { work: { listen: 3 }, budget: 300 });
      await settle(page);
      const calls = await page.evaluate(() => window.calls);
      await settle(page);
      assert.equal(await page.evaluate(() => window.calls), calls);
    }));
}

test('a listener that throws stops nothing', () =>
  visit(async ({ page, record, widget }) => {
    await widget.evaluate((element) => {
      for (const type of ['advice', 'answer', 'select']) {
        element.addEventListener(type, () => {
          throw new Error(`the page's own, at ${type}`);
        });
      }
    });
    await widget.locator('#work-dj').check();
    await until(page, () => record.errors.length === 2);
    await widget.getByRole('link', { name: 'All figures' }).first().click();
    await widget.locator('.sheet').waitFor();
    await until(page, () => record.errors.length === 3);
    assert.deepEqual(record.errors.map((error) => error.match(/the page's own, at (\w+)/)?.[1]).sort(), ['advice', 'answer', 'select']);
    record.errors.length = 0;
  }));

test('a page that prevents select does something else with the model', () =>
  visit(async ({ page, widget }) => {
    await widget.evaluate((element) => element.addEventListener('select', (event) => event.preventDefault()));
    await widget.getByRole('link', { name: 'All figures' }).first().click();
    await settle(page);
    const [selected] = await heard(page, 'select');
    assert.deepEqual(Object.keys(selected), ['action', 'model', 'name', 'type']);
    assert.equal(selected.action, 'look');
    assert.equal(await widget.locator('.sheet').count(), 0);
    assert.equal(await widget.locator('.headline').isVisible(), true);
    await set(widget, 'view', `gear/${selected.model}`);
    await widget.locator('.sheet').getByRole('button', { name: 'I own this' }).click();
    await settle(page);
    assert.equal((await heard(page, 'select')).at(-1).action, 'own');
    assert.deepEqual(await answers(widget), ANSWERS, 'what the page takes over is not announced');
  }));

test('no link inside changes the address or the history of the page', () =>
  visit(async ({ page, host, widget }) => {
    const steps = await page.evaluate(() => history.length);
    for (const view of ['advice', 'gear', 'gear/sennheiser-hd-600', 'take']) {
      const links = 'a[href^="#"]';
      for (let index = 0; ; index += 1) {
        await set(widget, 'view', null);
        await set(widget, 'view', view);
        await settle(page);
        const link = widget.locator(links).nth(index);
        if (index >= 12 || (await widget.locator(links).count()) <= index) break;
        await link.evaluate((element) => element.click());
        assert.equal(page.url(), `${host}index.html#own`);
      }
    }
    assert.equal(await page.evaluate(() => history.length), steps);
  }));

test('ready() starts a widget that is far away, and waits for one that is not on the page yet', () =>
  visit(async ({ page }) => {
    const headline = await page.evaluate(async () => {
      const widget = document.createElement('sweet-spot');
      widget.situation = { work: { mix: 3 } };
      const early = widget.ready();
      document.body.append(Object.assign(document.createElement('p'), { style: 'height: 20000px' }), widget);
      return (await early).headline;
    });
    assert.ok(headline.length > 0);
  }));
