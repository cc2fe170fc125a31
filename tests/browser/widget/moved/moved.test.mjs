// A page that moves widgets about, takes them out and puts them in again, as pages that draw themselves do.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from '../../browser.mjs';
import { drawn, guest, listen, ready } from '../host.mjs';

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

const OPTIONS = {
  prepare: async (page) => {
    await listen(page);
    await page.addInitScript(() => {
      // What the page could see of a program: how often one is started, how large its memory is, who listens for what.
      window.started = [];
      for (const name of ['instantiate', 'instantiateStreaming']) {
        const original = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
          const made = await original(...given);
          window.started.push(made.instance);
          return made;
        };
      }
      window.listening = 0;
      const { addEventListener, removeEventListener } = window;
      window.addEventListener = (...given) => {
        window.listening += 1;
        return addEventListener.apply(window, given);
      };
      window.removeEventListener = (...given) => {
        window.listening -= 1;
        return removeEventListener.apply(window, given);
      };
    });
  },
};

/** Takes the widget out, puts it, or another one, in again and waits until it is drawn, so many times. */
const putIn = (page, times, isAnother) =>
  page.evaluate(async ([count, isAnother]) => {
    for (let time = 0; time < count; time += 1) {
      const widget = document.querySelector('sweet-spot');
      const parent = widget.parentNode;
      widget.remove();
      await Promise.resolve();
      const next = isAnother ? widget.cloneNode() : widget;
      parent.append(next);
      await drawnInside(next);
    }

    async function drawnInside({ shadowRoot }) {
      while (!shadowRoot.querySelector('.drawn:not([hidden]) .headline')) {
        await new Promise((resolve) => {
          const look = new MutationObserver(() => {
            look.disconnect();
            resolve();
          });
          look.observe(shadowRoot, { childList: true, subtree: true, attributes: true });
        });
      }
    }
  }, [times, isAnother]);
const reinsert = (page, times) => putIn(page, times, false);
const renew = (page, times) => putIn(page, times, true);

/** What the browser holds for the page after a thorough cleaning. */
async function held(page, tool) {
  await tool.send('HeapProfiler.collectGarbage');
  await tool.send('HeapProfiler.collectGarbage');
  const { metrics } = await tool.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  return {
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    heap: of('JSHeapUsedSize'),
    program: await page.evaluate(() => window.started[0].exports.memory.buffer.byteLength),
    window: await page.evaluate(() => window.listening),
  };
}

test('a widget that is taken out and put in 250 times leaves no more behind than after 50 times', () =>
  guest(
    browser,
    import.meta.url,
    async ({ page, context, widget }) => {
      await ready(widget);
      const tool = await context.newCDPSession(page);
      await tool.send('Performance.enable');
      await reinsert(page, 50);
      const early = await held(page, tool);
      await reinsert(page, 200);
      const late = await held(page, tool);
      assert.ok(late.nodes <= early.nodes + 20, `${early.nodes} nodes, then ${late.nodes}`);
      assert.ok(late.listeners <= early.listeners + 5, `${early.listeners} listeners, then ${late.listeners}`);
      assert.ok(late.heap <= early.heap * 1.1, `${early.heap} bytes of scripts, then ${late.heap}`);
      assert.equal(late.program, early.program, 'the memory of the program does not grow');
      assert.equal(late.window, early.window, 'nothing more listens on the window');
    },
    OPTIONS,
  ));

test('a page that makes a new widget each time leaves no more behind than after 50 times', () =>
  guest(
    browser,
    import.meta.url,
    async ({ page, context, widget }) => {
      await ready(widget);
      const tool = await context.newCDPSession(page);
      await tool.send('Performance.enable');
      await renew(page, 50);
      const early = await held(page, tool);
      await renew(page, 200);
      const late = await held(page, tool);
      assert.ok(late.nodes <= early.nodes + 20, `${early.nodes} nodes, then ${late.nodes}`);
      assert.ok(late.listeners <= early.listeners + 5, `${early.listeners} listeners, then ${late.listeners}`);
      assert.equal(late.program, early.program, 'the memory of the program does not grow');
      assert.equal(late.window, early.window, 'nothing more listens on the window');
    },
    OPTIONS,
  ));

