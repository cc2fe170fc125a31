// The site as an app: kept for visits without a network, renewed when the visitor says so, installed where the browser
// offers it. The page works without any of it, so whatever a browser refuses is left out in silence.

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

// The policy's only answer is the worker's address, whatever it is asked.
const trustedWorker = () =>
  globalThis.trustedTypes
    ? trustedTypes.createPolicy("sweetspot", { createScriptURL: () => WORKER }).createScriptURL("")
    : WORKER;

// A screen reader announces what comes into an element that it knows already, so this one is there from the start.
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

  // The new version takes over every open page, but only this one reloads: it was asked to. The others go on with
  // their own version's files.
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

// `early` is the browser's offer to install, if it came before this module did.
export const start = (early) => {
  // In somebody else's page the site is a guest and stays one.
  if (self !== top) return;
  offerInstall(early);
  if ("serviceWorker" in navigator) keepOffline().catch(() => {});
};
