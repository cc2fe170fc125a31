// The update from the site as it was with three programs, under its worker: offered, taken when asked, nothing lost.

import assert from 'node:assert/strict';

import { hasStarted } from '../browser.mjs';
import { leftBehind, oldSite } from '../old-site/site.mjs';
import { DIST, serve } from '../server.mjs';
import { untilKept } from './sites.mjs';

const NOTICE = '.update';

/** The visitor's answers and catalogue, as the old page kept them; runs in the page. */
const leave = async ({ session, catalogue }) => {
  localStorage.setItem('sweetspot', session);
  const kept = await caches.open('sweetspot-own-catalogue');
  for (const [part, text] of Object.entries(catalogue)) await kept.put(part, new Response(text));
};

const isOld = () => Boolean(document.querySelector('meta[name="sweetspot-old"]'));

/** Somebody with answers and a catalogue on the old site takes the new one when it is offered; then the journey starts. */
const updated = (journey) => async ({ open }) => {
  const { folder, remove } = await oldSite();
  const site = await serve({ root: folder });
  try {
    const page = await open();
    await page.goto(site.url);
    await untilKept(page);
    await page.evaluate(leave, await leftBehind());

    site.root = DIST;
    await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));
    await page.untilVisible(`${NOTICE} button`);
    await page.reload();
    await page.untilVisible(`${NOTICE} button`);
    assert.ok(await page.evaluate(isOld), 'an ordinary reload keeps the version');
    assert.equal(await page.text(`${NOTICE} button`), 'Reload');

    await page.click(`${NOTICE} button`);
    await page.until(() => !document.querySelector('meta[name="sweetspot-old"]'));
    await page.until(hasStarted);
    await journey({ site, page });
  } finally {
    await site.stop();
    await remove();
  }
};

export const updateFromOld = [
  {
    name: 'the old site offers the new one; the answers are kept, and nothing else of the old one is left',
    run: updated(async ({ site, page }) => {
      await page.untilChecked('#work-mix');
      assert.equal(await page.value('#budget'), '600');
      await page.until(async () => {
        const kept = (await caches.keys()).filter((name) => name.startsWith('sweetspot-site '));
        return kept.length === 1 && !kept[0].endsWith(' 9da1f48');
      });
      await site.stop();
      await page.reload();
      await page.until(hasStarted);
      await page.untilChecked('#work-mix');
    }),
  },
  {
    name: 'a visitor’s own catalogue, kept by the old site, is rebuilt from its text',
    run: updated(async ({ site, page }) => {
      await page.untilMatches('.headline', /€/);
      await site.stop();
      await page.reload();
      await page.untilMatches('.headline', /€/);
    }),
  },
];
