// What the journeys through the site as an app have in common.

import assert from 'node:assert/strict';

import { complaints, open, started } from './browser.mjs';
import { serve } from './server.mjs';

/** The gear view shows the products of its catalogue. */
export const gearIsThere = (page) => page.locator('.gear .product').first().waitFor();

/** Every view of the site, deep links among them, and how to see that it is there. */
export const VIEWS = [
  ['#advice', (page) => page.locator('.headline').waitFor()],
  ['#gear', gearIsThere],
  ['#gear/sennheiser-hd-600', (page) => page.getByRole('heading', { name: 'Sennheiser HD 600', exact: true }).waitFor()],
  ['#take', (page) => page.getByRole('heading', { name: 'Five minutes of listening' }).waitFor()],
  ['#advice?work=dj:1&v=1', (page) => page.locator('#work-dj:checked').waitFor({ state: 'attached' })],
];

/**
 * A journey through a site of its own, in a fresh context; at its end the page has behaved, and no cookie is there.
 * `settings` are the server's; `prepare` is done with the context before the first visit.
 */
export async function visit(browser, journey, { settings = {}, prepare } = {}) {
  const site = await serve(settings);
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  try {
    await prepare?.(context, site);
    const { page, record } = await open({ newContext: async () => context }, site.url);
    await journey({ site, context, page, record });
    assert.deepEqual(complaints(record), [], 'nothing leaves the origin or violates the policy, the console is clean');
    assert.deepEqual(await context.cookies(), [], 'there are no cookies');
  } finally {
    await context.close();
    await site.stop();
  }
}

/** Waits until the site is kept and its worker answers for the page. */
export const kept = (page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

/** Waits until something is so that the page alone cannot tell, or only with a promise; looks once a frame. */
export async function until(page, isSo) {
  const deadline = Date.now() + 30_000;
  while (!(await isSo())) {
    assert.ok(Date.now() < deadline, `not so after half a minute: ${isSo}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** Another tab with the site. */
export async function tab(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await started(page);
  return page;
}

/** Takes network and server away. */
export async function cutOff(context, site) {
  await context.setOffline(true);
  await site.stop();
}

/** Only version 2 has this; see `nextVersion`. */
const mark = (page) => page.locator('meta[name="journey"]');

/** The version of an open page, 1 or 2. */
export const version = async (page) => (await mark(page).count()) + 1;

/** Waits until a page has become version 2. */
export async function isSecond(page) {
  await mark(page).waitFor({ state: 'attached' });
  await started(page);
}

/** The names of all caches of the origin. */
export const caches = (page) => page.evaluate(() => window.caches.keys());

/** The names of those that hold a version of the site. */
export const ours = async (page) => (await caches(page)).filter((name) => name.startsWith('sweetspot-site '));

/** Looks for a new version; gives what became of it: `installed`, or `redundant` if it could not be had whole. */
export const lookForUpdate = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const outcome = new Promise((resolve) => {
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker.addEventListener('statechange', () => resolve(worker.state), { once: true });
      });
    });
    await registration.update();
    return outcome;
  });

export const notice = (page) => page.getByRole('status').filter({ hasText: 'A new version is ready.' });
export const reloadButton = (page) => notice(page).getByRole('button', { name: 'Reload' });

/** Version 1 still does all that it did, without a network. */
export async function firstIsWhole({ site, context, page }) {
  assert.equal((await ours(page)).length, 1);
  await cutOff(context, site);
  await page.reload();
  await started(page);
  assert.equal(await version(page), 1);
  for (const [view, there] of VIEWS) await there(await tab(context, site.url + view));
}

/** Leaves an origin so many bytes; what counts is the moment of writing. */
export async function leaveBytes(context, site, quotaSize) {
  const debuggers = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
  await debuggers.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize });
}
