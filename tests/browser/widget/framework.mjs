// Journeys that are the same for every framework: a page that shows an advisor between two notes and keeps what the
// reader tells. The fixtures of React and Vue are that page, each in its own way.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { drawn, guest, heard, listen } from './host.mjs';

const NOTES = ['open-leaks-into-the-take', 'bigger-is-safer'];

/** The strictest policy under which a page can have an advisor, all files being its own; Vue asks for `vue`. */
const POLICY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "require-trusted-types-for 'script'; trusted-types vue",
};

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** Waits until the page around the widget shows a text, which React and Vue bring there when they see fit. */
const shows = (page, selector, text) =>
  page.waitForFunction(([where, wanted]) => document.querySelector(where)?.textContent === wanted, [selector, text]);

const answers = async (page) => JSON.parse(await page.locator('#situation').textContent());

const situation = (advisor) => advisor.evaluate((element) => element.situation);

/** Waits until the page shows the headline of the advice that the widget has. */
const agreed = (page) =>
  page.waitForFunction(() => {
    const { advice } = document.querySelector('#advisor');
    return advice && advice.headline === document.querySelector('#headline').textContent;
  });

/** The same journeys for a built page; `pages` gives its address and Playwright's browser, once they are there. */
export function journeys(name, pages) {
  const journey = (what, walk) =>
    test(`${name}: ${what}`, () => {
      const { browser, folder } = pages();
      const step = async (part) => {
        const { page, record, site } = part;
        const advisor = page.locator('#advisor');
        await advisor.scrollIntoViewIfNeeded();
        await drawn(advisor);
        await agreed(page);
        await walk({ ...part, advisor });
        assert.deepEqual(record.requests.filter((url) => url.startsWith(site)), [], 'every file is in the bundle');
        // React recommends its tools to developers.
        record.console = record.console.filter((line) => !line.includes('React DevTools'));
      };
      return guest(browser, folder, step, { headers: POLICY, prepare: listen });
    });

  journey('an object is taken as the situation, and the page shows the advice', async ({ page, advisor }) => {
    assert.deepEqual(await situation(advisor), { work: { record_at_mic: 2, mix: 3 }, budget: 600 });
    await shows(page, '#first', await page.locator('#headline').textContent());
    assert.ok((await advisor.evaluate((element) => element.advice)).kits[0].cost <= 600);
    assert.deepEqual(await heard(page, 'answer'), [], 'what the page says is no answer of the reader');
    assert.equal((await heard(page, 'advice')).length, 1, 'and it is worked out once');
    assert.deepEqual(await heard(page, 'problem'), []);
  });

  journey('the page follows the reader, and what it hands back disturbs nothing', async ({ page, advisor }) => {
    await advisor.locator('#work-dj').check();
    await shows(page, '#situation', JSON.stringify({ work: { record_at_mic: 2, mix: 3, dj: 2 }, budget: 600 }));
    await advisor.locator('#budget').fill('450');
    await page.waitForFunction(() => JSON.parse(document.querySelector('#situation').textContent).budget === 450);
    await agreed(page);
    assert.deepEqual(await situation(advisor), await answers(page));
    assert.equal(await advisor.locator('#budget').inputValue(), '450');
    assert.equal((await heard(page, 'answer')).at(-1).budget, 450);
  });

  journey('the page can tell something itself, and set and take away attributes', async ({ page, advisor }) => {
    await press(page, 'Half the money');
    await page.waitForFunction(() => document.querySelector('#advisor').situation.budget === 300);
    await page.waitForFunction(() => document.querySelector('#advisor').advice?.kits[0].cost <= 300);
    await agreed(page);
    assert.equal(await advisor.locator('#budget').inputValue(), '300');
    assert.deepEqual(await heard(page, 'answer'), []);
    await press(page, 'Dark');
    await advisor.and(page.locator('[theme="dark"]')).waitFor();
    await advisor.locator('[data-theme="dark"]').waitFor();
    await press(page, 'As the page');
    await page.locator('#advisor:not([theme])').waitFor();
    await advisor.locator('[data-theme="auto"]').waitFor();
  });

  journey('elements that change places keep what they show', async ({ page, record, advisor }) => {
    for (const note of NOTES) await drawn(page.locator(`#${note}`));
    await advisor.locator('#work-dj').check();
    await page.waitForFunction(() => JSON.parse(document.querySelector('#situation').textContent).work.dj);
    const before = await page.evaluate(() => {
      window.before = [...document.querySelectorAll('sweet-spot')];
      for (const element of window.before) element.shadowRoot.querySelector('details')?.setAttribute('open', '');
      return window.before.map((element) => element.id);
    });
    const fetched = record.requests.length;
    for (const order of [before.toReversed(), before]) {
      await press(page, 'Turn round');
      await page.waitForFunction(
        (ids) => [...document.querySelectorAll('sweet-spot')].every(({ id }, place) => id === ids[place]),
        order,
      );
      for (const id of order) await drawn(page.locator(`#${id}`));
      assert.equal(await page.locator('.first:visible').count(), 0);
    }
    assert.ok(
      await page.evaluate(() => window.before.every((element) => element.isConnected)),
      'they are the same elements',
    );
    for (const note of NOTES) assert.ok(await page.locator(`#${note} details`).evaluate((details) => details.open));
    assert.equal(await advisor.locator('#work-dj').isChecked(), true);
    assert.deepEqual(record.requests.slice(fetched), [], 'and nothing is fetched for it');
  });

  journey('an advisor that is taken out and put back keeps the answers', async ({ page, record, advisor }) => {
    await advisor.locator('#work-dj').check();
    await page.waitForFunction(() => JSON.parse(document.querySelector('#situation').textContent).work.dj);
    await agreed(page);
    const [before, fetched] = [await answers(page), record.requests.length];
    await press(page, 'Show or hide');
    await advisor.waitFor({ state: 'detached' });
    await press(page, 'Show or hide');
    await advisor.scrollIntoViewIfNeeded();
    await drawn(advisor);
    await agreed(page);
    assert.deepEqual(await situation(advisor), before);
    assert.equal(await advisor.locator('#work-dj').isChecked(), true);
    await shows(page, '#first', await page.locator('#headline').textContent());
    assert.deepEqual(record.requests.slice(fetched), [], 'the program is there already');
  });

  journey('it can go while it is coming, and come and go at a stroke', async ({ page, advisor }) => {
    await page.reload();
    await page.evaluate(() => {
      const toggle = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Show or hide');
      for (let presses = 0; presses < 3; presses += 1) toggle?.click();
    });
    await advisor.waitFor({ state: 'detached' });
    await press(page, 'Show or hide');
    await advisor.scrollIntoViewIfNeeded();
    await drawn(advisor);
    await agreed(page);
    assert.equal(await advisor.locator('fieldset').count(), 2, 'it is drawn once');
  });
}
