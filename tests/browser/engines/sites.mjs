// The built site, served for one journey.

import { hasStarted } from '../browser.mjs';
import { serve } from '../server.mjs';

/**
 * Serves the site and opens it at a fragment, in a window of a size; the journey gets the site and the page, which has
 * started.
 */
export const onSite = (journey, { fragment = '', size } = {}) => async ({ open }) => {
  const site = await serve();
  try {
    const page = await open(size);
    await page.goto(site.url + fragment);
    await page.until(hasStarted);
    await journey({ site, page });
  } finally {
    await site.stop();
  }
};

/** Waits until the site is kept and its worker answers for the page. */
export const untilKept = (page) => page.until(() => navigator.serviceWorker.controller?.state === 'activated');

/** Waits until a heading with exactly this text is visible. */
export const untilHeading = (page, text) =>
  page.until(
    (wanted) =>
      [...document.querySelectorAll('h1, h2, h3, h4')].some(
        (heading) => heading.textContent.trim() === wanted && heading.getClientRects().length > 0,
      ),
    text,
  );

/**
 * Waits until a part of the answers, as they are kept, is seen by another page of the origin. WebKit may lose what was
 * written to localStorage a moment before a reload.
 */
export async function untilAnswersKept(site, page, part) {
  const other = await page.tab(`${site.url}not-a-page`);
  await other.until((wanted) => localStorage.getItem('sweetspot')?.includes(wanted), part);
  await other.leave();
}
