// The site as an app: kept for visits without a network where the browser lets it, and installed where it offers that.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { VIEWS, cutOff, gearIsThere, kept, leaveBytes, ours, tab, until, visit } from './app.mjs';
import { barriers, launch, launchWithoutStorage, started } from './browser.mjs';
import { headersForAll } from './versions.mjs';

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

for (const [mount, policy] of [['/', 'by meta'], ['/a/b/', 'by header and meta']]) {
  test(`after one visit below ${mount} (policy ${policy}) all works without network or server`, async () => {
    const headers = policy === 'by meta' ? {} : await headersForAll();
    await visit(
      browser,
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
  visit(browser, async ({ site, context, page }) => {
    await kept(page);
    await cutOff(context, site);
    await page.evaluate(() => (location.hash = '#gear'));
    await gearIsThere(page);
  }));

test('where the browser refuses all storage the page works, without a word about it', async () => {
  const refusing = await launchWithoutStorage();
  try {
    await visit(refusing, async ({ page, record }) => {
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => /offline-\w+\.js$/.test(name)),
      );
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
    });
  } finally {
    await refusing.close();
  }
});

test('where storage is full a first visit goes well and keeps nothing', () =>
  visit(
    browser,
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

test('the site can be installed, and says so only where the browser offers it', () =>
  visit(browser, async ({ context, page }) => {
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

test('the policy stops markup and scripts that are made from text', () =>
  visit(browser, async ({ page, record }) => {
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
