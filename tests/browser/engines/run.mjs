// Runs journeys in an engine: each is written once, and skipped by name, with the reason, where the engine cannot do
// what it needs. `npm run engines` runs all three engines, `npm run engines:firefox` one of them.

import { after, before, describe, test } from 'node:test';

/** How long one journey may take, in milliseconds: a browser that hangs must not hold up all the others. */
const LIMIT_MS = 120_000;

/**
 * Runs journeys, each `{ name, needs, withoutWasm, run }`: `needs` lists what not every engine can do, `withoutWasm` says
 * that the browser is started without WebAssembly, and `run` gets `open(settings)`, which opens a page in a context of
 * its own that keeps nothing.
 */
export function runIn(engine, journeys) {
  for (const isWithout of [false, true]) {
    const wanted = journeys.filter(({ withoutWasm = false }) => withoutWasm === isWithout);
    if (wanted.length === 0) continue;
    describe(`${engine.name}${isWithout ? ' without WebAssembly' : ''}`, () => {
      let browser;
      before(async () => {
        browser = await engine.start({ wasm: !isWithout });
      });
      after(() => browser?.close());
      for (const { name, needs = [], run } of wanted) {
        const missing = needs.find((need) => engine.cannot[need]);
        const skip = missing ? `${engine.name} cannot do this: ${engine.cannot[missing]}` : false;
        test(name, { skip, timeout: LIMIT_MS }, async (context) => {
          try {
            await visiting(browser, run);
          } catch (error) {
            if (!engine.isFaultOfDriver(error)) throw error;
            // It has nothing to do with the page; when it comes twice, something is wrong.
            context.diagnostic(`once more, as the driver failed: ${error.message}`);
            await visiting(browser, run);
          }
        });
      }
    });
  }
}

/** Runs a journey and closes what it has opened. */
async function visiting(browser, run) {
  const pages = [];
  const open = async (settings) => {
    const page = await browser.open(settings);
    pages.push(page);
    return page;
  };
  try {
    await run({ open });
  } finally {
    for (const page of pages) await page.close();
  }
}
