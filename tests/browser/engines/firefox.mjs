// Firefox, by Puppeteer over WebDriver BiDi.

import puppeteer from 'puppeteer-core';

import { programFor } from '../programs.mjs';
import { Page } from './page.mjs';

const findFirefox = () => programFor('FIREFOX', ['firefox-esr', 'firefox'], 'install Firefox, which Debian calls firefox-esr');

export const firefox = {
  name: 'Firefox',
  cannot: {},
  isFaultOfDriver: () => false,

  /** Starts the browser with a profile of its own; without WebAssembly if that is wanted. */
  async start({ wasm = true } = {}) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: findFirefox(),
      headless: true,
      extraPrefsFirefox: { 'javascript.options.wasm': wasm, 'ui.prefersReducedMotion': 1 },
    });
    return {
      async open({ width = 1440, height = 900 } = {}) {
        const context = await browser.createBrowserContext();
        const page = await FirefoxPage.in(context, []);
        await page.resize(width, height);
        return page;
      },
      close: () => browser.close(),
    };
  },
};

class FirefoxPage extends Page {
  #page;
  #target;

  /** `target` is where things are looked for: the page, or a frame in it. */
  constructor(page, complaints, target = page) {
    super();
    this.#page = page;
    this.#target = target;
    this.complaints = complaints;
  }

  static async in(context, complaints) {
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    return new FirefoxPage(page, complaints);
  }

  evaluate = (work, ...args) => this.#target.evaluate(work, ...args);
  element = async (work, ...args) => (await this.#target.evaluateHandle(work, ...args)).asElement();
  press = (key) => this.#page.keyboard.press(key === 'Space' ? ' ' : key);
  type = (text) => this.#page.keyboard.type(text);
  goto = (url) => this.#page.goto(url);
  // The one of BiDi: that of classic WebDriver goes past the service worker.
  reload = () => this.#page.reload();
  resize = (width, height) => this.#page.setViewport({ width, height });
  choose = async (selector, file) => (await this.#target.$(selector)).uploadFile(file);
  print = () => this.#page.pdf({ format: 'A4' });
  screenshot = () => this.#page.screenshot();
  /** Closes this tab alone. */
  leave = () => this.#page.close();
  /** Ends the visit with all its tabs. */
  close = () => this.#page.browserContext().close();

  async tab(url) {
    const page = await FirefoxPage.in(this.#page.browserContext(), this.complaints);
    await page.goto(url);
    return page;
  }

  async frame(selector) {
    await this.untilVisible(selector);
    return new FirefoxPage(this.#page, this.complaints, await (await this.#target.$(selector)).contentFrame());
  }
}
