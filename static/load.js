// What the first screen can do without is fetched once the page stands. The names of these files carry a hash of their
// contents, so the page does not know them: the build writes them into <meta> elements.
const named = (part) => {
  const meta = document.querySelector(`meta[name="sweetspot-${part}"]`);
  if (!meta) throw new Error(`the page names no file for its ${part}`);
  return new URL(meta.content, document.baseURI);
};

export const fetchPart = async (part) => {
  const response = await fetch(named(part));
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

const styled = (href) =>
  new Promise((resolve) => {
    const link = document.createElement("link");
    // Without its style the view is plain, but it is there.
    Object.assign(link, { rel: "stylesheet", href, onload: resolve, onerror: resolve });
    document.head.append(link);
  });

// Opens the views of a WebAssembly module of its own in an element. `told` is the session as it is kept between visits,
// `view` stands as it does in a link; `act` is called with the name of an action and what it is about.
export const openGear = async (root, told, view, act) => {
  const [gear] = await Promise.all([import(named("gear")), styled(named("gear-style"))]);
  await gear.default();
  return gear.open(root, told, view, act);
};

// A visitor's own catalogue outlives the visit: its text, and its packed form for this version of the page.
const OWN = "sweetspot-own-catalogue";

export const ownCatalogue = async (part) => {
  const kept = await (await caches.open(OWN)).match(part);
  return kept && new Uint8Array(await kept.arrayBuffer());
};

export const keepOwnCatalogue = async (part, bytes) => {
  const kept = await caches.open(OWN);
  await (bytes ? kept.put(part, new Response(bytes)) : caches.delete(OWN));
};

// The site as an app (static/offline.js) comes last, and only in a build for publishing. The browser may offer to
// install it before that.
let offer;
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
});
addEventListener("TrunkApplicationStarted", async () => {
  if (!document.querySelector('meta[name="sweetspot-offline"]')) return;
  // Out of reach: the page goes on without, and the next visit tries again.
  const offline = await import(named("offline")).catch(() => {});
  offline?.start(offer);
});
