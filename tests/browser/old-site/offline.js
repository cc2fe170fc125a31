// The site as an app: cached for offline visits, updated when the visitor agrees, installable where the browser offers
// it. The page works without any of this, so anything a browser refuses is skipped silently.

const SAYS = {
  ready: "A new version is ready.",
  reload: "Reload",
  later: "Later",
  install: "Install Sweetspot on this device",
};

const HOUR_MS = 3_600_000;
const WORKER = new URL("sw.js", import.meta.url).href;

const button = (className, text, press) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
};

const placed = (className) => {
  const made = document.createElement("div");
  made.className = className;
  document.body.append(made);
  return made;
};

// The policy only ever returns the worker's address.
const trustedWorker = () =>
  globalThis.trustedTypes
    ? trustedTypes.createPolicy("sweetspot", { createScriptURL: () => WORKER }).createScriptURL("")
    : WORKER;

// Screen readers announce what is added to an element they already know, so this one exists from the start.
const noticeOfUpdates = () => {
  const notice = placed("update");
  notice.setAttribute("role", "status");
  return (renew) => {
    const text = document.createElement("p");
    text.textContent = SAYS.ready;
    const clear = () => notice.replaceChildren();
    const reload = () => {
      clear();
      renew();
    };
    notice.replaceChildren(text, button("undo", SAYS.reload, reload), button("quiet", SAYS.later, clear));
  };
};

const keepOffline = async () => {
  const { serviceWorker } = navigator;
  const announce = noticeOfUpdates();
  let registration;
  let controlled = Boolean(serviceWorker.controller);
  let reloading = false;

  // The new version takes control of every open page, but only this one reloads, because it was asked to. The others
  // keep using the files of their own version.
  const renew = () => {
    reloading = true;
    if (registration?.waiting) registration.waiting.postMessage("skip");
    else location.reload();
  };
  const tell = () => {
    if (registration.active && registration.waiting) announce(renew);
  };
  serviceWorker.addEventListener("controllerchange", () => {
    if (reloading) location.reload();
    else if (controlled) announce(renew);
    controlled = true;
  });

  serviceWorker.controller?.postMessage("started");
  registration = await serviceWorker.register(trustedWorker(), { updateViaCache: "none" });
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", tell));
  tell();

  let checked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - checked < HOUR_MS) return;
    checked = Date.now();
    registration.update().catch(() => {});
  });
};

const offerInstall = (early) => {
  const place = placed("install");
  const show = (offer) => {
    const ask = () => {
      place.replaceChildren();
      offer.prompt();
    };
    place.replaceChildren(button("quiet", SAYS.install, ask));
  };
  addEventListener("beforeinstallprompt", (offer) => {
    offer.preventDefault();
    show(offer);
  });
  addEventListener("appinstalled", () => place.replaceChildren());
  if (early) show(early);
};

// `early` is the browser's install prompt, if it came before this module loaded.
export const start = (early) => {
  // Inside another page the site is a guest: no worker, no install button.
  if (self !== top) return;
  offerInstall(early);
  if ("serviceWorker" in navigator) keepOffline().catch(() => {});
};
