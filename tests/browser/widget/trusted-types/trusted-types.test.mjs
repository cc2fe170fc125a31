// A page that lets nobody turn text into markup or code.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from '../../browser.mjs';
import { drawn, guest, heard, listen, ready } from '../host.mjs';

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

const HEADERS = { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" };

test('every view works where no text may become markup or code', () =>
  guest(
    browser,
    import.meta.url,
    async ({ page, widget }) => {
      await ready(widget);
      await drawn(widget);
      await widget.locator('#work-dj').check();
      const show = (view) => widget.evaluate((element, wanted) => element.setAttribute('view', wanted), view);
      await show('gear');
      await widget.locator('.product').first().waitFor();
      await show('gear/sennheiser-hd-600');
      await widget.locator('.sheet').first().waitFor();
      await show('take');
      await widget.getByRole('heading', { name: 'Share & save' }).waitFor();
      await drawn(page.locator('#note'));
      assert.deepEqual(await heard(page, 'problem'), []);
    },
    { headers: HEADERS, prepare: listen },
  ));
