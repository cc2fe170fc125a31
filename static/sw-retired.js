// Stands in the worker's place in builds for working on the page: it drops what a release has kept at this address, so
// that the page comes from the server again.

const retire = async () => {
  const ours = `sweetspot-site ${registration.scope} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
  for (const page of await clients.matchAll({ type: "window" })) page.navigate(page.url);
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(retire()));
