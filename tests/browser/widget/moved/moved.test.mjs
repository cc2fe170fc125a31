// A page that moves widgets about, takes them out and puts them in again, as pages that draw themselves do.

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

/** Takes the widget out, puts it in again and waits until it is drawn, so many times. */
const reinsert = (page, times) =>
  page.evaluate(async (count) => {
    const widget = document.querySelector('sweet-spot');
    for (let time = 0; time < count; time += 1) {
      const parent = widget.parentNode;
      widget.remove();
      await Promise.resolve();
      parent.append(widget);
      await drawnInside(widget);
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
  }, times);

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
      console.log(early, late);
      assert.ok(late.nodes <= early.nodes + 20, `${early.nodes} nodes, then ${late.nodes}`);
      assert.ok(late.listeners <= early.listeners + 5, `${early.listeners} listeners, then ${late.listeners}`);
      assert.ok(late.heap <= early.heap * 1.1, `${early.heap} bytes of scripts, then ${late.heap}`);
      assert.equal(late.program, early.program, 'the memory of the program does not grow');
      assert.equal(late.window, early.window, 'nothing more listens on the window');
    },
    OPTIONS,
  ));
