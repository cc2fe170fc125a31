// The site as an app: kept for visits without a network, renewed when the visitor says so, whole at every moment.

import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { barriers, complaints, launch, launchWithoutStorage, open, started } from './browser.mjs';
import { DIST, serve } from './server.mjs';
import { gearOf, headersForAll, keepingNothing, nextVersion } from './versions.mjs';

/** Every view of the site, and how to see that it is there. */
const VIEWS = [
  ['#advice', (page) => page.locator('.headline').waitFor()],
  ['#gear', (page) => page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /gear-[0-9a-f]{16}\.wasm$/.test(name)))],
];

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

/** A journey through a site of its own, in a fresh context; the page behaves, and no cookie is there at its end. */
async function visit(journey, { settings = {}, prepare, from = browser } = {}) {
  const site = await serve(settings);
  const context = await from.newContext({ reducedMotion: 'reduce' });
  try {
    await prepare?.(context, site);
    const { page, record } = await open({ newContext: async () => context }, site.url);
    await journey({ site, context, page, record });
    assert.deepEqual(complaints(record), [], 'nothing leaves the origin, no policy is violated, the console stays clean');
    assert.deepEqual(await context.cookies(), [], 'there are no cookies');
  } finally {
    await context.close();
    await site.stop();
  }
}

/** Waits until the site is kept and its worker answers for the page. */
const kept = (page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

/** Waits until something is so that the page alone cannot tell, or only with a promise; looks once a frame. */
async function until(page, isSo) {
  const deadline = Date.now() + 30_000;
  while (!(await isSo())) {
    assert.ok(Date.now() < deadline, `not so after half a minute: ${isSo}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** Another tab with the site. */
async function tab(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await started(page);
  return page;
}

/** Takes network and server away. */
async function cutOff(context, site) {
  await context.setOffline(true);
  await site.stop();
}

const version = async (page) => (await page.locator('meta[name="journey"]').count()) + 1;
const isSecond = (page) => page.locator('meta[name="journey"]').waitFor({ state: 'attached' }).then(() => started(page));
const caches = (page) => page.evaluate(() => window.caches.keys());
const ours = async (page) => (await caches(page)).filter((name) => name.startsWith('sweetspot-site '));

/** Looks for a new version; gives what became of it: `installed`, or `redundant` if it could not be had whole. */
const lookForUpdate = (page) =>
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

const notice = (page) => page.getByRole('status').filter({ hasText: 'A new version is ready.' });
const reloadButton = (page) => notice(page).getByRole('button', { name: 'Reload' });

/** Version 1 still does all that it did, without a network. */
async function firstIsWhole({ site, context, page }) {
  assert.equal((await ours(page)).length, 1);
  await cutOff(context, site);
  await page.reload();
  await started(page);
  assert.equal(await version(page), 1);
  for (const [view, there] of VIEWS) await there(await tab(context, site.url + view));
}

for (const [mount, policy] of [['/', 'by meta'], ['/a/b/', 'by header and meta']]) {
  test(`one visit below ${mount} (policy ${policy}) is enough for all further ones without network or server`, async () => {
    const headers = policy === 'by meta' ? {} : await headersForAll();
    await visit(
      async ({ site, context, page }) => {
        await kept(page);
        const headline = await page.locator('.headline').textContent();
        await cutOff(context, site);
        await page.reload();
        await started(page);
        await page.getByText(headline, { exact: true }).waitFor();
        for (const [view, there] of VIEWS) await there(await tab(context, site.url + view));
        await tab(context, `${site.url}?from=a-friend#advice`);
        await tab(context, `${site.url}index.html`);
      },
      { settings: { mount, headers } },
    );
  });
}

test('a first visit that is cut off before it ends has the gear view all the same', () =>
  visit(async ({ site, context, page }) => {
    await kept(page);
    await cutOff(context, site);
    await page.evaluate(() => (location.hash = '#gear'));
    await VIEWS[1][1](page);
  }));

