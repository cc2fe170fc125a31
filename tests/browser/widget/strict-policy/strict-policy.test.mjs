// Pages whose policy allows next to nothing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { barriers, launch } from '../../browser.mjs';
import { drawn, guest, heard, listen, ready } from '../host.mjs';

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

const policy = (script) =>
  `default-src 'none'; script-src {{site}} ${script}; connect-src {{site}}; style-src 'self'; img-src 'none'; ` +
  "base-uri 'none'; form-action 'none'";

const visit = (script, journey, settings) =>
  guest(browser, import.meta.url, journey, {
    headers: { 'content-security-policy': policy(script) },
    prepare: listen,
    settings,
  });

test("with scripts and files from the site and 'wasm-unsafe-eval' all of it works, and the policy stops nothing", () =>
  visit("'wasm-unsafe-eval'", async ({ page, widget }) => {
    await ready(widget);
    await drawn(widget);
    await widget.locator('#work-dj').check();
    await widget.getByRole('link', { name: 'All figures' }).first().click();
    await widget.locator('.sheet').first().waitFor();
    await widget.evaluate((element) => element.setAttribute('view', 'take'));
    await widget.getByRole('heading', { name: 'Share & save' }).waitFor();
    await drawn(page.locator('#note'));
    assert.deepEqual(await heard(page, 'problem'), []);
  }));

test("without 'wasm-unsafe-eval' the reader learns why, and has a link to the whole site; the page goes on", () =>
  visit('', async ({ page, record, site, widget }) => {
    const link = widget.getByRole('link', { name: 'Open Sweetspot' });
    await link.waitFor();
    await widget.getByText('This page does not let the advisor run').waitFor();
    assert.equal(await link.getAttribute('href'), site);
    assert.equal(await link.getAttribute('target'), '_blank');
    assert.equal(await link.getAttribute('rel'), 'noopener');
    assert.equal(await widget.getByRole('button', { name: 'Try again' }).count(), 1);
    const [[problem]] = await heard(page, 'problem');
    assert.equal(problem.path, 'program');
    assert.match(problem.remedy, /'wasm-unsafe-eval'.*frame/);
    assert.deepEqual(await barriers(page), []);
    await assert.rejects(ready(widget), /WebAssembly/);
    assert.deepEqual(await widget.evaluate((element) => element.situation), { work: { mix: 3 }, budget: 600 });
    assert.equal(await widget.evaluate((element) => element.advice), null);
    // The browser tells of the one thing that was stopped, and of nothing that was not caught.
    assert.deepEqual(record.errors, []);
    assert.ok(record.violations.every((violation) => violation.includes('wasm-eval')), String(record.violations));
    record.violations.length = 0;
    record.console.length = 0;
  }));

test("a note needs no program, so it works without 'wasm-unsafe-eval'", () =>
  visit('', async ({ page, record, widget }) => {
    await drawn(page.locator('#note'));
    assert.equal(await page.locator('#note .note').isVisible(), true);
    await widget.getByRole('link', { name: 'Open Sweetspot' }).waitFor();
    assert.deepEqual((await heard(page, 'problem')).length, 1, 'that of the advisor alone');
    record.violations.length = 0;
    record.console.length = 0;
  }));

test('where the files cannot be fetched, the reader learns it and can try again', () =>
  guest(
    browser,
    import.meta.url,
    async ({ page, context, record, site, widget }) => {
      const again = widget.getByRole('button', { name: 'Try again' });
      await again.waitFor();
      await widget.getByText('The advisor could not be loaded.').waitFor();
      assert.equal(await widget.getByRole('link', { name: 'Open Sweetspot' }).getAttribute('href'), site);
      assert.equal((await heard(page, 'problem'))[0][0].path, 'program');
      await context.unroute('**/*.postcard');
      await again.click();
      await drawn(widget);
      assert.equal((await ready(widget)).kits[0].label, 'best_value');
      record.console.length = 0;
    },
    {
      prepare: async (page, context) => {
        await listen(page);
        await context.route('**/*.postcard', (route) => route.abort());
      },
    },
  ));

test('where the program fails, the reader learns it and has the whole site; the page goes on', () =>
  guest(
    browser,
    import.meta.url,
    async ({ page, widget }) => {
      await widget.getByText('The advisor stopped working.').waitFor();
      await widget.getByRole('link', { name: 'Open Sweetspot' }).waitFor();
      assert.equal((await heard(page, 'problem'))[0][0].path, 'program');
      await drawn(page.locator('#note'));
    },
    {
      prepare: async (page) => {
        await listen(page);
        await page.addInitScript(() => {
          WebAssembly.instantiateStreaming = async () => {
            throw new WebAssembly.RuntimeError('unreachable');
          };
        });
      },
    },
  ));
