// Two versions of the widget on one page, from two parts of the page that know nothing of each other.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { launch } from '../../browser.mjs';
import { DIST } from '../../server.mjs';
import { drawn, guest, ready } from '../host.mjs';

let browser;
let site;

before(async () => {
  browser = await launch();
  site = await mkdtemp(path.join(tmpdir(), 'sweetspot-'));
  for (const version of ['now', 'next']) await cp(`${DIST}embed`, path.join(site, version, 'embed'), { recursive: true });
  // The build names what Yew marks elements with after the version, so the next one has other names for it.
  const next = path.join(site, 'next', 'embed');
  const [program] = (await readdir(next)).filter((name) => /^sweetspot-.*\.js$/.test(name));
  const text = await readFile(path.join(next, program), 'utf8');
  assert.match(text, /__sweetspot_[0-9a-f]{8}_/);
  await writeFile(path.join(next, program), text.replaceAll(/__sweetspot_[0-9a-f]{8}_/g, '__sweetspot_99999999_'));
});

after(async () => {
  await browser?.close();
  await rm(site, { recursive: true, force: true });
});

const visit = (journey) =>
  guest(
    browser,
    import.meta.url,
    async ({ page, record }) => {
      const now = page.locator('sweet-spot').first();
      const next = page.locator('sweet-spot-next').first();
      for (const widget of [now, next]) {
        await ready(widget);
        await drawn(widget);
      }
      await journey({ page, record, now, next });
    },
    { site },
  );

const answers = (widget) => widget.evaluate((element) => element.situation);

/** Answers in each, and both have their own answers alone. */
const areIndependent = async (now, next) => {
  const before = [await answers(now), await answers(next)];
  await now.locator('#work-dj').check();
  assert.deepEqual([await answers(now), await answers(next)], [{ ...before[0], work: { ...before[0].work, dj: 2 } }, before[1]]);
  await next.locator('#work-master').check();
  await next.locator('#budget').fill('450');
  assert.deepEqual(await answers(now), { ...before[0], work: { ...before[0].work, dj: 2 } });
  assert.deepEqual(await answers(next), { work: { ...before[1].work, master: 2 }, budget: 450 });
};

test('both advise, and neither hears what reaches the other', () =>
  visit(async ({ record, now, next }) => {
    assert.equal(record.requests.filter((url) => url.endsWith('.wasm')).length, 2, 'each has a program of its own');
    await areIndependent(now, next);
  }));

test('so it is for one that a page has put between the tags of the other', () =>
  visit(async ({ page, now }) => {
    await page.evaluate(() => {
      const inner = document.createElement('sweet-spot-next');
      inner.situation = { work: { listen: 3 }, budget: 300 };
      inner.setAttribute('height', 'free');
      document.querySelector('sweet-spot').append(inner);
    });
    const inner = now.locator('sweet-spot-next');
    await inner.evaluate((element) => element.ready());
    // What is between the tags is shown until the widget is there; taken out, it goes on by itself.
    await inner.evaluate((element) => document.body.append(element));
    await areIndependent(now, page.locator('sweet-spot-next').nth(1));
  }));

test('so it is for one that is drawn inside what the other has drawn', () =>
  visit(async ({ page, now, next }) => {
    await page.evaluate(() => {
      const place = document.querySelector('sweet-spot').shadowRoot.querySelector('.foot');
      place.append(document.querySelector('sweet-spot-next'));
    });
    const inner = now.locator('sweet-spot-next');
    await inner.locator('.headline').waitFor();
    const before = await answers(now);
    await inner.locator('#work-master').check();
    assert.deepEqual((await answers(inner)).work, { listen: 3, master: 2 });
    assert.deepEqual(await answers(now), before);
    await now.locator('#work-dj').first().check();
    assert.deepEqual((await answers(now)).work, { mix: 3, dj: 2 });
    assert.deepEqual((await answers(inner)).work, { listen: 3, master: 2 });
    assert.equal(await next.count(), 1);
  }));

test('of two that want the same tag the first keeps it, and nothing is thrown', () =>
  visit(async ({ page, now }) => {
    const from = await page.evaluate(async () => {
      const addresses = [...document.querySelectorAll('script')].map(({ src }) => src);
      const [first, , again] = await Promise.all(addresses.map((address) => import(address)));
      const known = customElements.get('sweet-spot');
      return { first: known.prototype instanceof first.SweetSpot, again: known.prototype instanceof again.SweetSpot };
    });
    assert.deepEqual(from, { first: true, again: false });
    assert.equal((await ready(now)).kits[0].label, 'best_value');
  }));