test('a new version waits until the visitor wants it, and leaves nothing of the old one behind', () =>
  visit(async ({ site, page }) => {
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
      visit(async (journey) => {
        const { site, page, record } = journey;
        await kept(page);
        const gear = await gearOf(second);
        let broken = 0;
        site.root = second;
        site.interfere = (request, response) => {
          if (!request.url.endsWith(gear)) return false;
          broken += 1;
          breakOff(response);
          return true;
        };
        assert.equal(await lookForUpdate(page), 'redundant');
        assert.ok(broken > 0);
        assert.equal(await notice(page).count(), 0, 'nobody is told of what cannot be had');
        // The browser's own account of what the journey broke.
        record.errors.length = 0;
        record.console.length = 0;
        await firstIsWhole(journey);
      }));
  }

  test('a host that still sends the old page', () =>
    visit(async (journey) => {
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
    visit(async ({ site, page, record }) => {
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

test('of two tabs only the one that was asked reloads; the other goes on with its own version until it is asked too', () =>
  visit(async ({ site, context, page }) => {
    await kept(page);
    const other = await tab(context, site.url);
    await other.evaluate(() => (window.untouched = true));
    const [firstGear, secondGear] = await Promise.all([gearOf(DIST), gearOf(second)]);
    site.root = second;
    assert.equal(await lookForUpdate(page), 'installed');
    await reloadButton(other).waitFor();
    await reloadButton(page).click();
    await isSecond(page);

    const modules = [];
    context.on('response', (response) => /gear-.*\.js$/.test(response.url()) && modules.push(response));
    for (const one of [other, page]) {
      await one.evaluate(() => (location.hash = '#gear'));
      await VIEWS[1][1](one);
    }
    assert.deepEqual(modules.map((response) => response.url()), [site.url + firstGear, site.url + secondGear]);
    assert.ok(modules.every((response) => response.fromServiceWorker() && response.ok()));
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

test('where the browser refuses all storage the page works, without a word about it', async () => {
  const refusing = await launchWithoutStorage();
  try {
    await visit(
      async ({ page, record }) => {
        await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /offline-\w+\.js$/.test(name)));
        const refused = await page.evaluate(async () => {
          const name = await navigator.serviceWorker.getRegistrations().then(() => 'nothing', (error) => error.name);
          try {
            return [name, localStorage.length];
          } catch (error) {
            return [name, error.name];
          }
        });
        assert.deepEqual(refused, ['NotSupportedError', 'SecurityError']);
        await page.locator('#work-mix').check();
        await page.locator('.headline').waitFor();
        // Chromium says so whenever a page shows a button of its own in place of the browser's.
        record.console = record.console.filter((line) => !line.includes('beforeinstallprompt'));
      },
      { from: refusing },
    );
  } finally {
    await refusing.close();
  }
});

describe('where storage is full', () => {
  /** Leaves an origin so many bytes; what counts is the moment of writing. */
  const leaveBytes = async (context, site, quotaSize) => {
    const debuggers = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
    await debuggers.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize });
  };

  test('a first visit goes well and keeps nothing', () =>
    visit(
      async ({ page }) => {
        await page.waitForFunction(() => window.refused === 'redundant');
        assert.deepEqual(await ours(page), []);
        await page.locator('#work-mix').check();
        await page.locator('.headline').waitFor();
        await page.reload();
        await started(page);
      },
      {
        prepare: async (context, site) => {
          await leaveBytes(context, site, 100_000);
          await context.addInitScript(() => {
            if (!navigator.serviceWorker) return;
            const register = navigator.serviceWorker.register.bind(navigator.serviceWorker);
            navigator.serviceWorker.register = async (...all) => {
              const registration = await register(...all);
              const worker = registration.installing;
              worker?.addEventListener('statechange', () => (window.refused = worker.state));
              return registration;
            };
          });
        },
      },
    ));

  test('an update is not taken and version 1 stays whole', () =>
    visit(async (journey) => {
      const { site, context, page } = journey;
      await kept(page);
      await leaveBytes(context, site, 100_000);
      site.root = second;
      assert.equal(await lookForUpdate(page), 'redundant');
      await firstIsWhole(journey);
    }));
});

test('the site can be installed, and says so only where the browser offers it', () =>
  visit(async ({ context, page }) => {
    await kept(page);
    const debuggers = await context.newCDPSession(page);
    const { errors } = await debuggers.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const { installabilityErrors } = await debuggers.send('Page.getInstallabilityErrors');
    // A private window installs nothing; every context of the journeys is one.
    assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);

    const install = page.getByRole('button', { name: 'Install Sweetspot' });
    assert.equal(await install.count(), 0);
    await page.evaluate(() => {
      const offer = new Event('beforeinstallprompt', { cancelable: true });
      offer.prompt = async () => (window.prompted = offer.defaultPrevented);
      dispatchEvent(offer);
    });
    assert.deepEqual(await barriers(page), []);
    await install.click();
    assert.ok(await page.evaluate(() => window.prompted));
    assert.equal(await install.count(), 0);
  }));

test('a build for working on the page takes back what a release has kept', () =>
  visit(async ({ site, page }) => {
    await kept(page);
    site.root = nothing;
    const shownAnew = page.waitForEvent('framenavigated');
    await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration()).update());
    await shownAnew;
    await started(page);
    assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistration()), undefined);
    assert.deepEqual(await ours(page), []);
  }));

test('the policy stops markup and scripts that are made from text', () =>
  visit(async ({ page, record }) => {
    const stopped = await page.evaluate(() => {
      const tries = [
        () => (document.body.innerHTML = '<p>'),
        () => (document.createElement('script').src = 'a.js'),
        () => trustedTypes.createPolicy('another', {}),
      ];
      return tries.map((attempt) => {
        try {
          attempt();
          return 'allowed';
        } catch ({ name }) {
          return name;
        }
      });
    });
    assert.deepEqual(stopped, ['TypeError', 'TypeError', 'TypeError']);
    await until(page, () => record.violations.length === stopped.length);
    record.violations.length = 0;
    record.console.length = 0;
  }));
