// From one version of the site to the next: when the visitor says so, and whole at every moment.

import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import {
  caches, firstIsWhole, gearIsThere, isSecond, kept, leaveBytes, lookForUpdate, notice, ours, reloadButton, tab, until,
  version, visit,
} from './app.mjs';
import { barriers, launch, started } from './browser.mjs';
import { DIST } from './server.mjs';
import { keepingNothing, nextVersion, startOf } from './versions.mjs';

let browser;
let second;
let nothing;

before(async () => {
  [browser, second, nothing] = await Promise.all([launch(), nextVersion(), keepingNothing()]);
});

after(async () => {
  await browser?.close();
  for (const site of [second, nothing]) if (site) await rm(site, { recursive: true });
});

test('a new version waits until the visitor wants it, and leaves nothing of the old one behind', () =>
  visit(browser, async ({ site, page }) => {
    await kept(page);
    const others = ['sweetspot-own-catalogue', 'another-app', `sweetspot-site ${site.url}below/ 1`];
    await page.evaluate((names) => Promise.all(names.map((name) => window.caches.open(name))), others);
    await page.locator('#work-mix').check();
    const [first] = await ours(page);
    site.root = second;

    assert.equal(await lookForUpdate(page), 'installed');
    await reloadButton(page).waitFor();
    assert.deepEqual(await barriers(page), []);
    await page.reload();
    await started(page);
    assert.equal(await version(page), 1, 'an ordinary reload keeps the version');

    await notice(page).getByRole('button', { name: 'Later' }).click();
    await notice(page).waitFor({ state: 'detached' });
    await page.reload();
    await reloadButton(page).focus();
    await page.keyboard.press('Enter');
    await isSecond(page);
    assert.ok(await page.locator('#work-mix').isChecked(), 'the answers are kept');
    await until(page, async () => !(await caches(page)).includes(first));
    const left = await caches(page);
    assert.deepEqual(left.filter((name) => others.includes(name)).sort(), others.sort(), 'nobody else lost anything');
    assert.equal(left.length, others.length + 1);
    assert.equal(await notice(page).count(), 0);
  }));

describe('an update that breaks off half-way leaves version 1 whole', () => {
  const BREAKS = {
    'the server answers 500': (response) => response.writeHead(500).end(),
    'the connection is cut': (response) => {
      response.writeHead(200, { 'content-type': 'text/javascript', 'content-length': 10_000 });
      response.write('// half of it', () => response.destroy());
    },
    'something else comes in its place': (response) => {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end('// not what was meant');
    },
  };
  for (const [how, breakOff] of Object.entries(BREAKS)) {
    test(how, () =>
      visit(browser, async (journey) => {
        const { site, page, record } = journey;
        await kept(page);
        const start = await startOf(second);
        let broken = 0;
        site.root = second;
        site.interfere = (request, response) => {
          if (!request.url.endsWith(start)) return false;
          broken += 1;
          breakOff(response);
          return true;
        };
        assert.equal(await lookForUpdate(page), 'redundant');
        assert.ok(broken > 0);
        assert.equal(await notice(page).count(), 0, 'nobody is notified of what is not available');
        // The browser's own account of what the journey broke.
        record.errors.length = 0;
        record.console.length = 0;
        await firstIsWhole(journey);
      }));
  }

  test('a host that still sends the old page', () =>
    visit(browser, async (journey) => {
      const { site, page, record } = journey;
      await kept(page);
      site.root = second;
      site.interfere = (request, response) => {
        if (request.url !== '/') return false;
        response.writeHead(200, { 'content-type': 'text/html' });
        createReadStream(`${DIST}index.html`).pipe(response);
        return true;
      };
      assert.equal(await lookForUpdate(page), 'redundant');
      record.console.length = 0;
      await firstIsWhole(journey);
    }));

  test('and the next try brings version 2', () =>
    visit(browser, async ({ site, page, record }) => {
      await kept(page);
      site.root = second;
      site.interfere = (request, response) => request.url.endsWith('.wasm') && Boolean(response.writeHead(500).end());
      assert.equal(await lookForUpdate(page), 'redundant');
      record.errors.length = 0;
      record.console.length = 0;
      site.interfere = () => false;
      assert.equal(await lookForUpdate(page), 'installed');
      await reloadButton(page).click();
      await isSecond(page);
    }));
});

test('where storage is full an update is not taken and version 1 stays whole', () =>
  visit(browser, async (journey) => {
    const { site, context, page } = journey;
    await kept(page);
    await leaveBytes(context, site, 100_000);
    site.root = second;
    assert.equal(await lookForUpdate(page), 'redundant');
    await firstIsWhole(journey);
  }));

test('of two tabs only the one that was asked reloads; the other goes on with its own version', () =>
  visit(browser, async ({ site, context, page }) => {
    await kept(page);
    const other = await tab(context, site.url);
    await other.evaluate(() => (window.untouched = true));
    site.root = second;
    assert.equal(await lookForUpdate(page), 'installed');
    await reloadButton(other).waitFor();
    await reloadButton(page).click();
    await isSecond(page);

    for (const one of [other, page]) {
      await one.evaluate(() => (location.hash = '#gear'));
      await gearIsThere(one);
    }
    assert.ok(await other.evaluate(() => window.untouched));
    assert.equal(await version(other), 1);

    await reloadButton(other).click();
    await isSecond(other);
    await other.close();
    await page.reload();
    await until(page, async () => (await ours(page)).length === 1);
  }));

test('an open page looks for a new version when it is looked at again, but not twice within an hour', () =>
  visit(
    browser,
    async ({ site, page }) => {
      await kept(page);
      const lookAgain = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      let looks = 0;
      site.interfere = (request) => {
        looks += request.url.endsWith('sw.js') ? 1 : 0;
        return false;
      };
      site.root = second;
      await lookAgain();
      await page.clock.fastForward('59:00');
      await lookAgain();
      assert.equal(looks, 0);
      await page.clock.fastForward('02:00');
      await lookAgain();
      await reloadButton(page).waitFor();
      assert.equal(looks, 1);
    },
    { prepare: (context) => context.clock.install() },
  ));

test('a build for working on the page takes back what a release has kept', () =>
  visit(browser, async ({ site, page }) => {
    await kept(page);
    site.root = nothing;
    const shownAnew = page.waitForEvent('framenavigated');
    await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration()).update());
    await shownAnew;
    await started(page);
    assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistration()), undefined);
    assert.deepEqual(await ours(page), []);
  }));
