// A visitor's own catalogue outlives the visit: its name and its text.

/** The cache that holds it. */
const CACHE = "sweetspot-own-catalogue";
/** What says so to the script that runs before the first paint, which can ask no cache. */
const MARK = "sweetspot-own-catalogue";

export interface OwnCatalogue {
  name: string;
  text: Uint8Array;
}

/** The catalogue that was kept, if there is one. What a browser refuses is as if nothing was kept. */
export async function ownCatalogue(): Promise<OwnCatalogue | undefined> {
  try {
    if (!(await caches.has(CACHE))) return undefined;
    const cache = await caches.open(CACHE);
    const [name, text] = await Promise.all(["name", "text"].map((part) => cache.match(part)));
    if (!text) return undefined;
    return { name: name ? await name.text() : "", text: new Uint8Array(await text.arrayBuffer()) };
  } catch {
    return undefined;
  }
}

/** Keeps a catalogue, or forgets the one that was kept. Where the browser refuses, it is there until the page is left. */
export function keepOwnCatalogue(name?: string, text?: Uint8Array<ArrayBuffer>): void {
  const keep = async () => {
    await caches.delete(CACHE);
    localStorage.removeItem(MARK);
    if (name === undefined || text === undefined) return;
    const cache = await caches.open(CACHE);
    await Promise.all([cache.put("name", new Response(name)), cache.put("text", new Response(text))]);
    localStorage.setItem(MARK, "1");
  };
  keep().catch(() => undefined);
}
