// Pages whose scripts, or those of libraries, have added to what all objects inherit, or put their own in place of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from '../../browser.mjs';
import { drawn, guest } from '../host.mjs';

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

const POLLUTIONS = {
  'names on all objects that settings, options and descriptors have': () => {
    const added = {
      get: () => 'of the page',
      view: 'gear',
      ask: 'none',
      units: 'miles',
      site: 'javascript:alert(1)',
      situation: { budget: 1 },
      work: { dj: 3 },
      budget: 1,
      path: 'of the page',
      url: 'https://page.example/',
      detail: 'of the page',
      bubbles: false,
      composed: false,
      cancelable: false,
      mode: 'closed',
      delegatesFocus: true,
      rootMargin: '1px',
      threshold: 1,
      module_or_path: 'https://page.example/',
    };
    for (const [name, value] of Object.entries(added)) {
      Object.defineProperty(Object.prototype, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    }
  },
  'methods on all lists, texts and functions, as old libraries add them': () => {
    for (const kind of [Object, Array, String, Function, Number, Promise, Map]) {
      for (const name of ['each', 'extend', 'include', 'clone', 'first', 'last', 'inspect', 'size', 'toQueryParams']) {
        kind.prototype[name] = function added() {
          return this;
        };
      }
    }
    Array.prototype.toJSON = function toJSON() {
      return `[${this.join()}]`;
    };
    String.prototype.toJSON = function toJSON() {
      return `"${this}"`;
    };
    Object.prototype.toJSON = function toJSON() {
      return 'of the page';
    };
  },
  'its own JSON.stringify, Array.from, Object.assign and Promise.prototype.then': () => {
    JSON.stringify = () => '"of the page"';
    Array.from = () => ['of the page'];
    Object.assign = () => 'of the page';
    const { then } = Promise.prototype;
    Promise.prototype.then = function wrapped(...given) {
      return then.apply(this, given);
    };
  },
};

/** Writes down what the page's listeners get, where a test can read it whatever the page has changed. */
const writeDown = () => {
  const { stringify } = JSON;
  const { getOwnPropertyNames } = Object;
  const plain = (thing) => {
    if (thing === null || typeof thing !== 'object') return stringify(thing);
    let text = '';
    for (const name of getOwnPropertyNames(thing)) if (name !== 'length') text += `${name}:${plain(thing[name])},`;
    return `{${text}}`;
  };
  let count = 0;
  let heard = '';
  for (const type of ['advice', 'answer', 'select', 'problem']) {
    window.addEventListener(type, (event) => {
      if (!(event instanceof CustomEvent)) return;
      heard += `${type} ${plain(event.detail)}\n`;
      count += type === 'advice' ? 1 : 0;
      document.documentElement.dataset.heard = heard;
      document.documentElement.dataset.count = count;
    });
  }
};

/** The advice and what is shown of it, with what the visitor tells in between. */
const seen = async (pollute) => {
  let found;
  await guest(
    browser,
    import.meta.url,
    async ({ page, widget }) => {
      const advised = (count) => page.locator(`html[data-count="${count}"]`).waitFor();
      await drawn(widget);
      await advised(1);
      await widget.locator('#work-dj').check();
      await advised(2);
      await drawn(page.locator('#note'));
      const advice = await widget.locator('.drawn').textContent();
      const note = await page.locator('#note .drawn').textContent();
      await widget.getByRole('link', { name: 'All figures' }).first().click();
      await widget.locator('.sheet').first().waitFor();
      const sheet = await widget.locator('.sheet').first().textContent();
      found = { advice, note, sheet, heard: await page.locator('html').getAttribute('data-heard') };
    },
    {
      prepare: async (page) => {
        await page.addInitScript(writeDown);
        if (pollute) await page.addInitScript(pollute);
      },
    },
  );
  return found;
};

let clean;

for (const [name, pollute] of Object.entries(POLLUTIONS)) {
  test(`${name}: advice, answers, models and notes are those of a clean page`, async () => {
    clean ??= await seen(null);
    assert.match(clean.heard, /^advice .*\nanswer .*dj.*\nadvice .*\nselect .*look/s);
    assert.deepEqual(await seen(pollute), clean);
  });
}
