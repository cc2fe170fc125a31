// The pictures that the manifest names, drawn anew into static/app: `node tests/browser/app-images.mjs` after
// `cargo xtask build`, when the icon or the look of the page has changed.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { complaints, launch, open } from './browser.mjs';
import { serve } from './server.mjs';

const ICON = fileURLToPath(new URL('../../static/icon.svg', import.meta.url));
const inApp = (name) => fileURLToPath(new URL(`../../static/app/${name}`, import.meta.url));

const svg = await readFile(ICON, 'utf8');
// A mask may cut off all but a circle of four fifths, and a phone rounds the corners itself: for both the ground goes
// to the edge.
const edgeless = (scale) =>
  svg
    .replace(/ rx="7"/, '')
    .replace(/(<rect[^>]*>)/, `$1<g transform="translate(16 16) scale(${scale}) translate(-16 -16)">`)
    .replace('</svg>', '</g></svg>');

const ICONS = [
  ['icon-192.png', 192, svg],
  ['icon-512.png', 512, svg],
  ['icon-maskable-512.png', 512, edgeless(0.8)],
  ['apple-touch-icon.png', 180, edgeless(0.9)],
];

const SCREENSHOTS = [
  ['screenshot-wide.webp', { width: 1280, height: 800 }],
  ['screenshot-narrow.webp', { width: 390, height: 844 }],
];

const site = await serve();
const browser = await launch();
try {
  for (const [name, size, picture] of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const address = `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`;
    await page.setContent(`<style>body{margin:0}img{display:block;width:${size}px}</style><img src="${address}">`);
    await page.screenshot({ path: inApp(name), omitBackground: true });
    await page.close();
  }
  for (const [name, viewport] of SCREENSHOTS) {
    const { context, page, record } = await open(browser, site.url, {
      viewport,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    await page.locator('#work-record_at_mic').check();
    await page.locator('#work-mix').check();
    await page.waitForFunction(() => !document.querySelector('.sureness')?.textContent.includes('Checking…'));
    await page.evaluate(() => scrollTo(0, 0));
    const debuggers = await context.newCDPSession(page);
    const { data } = await debuggers.send('Page.captureScreenshot', { format: 'webp', quality: 85 });
    await writeFile(inApp(name), Buffer.from(data, 'base64'));
    for (const complaint of complaints(record)) console.warn(complaint);
    await context.close();
  }
} finally {
  await browser.close();
  await site.stop();
}
