// WebKitGTK's MiniBrowser, by its WebDriver and Selenium's client, on a virtual screen of its own.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Capabilities, Key, WebDriver } from 'selenium-webdriver';
import { Executor, HttpClient } from 'selenium-webdriver/http/index.js';

import { programFor } from '../programs.mjs';
import { Page } from './page.mjs';

const PACKAGES = "install Debian's webkit2gtk-driver and xvfb";
const findDriver = () => programFor('WEBKIT_DRIVER', ['WebKitWebDriver'], PACKAGES);
// It is not in a folder of PATH.
const findBrowser = () =>
  programFor(
    'MINIBROWSER',
    ['4.1', '4.0', '6.0'].map((version) => `/usr/lib/${ARCHITECTURE}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
    PACKAGES,
  );
const ARCHITECTURE = { x64: 'x86_64', arm64: 'aarch64' }[process.arch] ?? process.arch;

/** How long a driver may take to answer for the first time, and a session to start, in milliseconds. */
const START_MS = 30_000;

const KEYS = { Tab: Key.TAB, Enter: Key.ENTER, Space: Key.SPACE, ArrowDown: Key.ARROW_DOWN, ArrowUp: Key.ARROW_UP };

export const webkit = {
  name: 'WebKitGTK',
  cannot: {
    console: 'its WebDriver hands out no console messages',
    print: 'its WebDriver has no command for printing',
    narrow: 'its window is never narrower than 447 pixels',
  },
  // Once in a while a session answers every script with this until its end, even one that asks for nothing.
  isFaultOfDriver: ({ message }) => message.includes('the page shows: WebDriverError: Could not parse script result'),

  /** Starts a screen; each visit has a browser and a driver of its own, without WebAssembly if that is wanted. */
  async start({ wasm = true } = {}) {
    const home = await mkdtemp(path.join(tmpdir(), 'sweetspot-webkit-'));
    const screen = await startScreen();
    const environment = {
      ...process.env,
      // The browser keeps what it saves in the home folder.
      HOME: home,
      DISPLAY: screen.display,
      // Its sandbox does not work for root, nor in most containers.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      JSC_useWasm: wasm ? '1' : '0',
    };
    return {
      async open({ width = 1440, height = 900 } = {}) {
        // Once in a while a session does not start; when the second does not either, something is wrong.
        const session = await startSession(environment).catch(() => startSession(environment));
        const page = new WebKitPage(session);
        await page.resize(width, height);
        return page;
      },
      async close() {
        screen.end();
        await rm(home, { recursive: true, force: true });
      },
    };
  },
};

/** Starts a program in a process group of its own; `end()` ends it together with everything that it has started. */
function startProgram(file, args, settings) {
  const program = spawn(file, args, { ...settings, detached: true });
  const end = () => {
    process.off('exit', end);
    try {
      process.kill(-program.pid);
    } catch {
      // It has ended by itself.
    }
  };
  process.on('exit', end);
  return { program, end };
}

/** Starts an X server on a display that is free. */
async function startScreen() {
  const REPORT = 3;
  const file = programFor('XVFB', ['Xvfb'], PACKAGES);
  const args = ['-displayfd', String(REPORT), '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  const { program, end } = startProgram(file, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [display] = await Promise.race([
    once(program.stdio[REPORT], 'data'),
    once(program, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code} before it had a display`))),
  ]);
  return { display: `:${String(display).trim()}`, end };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function startSession(environment) {
  const port = await freePort();
  const { program, end } = startProgram(findDriver(), [`--port=${port}`], { env: environment, stdio: 'ignore' });
  try {
    const address = `http://127.0.0.1:${port}`;
    await answering(address, program);
    const options = { binary: findBrowser(), args: ['--automation'] };
    const capabilities = new Capabilities({ 'webkitgtk:browserOptions': options });
    const driver = WebDriver.createSession(new Executor(new HttpClient(address)), capabilities);
    const tooLate = pause(START_MS, undefined, { ref: false }).then(() => {
      throw new Error(`${options.binary} did not start within ${START_MS / 1000} s`);
    });
    await Promise.race([driver.getSession(), tooLate]);
    await driver.manage().setTimeouts({ script: START_MS, pageLoad: 2 * START_MS });
    return { driver, end };
  } catch (error) {
    end();
    throw error;
  }
}

/** Waits until a driver answers. */
async function answering(address, program) {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const isThere = await fetch(`${address}/status`).then(({ ok }) => ok, () => false);
    if (isThere) return;
    if (program.exitCode !== null || Date.now() > deadline) throw new Error(`WebKit's driver does not answer at ${address}`);
    await pause(20);
  }
}

class WebKitPage extends Page {
  #session;
  #window;
  #frames;

  /** `window` is the tab, `frames` are the selectors of the frames that lead to where things are looked for. */
  constructor(session, window, frames = []) {
    super();
    this.#session = session;
    this.#window = window;
    this.#frames = frames;
  }

  /** The driver, turned to this tab and frame. */
  async #here() {
    const { driver } = this.#session;
    const here = `${this.#window ?? ''} ${this.#frames.join(' ')}`;
    if (this.#session.here === here) return driver;
    this.#session.here = undefined;
    this.#window ??= await driver.getWindowHandle();
    await driver.switchTo().window(this.#window);
    await driver.switchTo().defaultContent();
    for (const selector of this.#frames) await driver.switchTo().frame(await driver.findElement({ css: selector }));
    this.#session.here = `${this.#window} ${this.#frames.join(' ')}`;
    return driver;
  }

  async #run(work, args) {
    const driver = await this.#here();
    try {
      return await driver.executeScript(`return (${work})(...arguments)`, ...args);
    } catch (error) {
      // A frame whose document is replaced has to be found anew.
      this.#session.here = undefined;
      throw error;
    }
  }

  evaluate = (work, ...args) => this.#run(work, args);
  element = (work, ...args) => this.#run(work, args);
  press = async (key) => (await this.#here()).actions().sendKeys(KEYS[key]).perform();
  type = async (text) => (await this.#here()).actions().sendKeys(text).perform();
  goto = async (url) => (await this.#here()).get(url);
  reload = async () => (await this.#here()).navigate().refresh();
  resize = async (width, height) => (await this.#here()).manage().window().setRect({ x: 0, y: 0, width, height });
  choose = async (selector, file) => (await this.#here()).findElement({ css: selector }).sendKeys(file);
  screenshot = async () => Buffer.from(await (await this.#here()).takeScreenshot(), 'base64');

  /** Closes this tab alone. */
  async leave() {
    await (await this.#here()).close();
    this.#session.here = undefined;
  }

  /** Ends the visit with all its tabs. */
  async close() {
    const { driver, end } = this.#session;
    try {
      await Promise.race([driver.quit(), pause(START_MS, undefined, { ref: false })]);
    } finally {
      end();
    }
  }

  async tab(url) {
    const driver = await this.#here();
    await driver.switchTo().newWindow('tab');
    this.#session.here = undefined;
    const page = new WebKitPage(this.#session, await driver.getWindowHandle());
    await page.goto(url);
    return page;
  }

  async frame(selector) {
    await this.untilVisible(selector);
    await this.#here();
    return new WebKitPage(this.#session, this.#window, [...this.#frames, selector]);
  }
}
