// Chromium, by Playwright.

import { launch } from '../browser.mjs';
import { Page } from './page.mjs';

export const chromium = {
  name: 'Chromium',
  cannot: {},
  isFaultOfDriver: () => false,

  /** Starts the browser; without WebAssembly if that is wanted. */
  async start({ wasm = true } = {}) {
    const browser = await launch(wasm ? [] : ['--js-flags=--jitless']);
    return {
      async open({ width = 1440, height = 900 } = {}) {
        const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
        const complaints = [];
        context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        context.on('weberror', (error) => complaints.push(String(error.error())));
        return new ChromiumPage(await context.newPage(), complaints);
      },
      close: () => browser.close(),
    };
  },
};

class ChromiumPage extends Page {
  #page;
  #target;

  /** `target` is where things are looked for: the page, or a frame in it. */
  constructor(page, complaints, target = page) {
    super();
    this.#page = page;
    this.#target = target;
    this.complaints = complaints;
  }

  // Playwright hands over one argument.
  evaluate = (work, ...args) => this.#target.evaluate(`(${work})(...${JSON.stringify(args)})`);
  element = async (work, ...args) => (await this.#target.evaluateHandle(`(${work})(...${JSON.stringify(args)})`)).asElement();
  press = (key) => this.#page.keyboard.press(key);
  type = (text) => this.#page.keyboard.type(text);
  goto = (url) => this.#page.goto(url);
  reload = () => this.#page.reload();
  resize = (width, height) => this.#page.setViewportSize({ width, height });
  choose = async (selector, file) => (await this.#target.$(selector)).setInputFiles(file);
  print = () => this.#page.pdf({ format: 'A4' });
  screenshot = () => this.#page.screenshot();
  /** Closes this tab alone. */
  leave = () => this.#page.close();
  /** Ends the visit with all its tabs. */
  close = () => this.#page.context().close();

  async tab(url) {
    const page = await this.#page.context().newPage();
    await page.goto(url);
    return new ChromiumPage(page, this.complaints);
  }

  async frame(selector) {
    await this.untilVisible(selector);
    return new ChromiumPage(this.#page, this.complaints, await (await this.#target.$(selector)).contentFrame());
  }
}
