// Pages that stop events before these get to what is inside them, as menus, trackers and key handlers do.

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

const stopAll = () => {
  const kinds = ['click', 'input', 'change', 'keydown', 'keyup', 'keypress', 'focus', 'blur', 'focusin', 'focusout'];
  const pointers = ['down', 'up', 'move', 'over', 'out', 'cancel'];
  const types = [...kinds, ...pointers.flatMap((name) => [`pointer${name}`, `mouse${name}`]), 'touchstart', 'touchend'];
  for (const target of [window, document, document.documentElement].filter(Boolean)) {
    for (const type of types) target.addEventListener(type, (event) => event.stopPropagation(), { capture: true });
  }
};

const stopAtOnce = () => {
  for (const type of ['click', 'input', 'blur']) {
    window.addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true });
  }
};

const HOSTS = [
  ['stops nothing', {}],
  ['stops all events from its first moment', { early: stopAll }],
  ['stops all events once the widget is there', { late: stopAll }],
  ['stops all events at once on the window, after the script of the widget', { late: stopAtOnce }],
];

const answers = (page) => heard(page, 'answer');

/** Waits for so many answers, and that no more come in the next two frames. */
async function answered(page, count) {
  const now = () => page.evaluate(() => window.heard.filter(([type]) => type === 'answer').length);
  await page.waitForFunction((wanted) => window.heard.filter(([type]) => type === 'answer').length >= wanted, count);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  assert.equal(await now(), count, 'once for each answer');
  return (await answers(page)).at(-1);
}

for (const [name, { early, late }] of HOSTS) {
  const visit = (journey) =>
    guest(
      browser,
      import.meta.url,
      async (given) => {
        const { page, widget } = given;
        await ready(widget);
        await drawn(widget);
        if (late) await page.evaluate(late);
        const address = page.url();
        const steps = await page.evaluate(() => history.length);
        await journey(given);
        assert.equal(page.url(), address, 'the address is that of the page');
        assert.equal(await page.evaluate(() => history.length), steps, 'and so is its history');
      },
      {
        // Narrow enough for the answer above the questions.
        settings: { viewport: { width: 800, height: 900 } },
        prepare: async (page) => {
          await listen(page);
          if (early) await page.addInitScript(early);
        },
      },
    );

  test(`a page that ${name}: each answer counts once`, () =>
    visit(async ({ page, widget }) => {
      // As voice control presses the words, by the pointer, and by the keyboard.
      await widget.locator('label[for="work-dj"]').evaluate((label) => label.click());
      assert.deepEqual(Object.keys((await answered(page, 1)).work), ['record_at_mic', 'mix', 'dj']);
      assert.equal(await widget.locator('#work-dj').isChecked(), true);
      await widget.locator('#work-dj').click();
      assert.deepEqual(Object.keys((await answered(page, 2)).work), ['record_at_mic', 'mix']);
      assert.equal(await widget.locator('#work-dj').isChecked(), false);
      await widget.locator('#work-master').focus();
      await page.keyboard.press('Space');
      assert.deepEqual(Object.keys((await answered(page, 3)).work), ['record_at_mic', 'mix', 'master']);
      await widget.locator('#share-mix').selectOption({ index: 0 });
      const shares = (await answered(page, 4)).work;
      assert.notEqual(shares.mix, 3);
      await widget.locator('label[for="noise-1"]').evaluate((label) => label.click());
      assert.equal((await answered(page, 5)).place.noise, 'quiet');
      assert.equal(await widget.locator('#noise-1').isChecked(), true);
      assert.equal(await widget.locator('#noise-unknown').isChecked(), false);
    }));

  test(`a page that ${name}: a budget can be typed, and a wrong one is named when it is left`, () =>
    visit(async ({ page, widget }) => {
      const budget = widget.locator('#budget');
      await budget.fill('900');
      assert.equal((await answered(page, 1)).budget, 900);
      await budget.focus();
      await page.keyboard.press('End');
      await page.keyboard.type('5');
      assert.equal((await answered(page, 2)).budget, 9005);
      await budget.fill('much');
      assert.equal(await widget.locator('#budget-error').count(), 0, 'not while it is typed');
      // Inside the widget the focus moves unseen by the page, so it has to leave.
      await page.locator('#outside').focus();
      await widget.locator('#budget-error').waitFor();
      assert.equal((await answered(page, 2)).budget, 9005, 'what is wrong changes nothing');
    }));

  test(`a page that ${name}: what can be pressed is pressed once`, () =>
    visit(async ({ page, context, widget }) => {
      await widget.locator('.plan-part summary').first().click();
      await widget.locator('.plan-part details').first().locator('.evidence, li, p').first().waitFor();
      assert.equal(await widget.locator('.plan-part details').first().evaluate((details) => details.open), true);
      await widget.getByRole('button', { name: 'Units: metres' }).click();
      await widget.getByRole('button', { name: 'Units: feet' }).waitFor();
      const kit = widget.locator('.size[aria-pressed="false"]').first();
      await kit.evaluate((button) => button.setAttribute('data-pressed-here', ''));
      await kit.click();
      await widget.locator('.size[data-pressed-here][aria-pressed="true"]').waitFor();
      await widget.locator('.flip').first().click();
      await answered(page, 1);
      await page.waitForFunction(() => document.querySelector('sweet-spot').shadowRoot.activeElement?.matches('.headline'));
      await widget.getByRole('button', { name: 'Undo' }).click();
      assert.deepEqual(await answered(page, 2), {
        work: { record_at_mic: 2, mix: 3 },
        place: { neighbours: 'thin_walls' },
        budget: 600,
      });
      const opened = context.waitForEvent('page');
      await widget.locator('.widget-site').click();
      await opened;
      await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done))));
      assert.equal(context.pages().length, 2, 'a link opens once');
      await (await opened).close();
    }));

  test(`a page that ${name}: models open in the widget`, () =>
    visit(async ({ page, widget }) => {
      await widget.getByRole('link', { name: 'All figures' }).first().click();
      await widget.locator('.sheet').first().waitFor();
      assert.deepEqual((await heard(page, 'select')).map(({ action }) => action), ['look']);
      await widget.getByRole('link', { name: '← Back' }).click();
      await widget.locator('.headline').waitFor();
      await widget.locator('.widget-answer a').click();
      await page.waitForFunction(() => document.querySelector('sweet-spot').shadowRoot.activeElement?.id === 'advice');
    }));

  test(`a page that ${name}: the widget grows when asked to`, () =>
    visit(async ({ page }) => {
      await page.evaluate(() => {
        const widget = document.createElement('sweet-spot');
        document.body.replaceChildren(widget);
      });
      const widget = page.locator('sweet-spot');
      await ready(widget);
      const { height } = await widget.boundingBox();
      await widget.getByRole('button', { name: 'Show all of it' }).click();
      await page.waitForFunction((before) => document.querySelector('sweet-spot').offsetHeight > before, height);
    }));

  test(`a page that ${name}: the links that it put into the widget stay its own`, () =>
    guest(
      browser,
      import.meta.url,
      async ({ page, host }) => {
        if (late) await page.evaluate(late);
        await page.evaluate(() => {
          const widget = document.createElement('sweet-spot');
          widget.innerHTML = '<a href="#outside">See below</a>';
          document.body.prepend(widget);
          widget.firstElementChild.click();
        });
        assert.equal(page.url(), `${host}index.html#outside`);
      },
      { prepare: (page) => early && page.addInitScript(early) },
    ));
}
