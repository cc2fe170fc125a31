// The kit search beside HiGHS, on the same problems in one run: `cargo xtask bench` starts it with the paths of the native
// program and of the WebAssembly.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { launch } from '../../tests/browser/browser.mjs';
import { solve } from '../../tests/optimum/model.mjs';

const [native, wasm] = process.argv.slice(2);

/** Products, and how many problems of that size. */
const SIZES = [[100, 3], [200, 3], [435, 7], [1000, 3], [2000, 5], [5000, 3], [10000, 3]];
/** Runs in WebAssembly of which the median counts. */
const RUNS = 15;
/** HiGHS is asked about larger problems only while it has been faster than this. */
const PATIENCE_MS = 15_000;

const { exports: kits } = (await WebAssembly.instantiate(readFileSync(wasm))).instance;

console.log(`Kit problems: 12 rows, every value and every cost drawn evenly, at most 4 products, half the money that 4 cost on
average. All solved to a proven optimum; times in milliseconds, medians. "native" is optimised for speed, "wasm" is
compiled as the page is and runs in Node, HiGHS is npm's highs in Node, without the time to set up its program.
`);
const HEADS = ['products', 'problems', 'native', 'slowest', 'wasm', 'nodes', 'HiGHS', 'HiGHS/native', 'HiGHS/wasm'];
const print = (cells) => console.log(cells.map((cell) => String(cell).padStart(14)).join(''));
print(HEADS);

let asksHighs = true;
for (const [items, problems] of SIZES) {
  const rounds = Array.from({ length: problems }, (_, seed) => measured(items, seed, asksHighs));
  const of = (key) => rounds.map((round) => round[key]);
  const row = [items, problems, shown(median(of('native'))), shown(Math.max(...of('native'))), shown(median(of('wasm'))),
    median(of('nodes'))];
  if (asksHighs) {
    const ratio = (key) => Math.round(median(rounds.map((round) => round.highs / round[key])));
    row.push(shown(median(of('highs'))), `${ratio('native')}×`, `${ratio('wasm')}×`);
    asksHighs = Math.max(...of('highs')) < PATIENCE_MS;
  } else {
    row.push('–', '–', '–');
  }
  print(row);
}

await inTheBrowser();

/** The whole advice in Chromium: the embedded catalogue, and one of ten thousand products. */
async function inTheBrowser() {
  const browser = await launch();
  const page = await browser.newPage();
  const bytes = readFileSync(wasm).toString('base64');
  const rows = await page.evaluate(async ({ bytes, runs }) => {
    const binary = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
    const { exports: core } = (await WebAssembly.instantiate(binary)).instance;
    const rows = [];
    for (const products of [0, 10_000]) {
      core.stock(products);
      for (let situation = 0; situation < core.situations(); situation += 1) {
        const name = new TextDecoder().decode(
          new Uint8Array(core.memory.buffer, core.name(situation), core.name_length(situation)));
        core.advise_on(situation);
        const times = Array.from({ length: runs }, () => {
          const started = performance.now();
          core.advise_on(situation);
          return performance.now() - started;
        });
        rows.push({ products, name, times });
      }
    }
    return rows;
  }, { bytes, runs: RUNS });
  console.log(`
The whole advice in Chromium ${browser.version()}, milliseconds, medians of ${RUNS}: judging, three exact kits, every reason.
`);
  for (const { products, name, times } of rows) {
    const catalogue = products === 0 ? 'the embedded catalogue' : `${products.toLocaleString('en')} products`;
    console.log(`${catalogue.padEnd(26)}${name.padEnd(40)}${shown(median(times)).padStart(10)}`);
  }
  await browser.close();
}

/** One problem solved by all three; their answers have to be equally good. */
function measured(items, seed, asksHighs) {
  const output = execFileSync(native, [String(items), String(seed)], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const { milliseconds, nodes, benefit, program } = JSON.parse(output);
  kits.prepare(items, seed);
  const runs = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    same(kits.solve_prepared(), benefit, 'wasm', items, seed);
    return performance.now() - started;
  });
  const round = { native: milliseconds, nodes, wasm: median(runs) };
  if (asksHighs) {
    const answer = solve({ ...program, kinds: program.costs.map(() => null) });
    same(benefitOf(program, answer.chosen), benefit, 'HiGHS', items, seed);
    round.highs = answer.milliseconds;
  }
  return round;
}

function benefitOf({ weights, values }, chosen) {
  const best = (row) => Math.max(0, ...chosen.map((item) => values[item][row]));
  return weights.reduce((sum, weight, row) => sum + weight * best(row), 0);
}

function same(one, native, who, items, seed) {
  if (one !== native) throw new Error(`${items} products, seed ${seed}: ${who} has ${one}, native ${native}`);
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}

function shown(milliseconds) {
  return milliseconds.toFixed(milliseconds < 10 ? 2 : 0);
}
