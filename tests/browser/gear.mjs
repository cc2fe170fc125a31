// What the journeys through the gear view have in common.

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const SMALLEST = { width: 320, height: 640 };

/** A shop's file, with prices in another currency than the built-in catalogue's. */
export const SHOP = `brand,model,type,price,currency,impedance_ohms,link
Sennheiser,HD 600,open_over_ear,289,EUR,300,https://shop.example/hd-600
House,Studio One,closed_over_ear,79.90,EUR,38,https://shop.example/one
House,Field 5,near_field,149,EUR,,https://shop.example/field
`;

/** A file that cannot be taken over. */
export const BROKEN = `brand,model,type,price,currency
House,Other One,closed_overear,89,EUR
House,Other Two,near_field,cheap,EUR
`;

const file = (name, text) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

/** Opens a view of the site by its address. */
export async function goTo(page, fragment) {
  await page.evaluate((hash) => (location.hash = hash), fragment);
  const there = { '#advice': '#advice', '#gear': '.products' }[fragment] ?? '.sheet';
  await page.locator(there).waitFor();
}

/** What the advice says in one sentence. */
export const headline = (page) => page.locator('.headline').first().textContent();

/** A model's place in the list. */
export const product = (page, name) =>
  page.locator('.product').filter({ has: page.getByRole('link', { name, exact: true }) });

/** Looks for a model by its name and gives its place in the list. */
export async function find(page, name) {
  await page.getByLabel('Find a model').fill(name);
  await product(page, name).waitFor();
  return product(page, name);
}

/** A button within something. */
export const say = (where, what) => where.getByRole('button', { name: what, exact: true });

/** Chooses a file as one's own catalogue and waits for what came of it. */
export async function choose(page, name, text) {
  const findings = page.locator('.findings');
  const before = (await findings.count()) > 0 ? await findings.textContent() : '';
  await page.locator('#own-file').setInputFiles(file(name, text));
  await page.waitForFunction((old) => (document.querySelector('.findings')?.textContent ?? old) !== old, before);
  return findings.textContent();
}

/** Whether a chosen catalogue is kept: its text, its name, and its packed form; asked in the page. */
export const ownIsKept = async () => (await (await caches.open('sweetspot-own-catalogue')).keys()).length === 2;

/** Waits until a chosen catalogue is kept. */
export const kept = (page) => page.waitForFunction(ownIsKept);

/** The names of what each kit holds, and what it costs; afterwards the same one is looked at again. */
export async function kits(page) {
  const names = async () => page.locator('.card h4').allTextContents();
  const sizes = page.locator('.size');
  if ((await sizes.count()) === 0) return [{ names: await names(), cost: amount(await headline(page)) }];
  const shown = await sizes.evaluateAll((all) => all.findIndex((size) => size.matches('[aria-pressed="true"]')));
  const all = [];
  for (const size of await sizes.all()) {
    await size.click();
    all.push({ names: await names(), cost: amount(await size.locator('.size-cost').textContent()) });
  }
  await sizes.nth(shown).click();
  return all;
}

/** The first amount of money in a text. */
export const amount = (text) => Number(/[$€]([\d,.]*\d)/.exec(text)[1].replaceAll(',', ''));

/** Tells a first situation. */
export async function mixing(page, budget) {
  await page.locator('#work-mix').check();
  await page.locator('#budget').fill(String(budget));
}

/** By how many pixels the page is wider than its window; at most 0 if nobody has to scroll to the side. */
export const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
