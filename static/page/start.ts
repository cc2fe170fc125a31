// Fetches and starts the program, which draws the page over the advice in the HTML.

import { bytesAt, responseAt } from "../widget/src/internal/fetching.js";
import { carryOver } from "./carry-over.js";
import { keepOwnCatalogue, ownCatalogue } from "./own-catalogue.js";
import { showStopped } from "./stopped.js";

type Program = typeof import("../widget/src/internal/sweetspot.js");

/** The site crate writes the names of these files, which follow their contents, into <meta> elements. */
function addressOf(part: string): URL {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="sweetspot-${part}"]`);
  if (!meta) throw new Error(`the page names no file for its ${part}`);
  return new URL(meta.content, document.baseURI);
}

const PROBLEMS = {
  "no-webassembly":
    "The advice cannot be fitted to you: it takes WebAssembly, which this browser does not have or has switched off.",
  unreachable: "A part of this page could not be loaded, so the advice cannot be fitted to you yet.",
  damaged: "A part of this page arrived damaged, so the advice cannot be fitted to you yet.",
};

const state = (window as Window & { sweetspotStart?: StartState }).sweetspotStart;

async function start(): Promise<void> {
  const app = document.querySelector<HTMLElement>("#app");
  if (!app) return;
  if (typeof WebAssembly !== "object") return state?.fail(PROBLEMS["no-webassembly"]);
  const before = carryOver(app);
  const fetched = Promise.all([
    import(addressOf("program").href) as Promise<Program>,
    responseAt(addressOf("program-file")),
    bytesAt(addressOf("catalogue")),
    bytesAt(addressOf("library")),
    ownCatalogue(),
  ]);
  const parts = await fetched.catch((error: unknown) => {
    state?.fail(error instanceof SyntaxError ? PROBLEMS.damaged : PROBLEMS.unreachable);
  });
  if (!parts) return;
  const [program, file, catalogue, library, own] = parts;
  let page;
  try {
    await program.default({ module_or_path: file });
    program.onPanic(showStopped);
    page = new program.Page(catalogue, library, own?.name, own?.text, keepOwnCatalogue, app.dataset.outlook);
  } catch {
    return state?.fail(PROBLEMS.damaged);
  }
  await turn();
  const replay = before.note();
  page.show(app);
  await turn();
  if (state) state.isRunning = true;
  document.querySelector(".start-frame")?.remove();
  document.documentElement.classList.remove("is-elsewhere");
  replay();
  await offline();
}

/** Lets the browser have its turn. Not by a timer: those wait for long in a tab that nobody looks at. */
const turn = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

// The browser may offer to install the site before the script for that is there.
let offer: Event | undefined;
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
});

/** The site as an app comes last, and only in a build for publishing. */
async function offline(): Promise<void> {
  if (!document.querySelector('meta[name="sweetspot-offline"]')) return;
  // Out of reach: the page goes on without, and the next visit tries again.
  const module = await import(addressOf("offline").href).catch(() => undefined);
  module?.start(offer);
}

if (state) state.hasBegun = true;
void start();
