// Pictures of the built site, for people: `node tests/browser/screenshots.mjs OUTDIR`.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { complaints, launch, open } from './browser.mjs';
import { serve } from './server.mjs';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/browser/screenshots.mjs OUTDIR (after `cargo xtask build`)');
  process.exit(2);
}

await mkdir(folder, { recursive: true });
const site = await serve();
const browser = await launch();
try {
  for (const viewport of SIZES) {
    for (const colorScheme of ['light', 'dark']) {
      const { context, page, record } = await open(browser, site.url, { viewport, colorScheme, reducedMotion: 'reduce' });
      for (const fullPage of [false, true]) {
        const name = `${viewport.width}x${viewport.height}-${colorScheme}-${fullPage ? 'page' : 'viewport'}.png`;
        await page.screenshot({ path: path.join(folder, name), fullPage });
        console.log(path.join(folder, name));
      }
      for (const complaint of complaints(record)) console.warn(complaint);
      await context.close();
    }
  }
} finally {
  await browser.close();
  await site.stop();
}
