// The program panics, here because its nodes were taken away before it changes them: a screen says so, the answers are
// kept, and there is a way on. The screen is `[data-stopped]`, with a button to reload and one to copy what happened.

import assert from 'node:assert/strict';

import { hasStarted } from '../browser.mjs';
import { hosted } from '../widget/host.mjs';
import { onSite, untilAnswersKept } from './sites.mjs';

const WIDGET = new URL('./pages/widget.html', import.meta.url);
const COPY = 'Copy what happened';

/** Takes the advice's nodes away and then answers, which changes the advice; runs in the page. */
const breakProgram = (inWidget) => {
  const root = inWidget ? document.querySelector('sweet-spot').shadowRoot : document;
  for (const element of root.querySelectorAll('.advice *')) element.remove();
  root.querySelector('#work-dj').click();
};

/** The labels of the buttons of the screen; runs in the page. */
const buttons = (inWidget) => {
  const root = inWidget ? document.querySelector('sweet-spot').shadowRoot : document;
  return [...root.querySelectorAll('[data-stopped] button')].map((button) => button.textContent.trim());
};

/** Presses one of them; runs in the page. */
const pressed = (label, inWidget) => {
  const root = inWidget ? document.querySelector('sweet-spot').shadowRoot : document;
  [...root.querySelectorAll('[data-stopped] button')].find((button) => button.textContent.trim() === label).click();
};

/** Checks the screen's words and buttons; gives the label of the button that reloads. */
async function screenComes(page, where, inWidget) {
  await page.untilVisible(`${where}[data-stopped]`);
  const text = await page.text(`${where}[data-stopped]`);
  assert.match(text, /broke|went wrong|stopped/i, 'it says what is wrong');
  assert.match(text, /answers/i, 'it says that the answers are kept');
  const labels = await page.evaluate(buttons, inWidget);
  assert.ok(labels.includes(COPY), labels.join());
  const reload = labels.find((label) => /reload/i.test(label));
  assert.ok(reload, labels.join());
  return reload;
}

/** The report that is copied says where the program stopped. */
async function reportIsCopied(page, inWidget) {
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => void (window.copied = text);
  });
  await page.evaluate(pressed, COPY, inWidget);
  await page.until(() => window.copied !== undefined);
  assert.match(await page.evaluate(() => window.copied), /panicked|src\/|\.rs/, 'it says where');
}

export const stopped = [
  {
    name: 'after a panic the page says so, and after a reload the answers are there',
    run: onSite(async ({ site, page }) => {
      await page.click('#work-mix');
      await page.click('#budget');
      await page.type('300');
      await untilAnswersKept(site, page, '300');
      await page.evaluate(breakProgram, false);
      const reload = await screenComes(page, '', false);
      await reportIsCopied(page, false);
      await page.evaluate(pressed, reload, false);
      await page.untilGone('[data-stopped]');
      await page.until(hasStarted);
      await page.untilChecked('#work-mix');
      assert.equal(await page.value('#budget'), '300');
    }),
  },
  {
    name: 'after a panic a widget says so, and its page still has the answers',
    run: async ({ open }) => {
      const { home, stop } = await hosted(WIDGET);
      try {
        const page = await open();
        await page.goto(`${home.url}widget.html`);
        await page.untilVisible('sweet-spot >>> .headline');
        await page.click('sweet-spot >>> #work-mix');
        await page.until(() => document.querySelector('sweet-spot').situation.work?.mix);
        await page.evaluate(breakProgram, true);
        await screenComes(page, 'sweet-spot >>> ', true);
        await reportIsCopied(page, true);
        assert.ok(await page.evaluate(() => document.querySelector('sweet-spot').situation.work?.mix), 'the answers are kept');
      } finally {
        await stop();
      }
    },
  },
];
