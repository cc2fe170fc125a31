// Chromium for the journeys: starts it, opens pages that keep a record of everything that should not happen, and asks
// axe-core for what stands in the way of people with disabilities.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { chromium } from 'playwright-core';

import { programFor } from './programs.mjs';

// For a run without a window, as root, in a container with little shared memory, and without asking the network for
// updates. xtask/src/browser.rs has the same ones.
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Starts a browser with a profile of its own, which goes away with it, and with more flags. Ends with `close()`. */
export async function launch(flags = []) {
  return chromium.launch({ executablePath: findChromium(), args: [...FLAGS, ...flags] });
}

/**
 * Starts a browser whose one context refuses all storage, as a visitor's who blocks cookies does. It takes the place of
 * a browser in `open()`; `close()` ends it.
 */
export async function launchWithoutStorage() {
  const folder = await mkdtemp(path.join(tmpdir(), 'sweetspot-'));
  const BLOCKED = 2;
  const preferences = { profile: { default_content_setting_values: { cookies: BLOCKED } } };
  await mkdir(path.join(folder, 'Default'));
  await writeFile(path.join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(folder, { executablePath: findChromium(), args: FLAGS });
  return {
    newContext: async () => context,
    close: async () => {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const findChromium = () => programFor('CHROME', PROGRAMS, 'install Chromium or Chrome');

/**
 * Opens an address in a fresh context and waits until the app has started.
 *
 * `settings` are Playwright's for a context: viewport, colorScheme, reducedMotion, …. The record goes on for as long
 * as the page lives:
 * - `requests`: every address asked for, in order;
 * - `foreign`: those that left the page's origin;
 * - `console`: what the page wrote to the console, whatever its level;
 * - `errors`: exceptions and failed requests;
 * - `violations`: what the content security policy stopped.
 */
export async function open(browser, url, settings = {}) {
  const context = await browser.newContext(settings);
  const record = { requests: [], foreign: [], console: [], errors: [], violations: [] };
  const { origin } = new URL(url);
  context.on('request', (request) => {
    record.requests.push(request.url());
    if (!isOf(origin, request.url())) record.foreign.push(request.url());
  });
  context.on('requestfailed', (request) => {
    // The page was left or reloaded while this was under way.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    record.errors.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) record.errors.push(`${response.url()}: status ${response.status()}`);
  });
  context.on('console', (message) => record.console.push(`${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => record.errors.push(String(error.error())));
  await context.exposeFunction('recordPolicyViolation', (violation) => record.violations.push(violation));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.recordPolicyViolation(`${event.effectiveDirective} stopped ${event.blockedURI} at ${event.sourceFile}`);
    });
  });
  const page = await context.newPage();
  await page.goto(url);
  await started(page);
  return { context, page, record };
}

/** Whether the program has drawn over the advice in the HTML; asked in the page. */
export const hasStarted = () => Boolean(window.sweetspotStart?.isRunning);

/** Waits until the app has started; also to be used after a reload. */
export const started = (page) => page.waitForFunction(hasStarted);

/** A journey through a page in a fresh context; at its end the page has behaved, and no cookie is there. */
export async function behaving(browser, url, settings, journey) {
  const { context, page, record } = await open(browser, url, { reducedMotion: 'reduce', ...settings });
  try {
    await journey(page);
    assert.deepEqual(complaints(record), [], 'nothing leaves the origin, the console stays clean');
    assert.deepEqual(await context.cookies(), [], 'there are no cookies');
  } finally {
    await context.close();
  }
}

/** Presses Tab, or another key, until an element has the focus; fails if it cannot be reached. */
export async function tabTo(page, selector, key = 'Tab') {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  assert.fail(`${selector} cannot be reached with ${key}`);
}

/** Waits until it has been worked out what would change the advice. */
export const settled = (page) =>
  page.waitForFunction(() => !document.querySelector('.sureness')?.textContent.includes('Checking…'));

/** What a record holds against a page, one line each; empty for a page that behaved. */
export function complaints(record) {
  return ['foreign', 'console', 'errors', 'violations'].flatMap((kind) =>
    record[kind].map((entry) => `${kind}: ${entry}`),
  );
}

function isOf(origin, url) {
  const { protocol, origin: its } = new URL(url);
  return protocol === 'data:' || its === origin;
}

/**
 * What axe-core finds at WCAG 2.2 AA on the page as it stands, one line each; empty if nothing.
 *
 * The tool goes in by the debugger's way, which a content security policy does not stop.
 */
export async function barriers(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), WCAG_2_2_AA);
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map((node) => `${id} (${impact}): ${help}: ${node.target.join(' ')}\n  ${node.failureSummary}`),
  );
}
