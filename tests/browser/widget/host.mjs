// Pages of other people with a widget in them: each fixture is a folder with such a page. The page and the site with the
// widget's files come from two origins, as they would.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { DIST, serve } from '../server.mjs';

/** Where the page may name the address of the site with the widget's files, and its own origin. */
const SITE = '{{site}}';
const HOST = '{{host}}';

/** What a host sends along with everything in `embed/`, as `_headers` says. */
const LENT = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/**
 * Serves the page of a fixture and the site with the widget's files from two origins: `folder` is the fixture's
 * `import.meta.url`, `headers` go along with the page's files, `site` is another folder with the widget's files. Gives
 * both servers, `home` and `lent`, and a way to stop them.
 */
export async function hosted(folder, { headers = {}, site = DIST } = {}) {
  const lent = await serve({ root: site, headers: LENT });
  const home = await serve({ root: fileURLToPath(new URL('.', folder)), headers });
  const origin = new URL(home.url).origin;
  const text = (wanted) => wanted.replaceAll(SITE, lent.url).replaceAll(HOST, origin);
  home.interfere = (request, response) => {
    const { pathname } = new URL(request.url, home.url);
    if (pathname === '/favicon.ico') return Boolean(response.writeHead(204).end());
    if (path.extname(pathname) !== '.html') return false;
    readFile(new URL(`.${pathname}`, folder), 'utf8').then(
      (page) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...filled(headers, text) }).end(text(page)),
      () => response.writeHead(404).end(),
    );
    return true;
  };
  return { home, lent, stop: () => Promise.all([home.stop(), lent.stop()]) };
}

/**
 * A journey through the page of a fixture: `folder` is its `import.meta.url`.
 *
 * `headers` go along with the page's files, `site` is another folder with the widget's files, `settings` are
 * Playwright's for a context, `prepare` is done with the page before it is opened. The journey gets the page, a record
 * (requests, console, errors, violations), the addresses of both origins and the widget as a locator; at its end the page
 * has behaved, unless the journey has emptied the record of what it expects.
 */
export async function guest(browser, folder, journey, { file = 'index.html', headers = {}, site = DIST, settings = {}, prepare } = {}) {
  const { home, lent, stop } = await hosted(folder, { headers, site });
  const context = await browser.newContext({ reducedMotion: 'reduce', ...settings });
  const record = { requests: [], foreign: [], console: [], errors: [], violations: [] };
  try {
    await watch(context, record, [new URL(home.url).origin, new URL(lent.url).origin]);
    const page = await context.newPage();
    await prepare?.(page, context);
    await page.goto(`${home.url}${file}`);
    await journey({ page, context, record, site: lent.url, host: home.url, widget: page.locator('sweet-spot').first() });
    const complaints = ['foreign', 'console', 'errors', 'violations'].flatMap((kind) =>
      record[kind].map((entry) => `${kind}: ${entry}`),
    );
    assert.deepEqual(complaints, [], 'nothing goes elsewhere, nothing is stopped, the console stays clean');
    assert.deepEqual(await context.cookies(), [], 'there are no cookies');
    assert.deepEqual(await left(page), [], 'a guest leaves nothing in the storage of the page');
  } finally {
    await context.close();
    await stop();
  }
}

const filled = (headers, text) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, text(value)]));

async function watch(context, record, origins) {
  const isKnown = (url) => /^(data|blob):/.test(url) || origins.includes(new URL(url).origin);
  context.on('request', (request) => {
    record.requests.push(request.url());
    if (!isKnown(request.url())) record.foreign.push(request.url());
  });
  context.on('response', (response) => {
    if (response.status() >= 400) record.errors.push(`${response.url()}: status ${response.status()}`);
  });
  context.on('console', (message) => record.console.push(`${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => record.errors.push(String(error.error().stack ?? error.error())));
  await context.exposeFunction('recordPolicyViolation', (violation) => record.violations.push(violation));
  await context.addInitScript(() => {
    const tell = window.recordPolicyViolation;
    document.addEventListener('securitypolicyviolation', (event) => {
      tell(`${event.effectiveDirective} stopped ${event.blockedURI} at ${event.sourceFile}`);
    });
  });
}

const left = (page) =>
  page.evaluate(async () => {
    try {
      return [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await caches.keys())];
    } catch {
      return [];
    }
  });

/** Waits until a widget shows what it is to show. */
export const drawn = (widget) => widget.locator('.drawn:not([hidden])').waitFor();

/** Starts a widget and gives its whole advice. */
export const ready = (widget) => widget.evaluate((element) => element.ready());

/** Keeps the events of all widgets of a page from its beginning, as `[type, detail]`; see `heard`. */
export const listen = (page) =>
  page.addInitScript(() => {
    window.heard = [];
    for (const type of ['advice', 'answer', 'select', 'problem']) {
      addEventListener(type, (event) => {
        if (!(event instanceof CustomEvent)) return;
        window.heard.push([type, event.detail]);
        // Whoever listens needs no word in the console.
        if (type === 'problem') event.preventDefault();
      });
    }
  });

/** What widgets have said so far by one kind of event. */
export const heard = (page, type) =>
  page.evaluate((wanted) => window.heard.filter(([type]) => type === wanted).map(([, detail]) => detail), type);

/** The computed style of something inside a widget. */
export const styleOf = (locator, names) =>
  locator.evaluate((element, wanted) => {
    const style = getComputedStyle(element);
    return Object.fromEntries(wanted.map((name) => [name, style.getPropertyValue(name)]));
  }, names);

/** Every element inside a widget with all of its computed style, and where it is in the widget. */
export const inside = (widget) =>
  widget.evaluate((host) => {
    const { left, top } = host.shadowRoot.firstElementChild.getBoundingClientRect();
    return [...host.shadowRoot.firstElementChild.querySelectorAll('*')].map((element) => {
      const style = getComputedStyle(element);
      // What the page calls its own has other names; what is inherited of it is seen where it is used.
      const names = [...style].filter((name) => !name.startsWith('--'));
      const [box] = element.getClientRects();
      return {
        name: `${element.localName}.${element.getAttribute('class') ?? ''}`,
        style: Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])),
        place: box ? [box.left - left, box.top - top, box.width, box.height].map((length) => Math.round(length)) : [],
      };
    });
  });

/** How two such lists differ, a line each; the first twenty. */
export const differences = (wanted, found) => {
  if (wanted.length !== found.length) return [`${wanted.length} elements, and ${found.length}`];
  return wanted
    .flatMap(({ name, style, place }, index) => {
      const other = found[index];
      const properties = Object.keys(style).filter((property) => style[property] !== other.style[property]);
      const styles = properties.map((property) => `${name}: ${property}: ${style[property]}, not ${other.style[property]}`);
      return String(place) === String(other.place) ? styles : [...styles, `${name}: ${place}, not ${other.place}`];
    })
    .slice(0, 20);
};
