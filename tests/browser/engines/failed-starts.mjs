// Starts that fail, for every reason: the advice or the author's text stays readable, a plain message says what is wrong,
// and a button tries again. The message is `[data-start-problem]`, in the page or in a widget's shadow root.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { hasStarted } from '../browser.mjs';
import { DIST, serve } from '../server.mjs';
import { hosted } from '../widget/host.mjs';

const WIDGET = new URL('./pages/widget.html', import.meta.url);
const FRAME = new URL('./pages/frame.html', import.meta.url);

/** The scripts that wasm-bindgen has written beside the module, by their file names, which the build chooses. */
const GLUE = new Set(
  [DIST, path.join(DIST, 'embed')].flatMap((folder) =>
    readdirSync(folder).filter(
      (name) => name.endsWith('.js') && readFileSync(path.join(folder, name), 'utf8').includes('__wbg_'),
    ),
  ),
);

const isModule = (file) => file.endsWith('.wasm');
const isGlue = (file) => GLUE.has(file);
const isCatalogue = (file) => /^catalogue-?.*\.postcard$/.test(file);

const PROGRAM = 'application/wasm';
// A widget asks for these from another origin's page.
const ANYWHERE = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

const with200 = (response, type, content) =>
  response.writeHead(200, { 'content-type': type, 'content-length': content.length, 'cache-control': 'no-cache', ...ANYWHERE }).end(content);
const notFound = (response) => response.writeHead(404, { 'content-type': 'text/plain', ...ANYWHERE }).end('not found\n');

/** What a host may do wrong: which files it is about, and what is answered in place of the built ones. */
const FAULTS = {
  'the module is not found': [isModule, notFound],
  'the script is not found': [isGlue, notFound],
  'the script comes as plain text': [isGlue, (response, built) => with200(response, 'text/plain', built())],
  'the catalogue is out of reach': [isCatalogue, (response) => response.destroy()],
};

/** Modules that arrive but cannot be used; what is done about them does not depend on the engine. */
const BAD_MODULES = {
  'the module is cut short': [isModule, (response, built) => with200(response, PROGRAM, half(built()))],
  'the module is damaged': [isModule, (response, built) => with200(response, PROGRAM, damaged(built()))],
  'a page is served in place of the module': [isModule, (response) => with200(response, 'text/html', WELCOME)],
};

const WELCOME = Buffer.from('<!doctype html><title>Welcome</title>');

const half = (content) => content.subarray(0, content.length / 2);

/** A module that starts like one. */
function damaged(content) {
  const copy = Buffer.from(content);
  copy.fill(0xff, 8, Math.min(copy.length, 4096));
  return copy;
}

/** Puts a fault into a site; `repair()` takes it out again. */
function put(site, [isMeant, answer]) {
  site.interfere = (request, response) => {
    const { pathname } = new URL(request.url, site.url);
    if (!isMeant(path.basename(pathname))) return false;
    answer(response, () => readFileSync(path.join(DIST, pathname)));
    return true;
  };
  return { repair: () => (site.interfere = () => false) };
}

/** The page as a browser that does not support modules sees it: to that browser such scripts are data. */
const NO_MODULES = [
  (file) => file === '' || file === 'index.html',
  (response) => {
    const page = readFileSync(path.join(DIST, 'index.html'), 'utf8');
    with200(response, 'text/html', Buffer.from(page.replaceAll(/type="?module"?/g, 'type="unknown"').replaceAll(/ nomodule(="")?/g, '')));
  },
];

/** Switches scripts off: the browser then shows what is in <noscript>. */
const NO_SCRIPTS = { 'content-security-policy': 'sandbox allow-same-origin' };

// What people see.

// Trying again may bring a new document at any moment, so that each of these waits.

/** The prerendered advice is readable, and nothing says that something is still loading. */
async function adviceStays(page) {
  await page.untilVisible('.headline');
  await page.untilMatches('.headline', /\$\d/);
  await page.untilVisible('.card');
  await page.until(() => !document.body.innerText.includes('Tuning up'));
}

const PROBLEM = '[data-start-problem]';
const IN_WIDGET = 'sweet-spot >>> ';

/** A message with a button to try again is there; `where` leads into the shadow root that it is in. */
async function messageComes(page, where = '') {
  await page.untilVisible(where + PROBLEM);
  await page.untilVisible(`${where}${PROBLEM} button`);
  await page.untilMatches(where + PROBLEM, /\w+ \w+/);
}