test('three widgets share one program, and each keeps its own answers when all are taken out and put in', () =>
  guest(
    browser,
    import.meta.url,
    async ({ page, context, record }) => {
      const first = await page.evaluate(async () => {
        const [one] = document.querySelectorAll('sweet-spot');
        for (const budget of [300, 3000]) {
          const another = one.cloneNode();
          another.situation = { work: { mix: 3 }, budget };
          one.parentNode.append(another);
        }
        const all = [...document.querySelectorAll('sweet-spot')];
        return Promise.all(all.map(async (widget) => (await widget.ready()).headline));
      });
      assert.equal(new Set(first).size, 3);
      const again = (times) =>
        page.evaluate(async (count) => {
          const all = [...document.querySelectorAll('sweet-spot')];
          let headlines;
          for (let time = 0; time < count; time += 1) {
            // They leave in one order and come back in the other.
            for (const widget of all) widget.remove();
            await Promise.resolve();
            for (const widget of all.toReversed()) document.body.prepend(widget);
            headlines = await Promise.all(
              all.map(async (widget) => {
                await new Promise((drawn) => widget.addEventListener('advice', drawn, { once: true }));
                return widget.advice.headline;
              }),
            );
          }
          return headlines;
        }, times);
      const tool = await context.newCDPSession(page);
      await tool.send('Performance.enable');
      // What three of them need at once comes only after some rounds.
      assert.deepEqual(await again(10), first);
      const early = await held(page, tool);
      assert.deepEqual(await again(20), first);
      const late = await held(page, tool);
      assert.ok(late.nodes <= early.nodes + 20, `${early.nodes} nodes, then ${late.nodes}`);
      assert.ok(late.listeners <= early.listeners + 5, `${early.listeners} listeners, then ${late.listeners}`);
      assert.equal(late.program, early.program, 'the memory of the program does not grow');
      assert.equal(record.requests.filter((url) => url.endsWith('.wasm')).length, 1, 'one program is fetched');
      assert.equal(await page.evaluate(() => window.started.length), 1, 'and started once');
      assert.equal(new Set(record.requests).size, record.requests.length, 'nothing is fetched twice');
    },
    OPTIONS,
  ));

test('a widget that is moved within the page keeps answers, view and what is half typed', () =>
  guest(browser, import.meta.url, async ({ page, widget }) => {
    await ready(widget);
    await drawn(widget);
    const move = (place) => widget.evaluate((element, id) => document.getElementById(id).append(element), place);
    await widget.locator('#work-dj').check();
    await widget.locator('#budget').fill('much');
    await move('right');
    assert.equal(await widget.locator('#budget').inputValue(), 'much');
    await widget.locator('#budget').fill('600');
    assert.deepEqual(await widget.evaluate((element) => element.situation), { work: { mix: 3, dj: 2 }, budget: 600 });
    await widget.getByRole('link', { name: 'All figures' }).first().click();
    const model = await widget.locator('.sheet h2, .sheet h3').first().textContent();
    await move('left');
    assert.equal(await widget.locator('.sheet h2, .sheet h3').first().textContent(), model);
  }));

test('a widget that was taken out still has its answers when it comes back, and is silent meanwhile', () =>
  guest(browser, import.meta.url, async ({ page, widget }) => {
    await ready(widget);
    await widget.locator('#work-dj').check();
    const kept = await widget.evaluate(async (element) => {
      let said = 0;
      const count = () => (said += 1);
      const parent = element.parentNode;
      element.remove();
      for (const name of ['advice', 'answer', 'problem', 'select']) element.addEventListener(name, count);
      element.situation = { ...element.situation, budget: 600 };
      await new Promise(requestAnimationFrame);
      const silent = said === 0;
      parent.append(element);
      return { silent, situation: element.situation };
    });
    assert.deepEqual(kept, { silent: true, situation: { work: { mix: 3, dj: 2 }, budget: 600 } });
    await drawn(widget);
    assert.equal(await widget.locator('#work-dj').isChecked(), true);
    assert.equal(await widget.locator('#budget').inputValue(), '600');
    assert.deepEqual((await ready(widget)).kits[0].cost <= 600, true);
  }));
