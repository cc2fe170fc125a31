// The frame, for pages whose policy lets no foreign script run or no WebAssembly: it talks with the page that its address
// names, and with no other.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { barriers, launch } from '../../browser.mjs';
import { guest } from '../host.mjs';

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

/** Only frames are let in. */
const FRAMES_ONLY = { 'content-security-policy': "default-src 'none'; script-src 'self'; frame-src {{site}}" };
/** The helper, too. */
const WITH_HELPER = { 'content-security-policy': "default-src 'none'; script-src {{site}}; frame-src {{site}}" };

const inside = (page) => page.frameLocator('iframe').locator('sweet-spot');
const advised = (page) => inside(page).locator('.headline').waitFor();

const remember = (page) =>
  page.addInitScript(() => {
    window.heard = [];
    for (const type of ['ready', 'advice', 'answer', 'select', 'problem']) {
      addEventListener(type, (event) => event.target.localName === 'iframe' && window.heard.push([type, event.detail]));
    }
  });

const heard = (page, type) =>
  page.waitForFunction((wanted) => window.heard.findLast(([type]) => type === wanted)?.[1], type).then((it) => it.jsonValue());

test('the helper gives the frame its height and hands on what is advised and answered', () =>
  guest(
    browser,
    import.meta.url,
    async ({ page }) => {
      await advised(page);
      const advice = await heard(page, 'advice');
      assert.ok(advice.kits[0].cost <= 300, 'the situation of the address');
      await page.waitForFunction(() => Number(document.querySelector('iframe').height) > 1000);
      const scrolls = await page.frames()[1].evaluate(() => document.documentElement.scrollHeight > innerHeight + 1);
      assert.equal(scrolls, false, 'nothing scrolls inside');
      await inside(page).locator('#work-dj').check();
      const situation = await heard(page, 'answer');
      assert.deepEqual(Object.keys(situation.work), ['mix', 'dj']);
      const { kept, known } = await page.evaluate(async () => {
        const { connect } = await import(document.querySelector('script').src);
        const ways = connect(document.querySelector('iframe'));
        return { kept: ways.situation, known: ways.advice !== null };
      });
      assert.deepEqual([kept, known], [situation, true]);
    },
    { headers: WITH_HELPER, prepare: remember },
  ));

test('the page around tells a situation, settings and a catalogue', () =>
  guest(
    browser,
    import.meta.url,
    async ({ page }) => {
      await advised(page);
      const speak = (way, ...said) =>
        page.evaluate(
          async ([way, said]) => {
            const { connect } = await import(document.querySelector('script').src);
            const ways = connect(document.querySelector('iframe'));
            if (way === 'situation') [ways.situation] = said;
            else ways[way](...said);
          },
          [way, said],
        );
      await speak('situation', { work: { listen: 1 } });
      await inside(page).locator('#work-listen:checked').waitFor();
      await speak('set', { ask: 'work', theme: 'dark', units: null });
      await inside(page).locator('#budget').waitFor({ state: 'detached' });
      assert.equal(await inside(page).getAttribute('theme'), 'dark');
      const rows = ['brand,model,type,price,currency,link', 'Own,Brand,open_over_ear,99,EUR,https://shop.example/own'];
      await speak('catalogue', 'shop.csv', rows.join('\n'));
      await page.waitForFunction(() => window.heard.some(([type, said]) => type === 'advice' && said.currency === 'EUR'));
      await speak('catalogue', 'shop.csv', 'brand,model\nOwn,Brand');
      assert.match((await heard(page, 'problem'))[0].path, /^catalogue, /);
    },
    { headers: WITH_HELPER, prepare: remember },
  ));

test('a page that takes no script of ours has the same with a few lines of its own', () =>
  guest(
    browser,
    import.meta.url,
    async ({ page }) => {
      await advised(page);
      await page.waitForFunction(() => window.said.some(({ type }) => type === 'advice'));
      await page.waitForFunction(() => Number(document.querySelector('iframe').height) > 1000);
      assert.deepEqual(await barriers(page.frames()[1]), []);
    },
    { file: 'own.html', headers: FRAMES_ONLY },
  ));

test('a page that the address does not name hears nothing and is not heard', () =>
  guest(
    browser,
    import.meta.url,
    async ({ page, record, site }) => {
      await inside(page).locator('#work-mix:checked').waitFor();
      await page.evaluate((origin) => {
        document.querySelector('iframe').contentWindow.postMessage({ sweetspot: 1, type: 'situation', situation: { work: { dj: 1 } } }, origin);
      }, new URL(site).origin);
      // What comes after shows that the message has been passed over.
      await inside(page).locator('#work-listen').check();
      assert.equal(await inside(page).locator('#work-dj').isChecked(), false);
      assert.deepEqual(await page.evaluate(() => window.said), []);
      // The browser says that it has kept each message from a page that it was not for.
      const kept = record.console.splice(0).filter((line) => !line.includes("('https://shop.example') does not match"));
      assert.deepEqual(kept, []);
    },
    { file: 'other.html', headers: FRAMES_ONLY },
  ));

test('the helper refuses a frame whose address does not name the page, and says what to add', () =>
  guest(
    browser,
    import.meta.url,
    async ({ page, site, host }) => {
      const refused = await page.evaluate(async (site) => {
        const { connect } = await import(`${site}embed/frame.js`);
        const frame = document.createElement('iframe');
        frame.src = `${site}embed/frame.html`;
        try {
          connect(frame);
          return 'nothing';
        } catch (error) {
          return error.message;
        }
      }, site);
      assert.ok(refused.includes(`add host=${encodeURIComponent(new URL(host).origin)}`), refused);
    },
    { headers: WITH_HELPER },
  ));
