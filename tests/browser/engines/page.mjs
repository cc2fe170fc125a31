// What the journeys do with a page, the same for all engines. Each engine has its own `evaluate`, `element`, `press`,
// `type`, `goto`, `reload`, `tab`, `frame`, `resize`, `choose`, `screenshot`, `leave` and `close`; `print` where it can.
//
// A selector is CSS; ` >>> ` in it leads into an open shadow root.

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/** How long a condition may take to become true, in milliseconds; generous, for a loaded machine with two cores. */
const PATIENCE_MS = 30_000;
/** How often it is checked, in milliseconds. */
const CHECK_MS = 40;

/** What a page can be asked about an element; it runs in the page, so it uses nothing from this file. */
const look = (selector, wanted) => {
  let scope = document;
  let element = null;
  for (const part of selector.split(' >>> ')) {
    element = scope?.querySelector(part) ?? null;
    scope = element?.shadowRoot;
  }
  if (wanted === 'element') return element;
  if (wanted === 'there') return element !== null;
  if (!element) return null;
  if (wanted === 'text') return element.textContent;
  if (wanted === 'value') return element.value;
  if (wanted === 'checked') return element.checked;
  if (wanted === 'focused') return element.getRootNode().activeElement === element;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
};

export class Page {
  /** Waits until a condition, asked in the page with these arguments, is true; also over a change of document. */
  async until(condition, ...args) {
    await this.#wait(() => this.evaluate(condition, ...args), `${condition}${args.length > 0 ? `, ${args.join(', ')}` : ''}`);
  }

  text = (selector) => this.evaluate(look, selector, 'text');
  value = (selector) => this.evaluate(look, selector, 'value');
  isChecked = (selector) => this.evaluate(look, selector, 'checked');
  isVisible = (selector) => this.evaluate(look, selector, 'visible');
  untilThere = (selector) => this.#wait(() => this.evaluate(look, selector, 'there'), `${selector} is there`);
  untilVisible = (selector) => this.#wait(() => this.isVisible(selector), `${selector} can be seen`);
  untilChecked = (selector) => this.#wait(() => this.isChecked(selector), `${selector} is checked`);
  untilGone = (selector) => this.#wait(async () => !(await this.isVisible(selector)), `${selector} is gone`);

  /** Waits until an element's text matches a pattern. */
  async untilMatches(selector, pattern) {
    await this.#wait(async () => pattern.test((await this.text(selector)) ?? ''), `${selector} matches ${pattern}`);
  }

  /** Waits until an element has another text than before, and gives it. */
  async untilChanged(selector, before) {
    let now;
    const isOther = async () => {
      now = await this.text(selector);
      return now !== null && now !== before;
    };
    await this.#wait(isOther, `${selector} says something else than: ${before}`);
    return now;
  }

  async #wait(isSo, what) {
    const deadline = Date.now() + PATIENCE_MS;
    let reason;
    do {
      try {
        if (await isSo()) return;
        reason = undefined;
      } catch (error) {
        // The document may just be changing; any other error is still there at the end.
        reason = error;
      }
      await pause(CHECK_MS);
    } while (Date.now() < deadline);
    const shown = await this.evaluate(() => document.body?.innerText.slice(0, 400)).catch(String);
    throw new Error(`not so after ${PATIENCE_MS / 1000} s: ${what}; the page shows: ${shown}`, { cause: reason });
  }

  /** Clicks an element once it is there; finds it anew where the program has just rendered over it. */
  async click(selector) {
    const clicked = async () => {
      const element = await this.element(look, selector, 'element');
      await element?.click();
      return element !== null;
    };
    await this.#wait(clicked, `${selector} can be clicked`);
  }

  /** Presses Tab until an element has the focus; fails if it cannot be reached. */
  async tabTo(selector) {
    await this.untilThere(selector);
    for (let presses = 0; presses < 120; presses += 1) {
      await this.press('Tab');
      if (await this.evaluate(look, selector, 'focused')) return;
    }
    assert.fail(`${selector} cannot be reached with Tab`);
  }
}
