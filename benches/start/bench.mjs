// From navigation to advice on a slow phone: `cargo xtask bench --only start` runs it on the site in dist/.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { launch } from '../../tests/browser/browser.mjs';
import { host } from './server.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A mid-range phone on slow 4G, as Lighthouse throttles. */
const CPU_SLOWDOWN = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
/** Fresh contexts for each measure. */
const RUNS = 5;

const HD_600 = '#gear/sennheiser-hd-600';
/** What is measured, the fragment that is opened, and the most milliseconds that the median may take. */
const MEASURES = [
  { name: 'first advice readable', fragment: '', mark: 'readable', bound: 1200 },
  { name: 'changed by an answer', fragment: '', answer: '#work-dj', mark: 'changed', bound: 3500 },
  { name: "a product's link", fragment: HD_600, heading: 'Sennheiser HD 600', mark: 'heading', bound: 4000 },
  { name: '#take', fragment: '#take', heading: 'Five minutes of listening', mark: 'heading', bound: 4000 },
];

const LIGHTHOUSE = 'lighthouse@12.8.2';
const LIGHTHOUSE_RUNS = 3;

const started = promisify(execFile);

const site = await host(`${ROOT}dist/`);
try {
  await throttled();
  await lighthouse();
} finally {
  site.stop();
}

async function throttled() {
  const browser = await launch();
  console.log(`
Chromium ${browser.version()}, CPU ${CPU_SLOWDOWN} times slower, 1.6 Mbps, 150 ms round trip.
Milliseconds after navigation, of ${RUNS} fresh contexts.
`);
  row('', 'median', 'fastest', 'slowest', 'bound', '');
  try {
    for (const measure of MEASURES) {
      const times = [];
      for (let run = 0; run < RUNS; run += 1) times.push(await timed(browser, measure));
      times.sort((one, other) => one - other);
      const median = times[times.length >> 1];
      const word = median <= measure.bound ? '' : 'too slow';
      row(measure.name, median.toFixed(), times[0].toFixed(), times.at(-1).toFixed(), measure.bound, word);
    }
  } finally {
    await browser.close();
  }
}

/** Milliseconds from navigation to the measure's mark, in a context of its own. */
async function timed(browser, measure) {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    const debuggers = await context.newCDPSession(page);
    await debuggers.send('Network.enable');
    await debuggers.send('Network.emulateNetworkConditions', NETWORK);
    await debuggers.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.addInitScript(watch, measure);
    await page.goto(site.url + measure.fragment, { waitUntil: 'commit' });
    const mark = await page.waitForFunction((name) => window.startMarks?.[name], measure.mark, { timeout: 120_000 });
    return await mark.jsonValue();
  } finally {
    await context.close();
  }
}

/** Runs in the page: looks once a frame, and marks what it sees as soon as that frame has been painted. */
function watch({ answer, heading }) {
  const marks = (window.startMarks = {});
  const mark = (name) => {
    if (name in marks) return;
    marks[name] = undefined;
    requestAnimationFrame(() => (marks[name] = performance.now()));
  };
  let before;
  const headline = () => {
    const found = document.querySelector('.advice:not(.coming) .headline');
    return found?.checkVisibility({ visibilityProperty: true }) ? found.textContent.trim() : '';
  };
  const look = () => {
    const text = headline();
    if (text) mark('readable');
    const input = answer && document.querySelector(answer);
    if (before === undefined && text && input) {
      before = text;
      input.click();
    } else if (before !== undefined && text && text !== before) {
      mark('changed');
    }
    const isThere = (element) => element.textContent.trim() === heading && element.checkVisibility();
    if (heading && [...document.querySelectorAll('h1, h2, h3, h4')].some(isThere)) mark('heading');
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Lighthouse's own view of a phone, if npm can fetch it; it stays in a cache of its own. */
async function lighthouse() {
  const environment = { ...process.env, npm_config_cache: `${ROOT}target/xtask/npx` };
  if (process.env.CHROME) environment.CHROME_PATH = process.env.CHROME;
  const flags = '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage';
  const args = ['--yes', LIGHTHOUSE, site.url, '--quiet', '--output=json', '--output-path=stdout', flags];
  console.log(`\n${LIGHTHOUSE}, mobile\n`);
  row('performance', 'accessib.', 'practices', 'SEO', 'LCP ms', 'CLS', 'TBT ms');
  for (let run = 0; run < LIGHTHOUSE_RUNS; run += 1) {
    const answer = await started('npx', args, { env: environment, maxBuffer: 1 << 28 }).catch((error) => error);
    if (answer instanceof Error) {
      console.log(`No figures: ${answer.stderr || answer.message}`);
      return;
    }
    const { categories, audits } = JSON.parse(answer.stdout);
    const score = (name) => Math.round(100 * categories[name].score);
    const value = (name, digits = 0) => audits[name].numericValue.toFixed(digits);
    row(score('performance'), score('accessibility'), score('best-practices'), score('seo'),
      value('largest-contentful-paint'), value('cumulative-layout-shift', 3), value('total-blocking-time'));
  }
}

function row(first, ...cells) {
  console.log(String(first).padEnd(24) + cells.map((cell) => String(cell).padStart(10)).join(''));
}