/** Tries again, and checks that there is advice now, which follows an answer. */
async function startsWhenAsked(page, where = '') {
  await page.click(`${where}${PROBLEM} button`);
  await page.untilGone(where + PROBLEM);
  if (!where) await page.until(hasStarted);
  await page.untilVisible(`${where}.headline`);
  const first = await page.text(`${where}.headline`);
  await page.click(`${where}#work-dj`);
  await page.untilChanged(`${where}.headline`, first);
}

/** What the page's author wrote between the tags is readable. */
const fallbackStays = (page) => page.untilVisible('#fallback');

/** The page hears of the failed start, by the event and from `ready()`. */
async function pageHears(page) {
  await page.until(() => window.heard.length > 0 && window.refused !== undefined);
  const [problem] = await page.evaluate(() => window.heard[0]);
  assert.ok(problem.path && problem.what && problem.remedy, JSON.stringify(problem));
  assert.match(await page.evaluate(() => window.refused), /\w/, 'ready() rejects, with a reason');
}

// The journeys.

/** Opens the site with a fault, or with other headers. */
const onPage = (journey, { fault, headers } = {}) => async ({ open }) => {
  const site = await serve({ headers });
  try {
    const state = fault && put(site, fault);
    const page = await open();
    await page.goto(site.url);
    await journey(page, state);
  } finally {
    await site.stop();
  }
};

/** Opens somebody else's page, which takes the widget or the frame from a site with a fault. */
const asGuest = (fixture, journey, { fault, headers } = {}) => async ({ open }) => {
  const { home, lent, stop } = await hosted(fixture, { headers });
  try {
    const state = fault && put(lent, fault);
    const page = await open();
    await page.goto(`${home.url}${path.basename(fixture.pathname)}`);
    await journey(page, state);
  } finally {
    await stop();
  }
};

const faultyPage = ([name, fault]) => ({
  name: `${name}: the page keeps its advice, says so, and starts when asked again`,
  run: onPage(
    async (page, { repair }) => {
      await messageComes(page);
      await adviceStays(page);
      repair();
      await startsWhenAsked(page);
    },
    { fault },
  ),
});

const faultyWidget = ([name, fault]) => ({
  name: `${name}: a widget keeps what its author wrote, says so, and starts when asked again`,
  run: asGuest(
    WIDGET,
    async (page, { repair }) => {
      await messageComes(page, IN_WIDGET);
      await fallbackStays(page);
      await pageHears(page);
      repair();
      await startsWhenAsked(page, IN_WIDGET);
    },
    { fault },
  ),
});

const faultyFrame = ([name, fault]) => ({
  name: `${name}: a frame says so, and starts when asked again`,
  run: asGuest(
    FRAME,
    async (page, { repair }) => {
      const frame = await page.frame('iframe');
      await messageComes(frame, IN_WIDGET);
      repair();
      await startsWhenAsked(frame, IN_WIDGET);
    },
    { fault },
  ),
});

export const failedStarts = [
  ...Object.entries({ ...FAULTS, 'the browser does not support modules': NO_MODULES }).map(faultyPage),
  {
    name: 'with scripts off the page shows its advice, and nothing about loading',
    run: onPage(adviceStays, { headers: NO_SCRIPTS }),
  },
  {
    name: 'the page keeps its advice and says so',
    withoutWasm: true,
    run: onPage(async (page) => {
      await messageComes(page);
      await adviceStays(page);
      // Trying again does not help, and does no harm.
      await page.click(`${PROBLEM} button`);
      await messageComes(page);
      await adviceStays(page);
    }),
  },
  ...Object.entries(FAULTS).map(faultyWidget),
  {
    name: 'where the widget’s own script is not found, what its author wrote is shown',
    run: asGuest(WIDGET, fallbackStays, { fault: [(file) => file === 'sweet-spot.js', notFound] }),
  },
  {
    name: 'with scripts off, what a widget’s author wrote is shown',
    run: asGuest(WIDGET, fallbackStays, { headers: NO_SCRIPTS }),
  },
  {
    name: 'a widget keeps what its author wrote, and tells both reader and page',
    withoutWasm: true,
    run: asGuest(WIDGET, async (page) => {
      await messageComes(page, IN_WIDGET);
      await fallbackStays(page);
      await pageHears(page);
    }),
  },
  ...Object.entries(FAULTS).map(faultyFrame),
  {
    name: 'a frame says so, also to the page around it',
    withoutWasm: true,
    run: asGuest(FRAME, async (page) => {
      await messageComes(await page.frame('iframe'), IN_WIDGET);
      await page.until(() => window.heard.flat().some(({ what, remedy }) => what && remedy));
    }),
  },
];

export const badModules = [...Object.entries(BAD_MODULES).map(faultyPage), ...Object.entries(BAD_MODULES).map(faultyWidget)];
