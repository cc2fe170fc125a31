// What has to work in every engine, each thing once. The other journeys go into detail, in Chromium alone.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { extractText, getDocumentProxy } from 'unpdf';

import { hasStarted } from '../browser.mjs';
import { ownIsKept } from '../gear.mjs';
import { serve } from '../server.mjs';
import { hosted } from '../widget/host.mjs';
import { onSite, untilAnswersKept, untilHeading, untilKept } from './sites.mjs';

const CATALOGUE = fileURLToPath(new URL('../../catalogues/good/shop.csv', import.meta.url));
const FRAME = new URL('../widget/frame/index.html', import.meta.url);

export const journeys = [
  {
    name: 'the advice can be read at once',
    run: onSite(async ({ page }) => {
      await page.untilVisible('.headline');
      await page.untilMatches('.headline', /\$\d/);
      await page.untilVisible('.card');
    }),
  },
  {
    name: 'the program draws just what the HTML says already',
    run: onSite(async ({ page }) => {
      await page.until(hasStarted);
      const [before, after] = await page.evaluate(
        () =>
          new Promise((resolve) => {
            // Trusted Types let a page read a document, but not parse a text.
            const request = new XMLHttpRequest();
            request.onload = () =>
              resolve([request.response, document].map((at) => at.querySelector('#app').textContent));
            request.responseType = 'document';
            request.open('GET', location.pathname);
            request.send();
          }),
      );
      assert.match(before, /\$\d/);
      assert.equal(after, before);
    }),
  },
  {
    name: 'the console shows no error',
    needs: ['console'],
    run: onSite(async ({ page }) => {
      await page.untilVisible('.headline');
      await untilKept(page);
      await page.click('.views a[href="#gear"]');
      await page.untilVisible('.gear .product');
      assert.deepEqual(page.complaints, []);
    }),
  },
  {
    name: 'the advice follows answers given by keyboard alone, and both are there after a reload',
    run: onSite(async ({ site, page }) => {
      await page.untilVisible('.headline');
      const first = await page.text('.headline');
      await page.tabTo('#work-record_at_mic');
      await page.press('Space');
      const second = await page.untilChanged('.headline', first);
      await page.tabTo('#budget');
      await page.type('60');
      await untilAnswersKept(site, page, '"budget":60');
      const answered = await page.untilChanged('.headline', second);
      assert.ok(Number(/\$(\d+)/.exec(answered)[1]) <= 60, answered);
      await page.tabTo('.row summary');
      await page.press('Enter');
      await page.untilVisible('.steps > li');

      await page.reload();
      await page.until(hasStarted);
      await page.until((wanted) => document.querySelector('.headline')?.textContent === wanted, answered);
      assert.equal(await page.value('#budget'), '60');
      assert.ok(await page.isChecked('#work-record_at_mic'));
    }),
  },
  {
    name: 'every view opens, from its link and from its address',
    run: onSite(async ({ site, page }) => {
      await page.click('.views a[href="#gear"]');
      await page.untilVisible('.gear .product');
      await page.evaluate(() => void (location.hash = '#gear/sennheiser-hd-600'));
      await untilHeading(page, 'Sennheiser HD 600');
      await page.click('.views a[href="#take"]');
      await untilHeading(page, 'Five minutes of listening');
      await page.click('.views a[href="#advice"]');
      await page.untilVisible('.headline');
      await untilHeading(await page.tab(`${site.url}#gear/sennheiser-hd-600`), 'Sennheiser HD 600');
      await untilHeading(await page.tab(`${site.url}#take`), 'Five minutes of listening');
      await (await page.tab(`${site.url}#advice?work=dj:1&v=1`)).untilChecked('#work-dj');
    }),
  },
  {
    name: 'the header stays in view when another view is chosen',
    run: onSite(async ({ page }) => {
      for (let times = 0; times < 4; times += 1) {
        await page.click('.views a[href="#gear"]');
        await page.untilVisible('.gear .product');
        assert.equal(await page.evaluate(() => scrollY), 0);
        await page.click('.views a[href="#advice"]');
        await page.untilVisible('.headline');
      }
    }),
  },
  {
    name: 'on a narrow phone nothing is wider than the screen, with prices in cents',
    needs: ['narrow'],
    run: onSite(
      async ({ page }) => {
        await page.untilVisible('.card');
        const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(needed <= there, `${needed} pixels on a screen of ${there}`);
      },
      { fragment: '#advice?work=mix:3,dj:1&v=1', size: { width: 360, height: 740 } },
    ),
  },
  {
    name: 'the advice uses a visitor’s own catalogue, which is there on the next visit',
    run: onSite(async ({ page }) => {
      await page.untilVisible('.gear .product');
      await page.choose('#own-file', CATALOGUE);
      await page.untilMatches('.findings', /3 products imported/);
      await page.until(ownIsKept);
      await page.click('.views a[href="#advice"]');
      await page.untilMatches('.headline', /€/);
      await page.reload();
      await page.untilMatches('.headline', /€/);
    }, { fragment: '#gear' }),
  },
  {
    name: 'after a reload without a network everything is there',
    run: onSite(async ({ site, page }) => {
      await untilKept(page);
      await page.click('#work-mix');
      await untilAnswersKept(site, page, 'mix');
      await page.untilVisible('.headline');
      await site.stop();
      await page.reload();
      await page.until(hasStarted);
      await page.untilChecked('#work-mix');
      await page.untilMatches('.headline', /\$\d/);
      await page.click('.views a[href="#gear"]');
      await page.untilVisible('.gear .product');
      await page.click('.views a[href="#take"]');
      await untilHeading(page, 'Five minutes of listening');
    }),
  },
  {
    name: 'an article shows its notes, and an advisor that works when the reader gets to it',
    run: async ({ open }) => {
      const site = await serve();
      try {
        const page = await open();
        await page.goto(`${site.url}examples/article.html`);
        await page.untilVisible('sweet-spot[view="claim"] >>> .note');
        await page.evaluate(() => document.querySelector('sweet-spot[ask]').scrollIntoView());
        await page.untilVisible('sweet-spot[ask] >>> .headline');
        const first = await page.text('sweet-spot[ask] >>> .headline');
        await page.click('sweet-spot[ask] >>> #work-dj');
        await page.untilChanged('sweet-spot[ask] >>> .headline', first);
      } finally {
        await site.stop();
      }
    },
  },
  {
    name: 'a frame is as high as its content, and the page around it hears the answers',
    run: async ({ open }) => {
      const { home, stop } = await hosted(FRAME);
      try {
        const page = await open();
        await page.goto(`${home.url}index.html`);
        const frame = await page.frame('iframe');
        await frame.untilVisible('sweet-spot >>> .headline');
        await page.until(() => Number(document.querySelector('iframe').height) > 1000);
        await page.evaluate(() => {
          addEventListener('answer', ({ detail }) => (window.answered = Object.keys(detail.work)));
        });
        await frame.click('sweet-spot >>> #work-dj');
        await page.until(() => window.answered?.join() === 'mix,dj');
      } finally {
        await stop();
      }
    },
  },
  {
    name: 'on paper the first sheet shows more of the advice than its headline',
    needs: ['print'],
    run: onSite(async ({ page }) => {
      await page.untilVisible('.card');
      const [headline, type] = [await page.text('.headline'), await page.text('.card h4 + *')];
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(await page.print())));
      // Lines break elsewhere on paper.
      const bare = (words) => words.replaceAll(/\s/g, '');
      assert.ok(bare(text[0]).includes(bare(headline)), `no headline on the first sheet: ${text[0]}`);
      assert.ok(bare(text[0]).includes(bare(type)), `no card with ${type} on the first sheet: ${text[0]}`);
    }),
  },
];
