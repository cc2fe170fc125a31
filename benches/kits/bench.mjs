// The kit search on situations, and beside HiGHS on random instances, in one run: `cargo xtask bench` starts it with the paths
// of the native program and of the WebAssembly.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { launch } from '../../tests/browser/browser.mjs';
import { solve } from '../../tests/optimum/model.mjs';

const [native, wasm] = process.argv.slice(2);

/** Items of dense instances, and how many instances of that size. */
const SIZES = [[25, 3], [50, 3], [100, 3], [150, 3]];
/** Products of the embedded catalogue, as it is and made larger. */
const CATALOGUES = [0, 10_000];
/** Runs in WebAssembly of which the median counts. */
const RUNS = 5;
/** HiGHS is asked about larger instances only while it has been faster than this. */
const PATIENCE_MS = 15_000;

const { exports: kits } = (await WebAssembly.instantiate(readFileSync(wasm))).instance;

console.log(`Frontiers of kits, exact; times in milliseconds, medians. "native" is optimised for speed, "wasm" is compiled as the
page is and runs in Node, HiGHS is npm's highs in Node and finds only the best kit of all, without the time to set up its
program.

Situations:
`);
const print = (first, cells) => console.log(first.padEnd(48) + cells.map((cell) => String(cell).padStart(14)).join(''));
print('', ['items', 'kits', 'native', 'wasm', 'tried']);
for (const products of CATALOGUES) {
  kits.stock(products);
  for (let place = 0; place < kits.situations(); place += 1) {
    const { items, kits: found, milliseconds, tried, sum } = measured('situation', place, products);
    kits.prepare_situation(place);
    const name = `${nameOf(kits, place)}${products === 0 ? '' : `, ${products.toLocaleString('en')} products`}`;
    print(name, [items, found, shown(milliseconds), shown(inWasm(sum, name)), tried]);
  }
}

console.log(`
Dense instances: 3 activities, every worth and every cost drawn evenly, 12 kinds, at most 4 items.
`);
print('items', ['instances', 'native', 'slowest', 'wasm', 'tried', 'HiGHS', 'HiGHS/native']);
let asksHighs = true;
for (const [items, instances] of SIZES) {
  const rounds = Array.from({ length: instances }, (_, seed) => dense(items, seed, asksHighs));
  const of = (key) => rounds.map((round) => round[key]);
  const row = [instances, shown(median(of('native'))), shown(Math.max(...of('native'))), shown(median(of('wasm'))),
    median(of('tried'))];
  if (asksHighs) {
    const ratio = Math.round(median(rounds.map((round) => round.highs / round.native)));
    row.push(shown(median(of('highs'))), `${ratio}×`);
    asksHighs = Math.max(...of('highs')) < PATIENCE_MS;
  } else {
    row.push('–', '–');
  }
  print(String(items), row);
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
The whole advice in Chromium ${browser.version()}, milliseconds, medians of ${RUNS}: judging, every kit that none beats, every reason.
`);
  for (const { products, name, times } of rows) {
    const catalogue = products === 0 ? 'the embedded catalogue' : `${products.toLocaleString('en')} products`;
    console.log(`${catalogue.padEnd(26)}${name.padEnd(40)}${shown(median(times)).padStart(10)}`);
  }
  await browser.close();
}

/** What the native program says about an instance. */
function measured(...instance) {
  return JSON.parse(execFileSync(native, instance.map(String), { encoding: 'utf8', maxBuffer: 1 << 28 }));
}

/** The median time for what is prepared, whose frontier has to be the same. */
function inWasm(sum, name) {
  return median(Array.from({ length: RUNS }, () => {
    const started = performance.now();
    same(kits.solve_prepared(), sum, 'wasm', name);
    return performance.now() - started;
  }));
}

/** A dense instance solved by all three; their answers have to be equally good. */
function dense(items, seed, asksHighs) {
  const { milliseconds, tried, sum, net, program } = measured('dense', items, seed);
  const name = `${items} items, seed ${seed}`;
  kits.prepare(items, seed);
  const round = { native: milliseconds, tried, wasm: inWasm(sum, name) };
  if (asksHighs) {
    const answer = solve(program);
    same(Math.floor(answer.net + 1e-6), net, 'HiGHS', name);
    round.highs = answer.milliseconds;
  }
  return round;
}

function same(one, native, who, name) {
  if (one !== native) throw new Error(`${name}: ${who} has ${one}, native ${native}`);
}

/** The name of a situation as a compiled program has it. */
function nameOf(core, place) {
  return new TextDecoder().decode(new Uint8Array(core.memory.buffer, core.name(place), core.name_length(place)));
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}

function shown(milliseconds) {
  return milliseconds.toFixed(milliseconds < 10 ? 2 : 0);
}
