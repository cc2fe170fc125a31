// Bundles the scripts and the style: node build.mjs --outdir=FOLDER [--program=SCRIPT]
//
// Each entry point becomes one file. Addresses of files that the site's pipeline names are left alone, and so is what is
// not a script: the pipeline copies it.

import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

import { build, transform } from 'esbuild';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Name of the file, source, and `esm` for a module or `iife` for a script that blocks its page. */
const ENTRY_POINTS = [
  { name: 'sweet-spot', source: 'src/sweet-spot.ts', format: 'esm' },
  { name: 'frame', source: 'src/frame.ts', format: 'esm' },
  { name: 'inside', source: 'src/inside.ts', format: 'esm' },
  { name: 'frame-start', source: 'src/frame-start.ts', format: 'iife' },
  { name: 'start', source: '../page/start.ts', format: 'esm' },
  { name: 'offline', source: '../page/offline.ts', format: 'esm' },
  { name: 'first', source: '../page/first.ts', format: 'iife' },
];

/**
 * Older than the oldest browsers that run the advisor (Chrome 105, Firefox 115, Safari 16.4): those in between still run
 * this much, and say why not more. A script that blocks its page has to run where there are no modules.
 */
const TARGETS = { esm: 'es2020', iife: 'es2015' };

/** Declarations for owners of pages: those that the compiler makes of the sources, and those that are written. */
const COMPILED_TYPES = ['sweet-spot.d.ts', 'types.d.ts', 'frame.d.ts'];
const WRITTEN_TYPES = ['contract.d.ts', 'react.d.ts', 'vue.d.ts'];

/** Modules that are files of their own beside the bundle. */
const BESIDE = /^\.\/(sweetspot|sweet-spot)\.js$/;

const beside = {
  name: 'beside',
  setup: ({ onResolve }) => onResolve({ filter: BESIDE }, ({ path }) => ({ path, external: true })),
};

/** Style sheets come as their minified text. */
const styleAsText = {
  name: 'style-as-text',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { code } = await transform(await readFile(file, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    }),
};

const { values } = parseArgs({ options: { outdir: { type: 'string' }, program: { type: 'string' } } });
if (!values.outdir) {
  console.error('Where to? Run: npm run build -- --outdir=FOLDER [--program=SCRIPT]');
  process.exit(2);
}
const outdir = path.resolve(values.outdir);
await mkdir(outdir, { recursive: true });
await Promise.all([...ENTRY_POINTS.map(bundle), style(), declare(), glue()]);

/** What wasm-bindgen writes, minified: trunk's own minifier does not understand it. */
async function glue() {
  if (!values.program) return;
  const { code } = await transform(await readFile(values.program, 'utf8'), { minify: true, target: 'es2022' });
  await writeFile(path.join(outdir, 'sweetspot.js'), code);
}

/** The one style sheet of page and widget. */
function style() {
  return build({
    absWorkingDir: HERE,
    entryPoints: [{ in: '../styles/site.css', out: 'style' }],
    outdir,
    bundle: true,
    minify: true,
    target: ['chrome105', 'firefox115', 'safari16.4'],
    logLevel: 'warning',
  });
}

function bundle({ name, source, format }) {
  return build({
    absWorkingDir: HERE,
    entryPoints: [{ in: source, out: name }],
    outdir,
    format,
    bundle: true,
    target: TARGETS[format],
    charset: 'utf8',
    legalComments: 'none',
    // Names stay, so that a stack trace in an owner's console can be read. A source map would no longer fit once the
    // pipeline has put the names of files in.
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [beside, styleAsText],
    logLevel: 'warning',
  });
}

async function declare() {
  const compiled = await mkdtemp(path.join(tmpdir(), 'sweetspot-types-'));
  try {
    const compiler = path.join(HERE, 'node_modules/typescript/bin/tsc');
    const project = path.join(HERE, 'tsconfig.declarations.json');
    await promisify(execFile)(process.execPath, [compiler, '--project', project, '--outDir', compiled]);
    const copies = [
      ...COMPILED_TYPES.map((file) => path.join(compiled, file)),
      ...WRITTEN_TYPES.map((file) => path.join(HERE, 'src', file)),
    ];
    await Promise.all(copies.map((file) => copyFile(file, path.join(outdir, path.basename(file)))));
  } finally {
    await rm(compiled, { recursive: true, force: true });
  }
}
