// Caches the whole site for offline visits. One cache holds one version; a version that cannot be fetched completely is
// not installed.

// The build fills these in (xtask/src/offline.rs): a hash over the whole site, and each file with that of its bytes.
const VERSION = "";
const FILES = [];

const PAGE = registration.scope;
// All sites of an origin share its caches, so the name includes the address; addresses contain no spaces.
const OURS = `sweetspot-site ${PAGE} `;
const CURRENT = OURS + VERSION;

// A file with a hash in its name never changes.
const HASHED = /-[0-9a-f]{16}\b/;
const LISTED = new Set(FILES.map(([file]) => new URL(file, PAGE).href));

// The hashes reject anything else a host sends under a file's name, above all the page of another version. One rejection
// ends the installation, and the previous version keeps running.
const install = async () => {
  const asked = ([file, integrity]) =>
    new Request(file, { integrity, cache: HASHED.test(file) ? "default" : "no-cache" });
  try {
    await (await caches.open(CURRENT)).addAll(FILES.map(asked));
  } catch (error) {
    await caches.delete(CURRENT);
    throw error;
  }
};

const older = async () => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CURRENT);

// The page comes from this version. Everything a page fetches has a hash in its name, so a page of an older version that
// is still open in another tab gets its own files, from the cache of its version.
const answer = async (request, address) => {
  for (const cacheName of address === PAGE ? [CURRENT] : [CURRENT, ...(await older())]) {
    const kept = await caches.match(address, { cacheName, ignoreVary: true });
    if (kept) return kept;
  }
  return fetch(request);
};

// Older versions are deleted once no page other than the asking one is open. The names are read before checking for an
// installation in progress: the cache of a newer version must not be among them.
const sweep = async (asker) => {
  const names = await older();
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.some(({ id, url }) => id !== asker && url.startsWith(PAGE))) return;
  if (registration.installing || registration.waiting) return;
  await Promise.all(names.map((name) => caches.delete(name)));
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(Promise.allSettled([sweep(), clients.claim()])));
addEventListener("message", (event) => {
  if (event.data === "skip") skipWaiting();
  if (event.data === "started") event.waitUntil(sweep(event.source.id));
});
addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const named = origin + pathname;
  const address = named === `${PAGE}index.html` ? PAGE : named;
  // Other sites may be hosted below this one's path.
  const ours = LISTED.has(address) || (address.startsWith(PAGE) && HASHED.test(address));
  if (event.request.method !== "GET" || !ours) return;
  event.respondWith(answer(event.request, address).catch(() => fetch(event.request)));
});
