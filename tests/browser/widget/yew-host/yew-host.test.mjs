// A page that is itself a program of Yew: Sweetspot's own, with a widget put into the middle of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { complaints, launch, open, started } from '../../browser.mjs';
import { serve } from '../../server.mjs';
import { drawn, ready } from '../host.mjs';

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

/** The site's page with a widget inside one of its parts; what each says of its situation, in its own words. */
const visit = async (parent, journey) => {
  const site = await serve();
  const { context, page, record } = await open(browser, `${site.url}#advice?work=listen:2&v=1`, { reducedMotion: 'reduce' });
  try {
    await page.evaluate(async (selector) => {
      await import(new URL('embed/sweet-spot.js', document.baseURI));
      const widget = document.createElement('sweet-spot');
      widget.situation = { work: { mix: 3 }, budget: 600 };
      widget.setAttribute('loading', 'eager');
      widget.setAttribute('height', 'free');
      document.querySelector(selector).append(widget);
    }, parent);
    const widget = page.locator('sweet-spot');
    await ready(widget);
    await drawn(widget);
    const answers = async () => ({
      page: new URL(page.url()).hash,
      kept: await page.evaluate(() => JSON.stringify({ ...localStorage })),
      inside: await widget.evaluate((element) => element.situation),
    });
    await journey({ page, widget, answers });
    assert.deepEqual(complaints(record), []);
  } finally {
    await context.close();
    await site.stop();
  }
};

for (const parent of ['#app', '#advice']) {
  test(`in ${parent} of a Yew page: what is pressed in the widget reaches the widget alone`, () =>
    visit(parent, async ({ page, widget, answers }) => {
      const before = await answers();
      await widget.locator('#work-dj').check();
      await widget.locator('#budget').fill('700');
      await widget.locator('label[for="noise-1"]').evaluate((label) => label.click());
      await page.waitForFunction(() => document.querySelector('sweet-spot').situation.place?.noise);
      assert.deepEqual(await answers(), {
        ...before,
        inside: { work: { mix: 3, dj: 2 }, place: { noise: 'quiet' }, budget: 700 },
      });
      await widget.getByRole('button', { name: 'Units: metres' }).click();
      await widget.getByRole('button', { name: 'Units: feet' }).waitFor();
      await widget.getByRole('link', { name: 'All figures' }).first().click();
      await widget.locator('.sheet').waitFor();
      assert.equal((await answers()).page, before.page, 'its views are not those of the page');
      assert.equal((await answers()).kept, before.kept);
      assert.equal(await page.locator('#gear').isHidden(), true);
    }));

  test(`in ${parent} of a Yew page: what is pressed in the page reaches the page alone`, () =>
    visit(parent, async ({ page, answers }) => {
      const { inside } = await answers();
      const own = page.locator('#app #questions >> nth=0');
      await own.locator('#work-dj').check();
      await page.waitForURL(/dj:2/);
      await own.locator('#budget').fill('250');
      await page.waitForURL(/budget=250/);
      await started(page);
      assert.deepEqual((await answers()).inside, inside);
    }));
}
