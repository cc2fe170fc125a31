// Runs before the first paint, in browsers of any age. The HTML holds the advice for somebody who has answered nothing:
// it is hidden where the address or the last visit says something else, so that nobody sees another person's advice. And
// whatever keeps the program from starting is said in plain words.

type StartWindow = Window & { sweetspotStart?: StartState };

const root = document.documentElement;
const state: StartState = { isElsewhere: false, isRunning: false, fail };
(window as StartWindow).sweetspotStart = state;

const SESSION = "sweetspot";
const OWN_CATALOGUE = "sweetspot-own-catalogue";
const TITLES: { [name: string]: string } = { gear: "Gear", take: "Share & save" };

const TOO_OLD =
  "This browser is too old to fit the advice to you: it takes Chrome 105, Firefox 115, Safari 16.4 or anything newer.";

function kept(key: string): string {
  try {
    return localStorage.getItem(key) || "";
  } catch (_) {
    return "";
  }
}

const session = kept(SESSION);
const theme = /"theme":"(light|dark)"/.exec(session);
if (theme) root.setAttribute("data-theme", theme[1] as string);

const fragment = location.hash.slice(1);
const view = /^[a-z]*/.exec(fragment)?.[0] ?? "";
const hasSituation = /[?=]/.test(fragment);
state.isElsewhere = hasSituation || view in TITLES || session !== "" || kept(OWN_CATALOGUE) !== "";
if (state.isElsewhere) root.className += " is-elsewhere";

/** The answers of a link in one line: `mix, record at mic · 4x3x2.4m · 600`. */
function answers(): string {
  let text = fragment.slice(fragment.indexOf("?") + 1);
  try {
    text = decodeURIComponent(text);
  } catch (_) {
    // It is shown as it came.
  }
  const parts = text.split("&").filter((part) => part && part.indexOf("v=") !== 0);
  const words = parts.map((part) => part.slice(part.indexOf("=") + 1).replace(/:\d+(\.\d+)?(?=,|$)/g, ""));
  return words.join(" · ").replace(/_/g, " ").replace(/,/g, ", ");
}

function text(element: Element | null | undefined, says: string): void {
  if (element) element.textContent = says;
}

addEventListener("DOMContentLoaded", () => {
  const frame = document.querySelector(".start-frame");
  if (!frame || !state.isElsewhere || root.className.indexOf("has-failed") >= 0) return;
  text(frame.querySelector("h2"), TITLES[view] || "Advice");
  text(frame.querySelector(".situation"), hasSituation ? answers() : session ? "Your answers from last time" : "");
  frame.removeAttribute("hidden");
});

/** Says why there is nothing but the advice in the HTML. */
function fail(says: string): void {
  if (state.isRunning) return;
  root.className += " has-failed";
  const show = () => {
    const problem = document.querySelector("[data-start-problem]");
    const general = state.isElsewhere ? " Below is the general advice, not the one for your answers." : "";
    text(problem?.querySelector("p"), says + general);
    problem?.querySelector("button")?.addEventListener("click", () => {
      const reload = () => location.reload();
      if (!window.fetch) return reload();
      // Past the browser's cache: some engines remember a script that has failed.
      const links = document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>("link[rel*=preload], script[src]");
      const addresses = Array.prototype.map.call(links, (it) => it.href || it.src) as string[];
      Promise.all(addresses.map((address) => fetch(address, { cache: "reload" }))).then(reload, reload);
    });
    problem?.removeAttribute("hidden");
    document.querySelector(".start-frame")?.setAttribute("hidden", "");
    root.className = root.className.replace(" is-elsewhere", "");
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
  else show();
}

// A script that cannot be fetched, one that is cut short, and a browser without modules leave no other trace.
const UNREACHABLE = "A part of this page could not be loaded, so the advice cannot be fitted to you yet.";
addEventListener(
  "error",
  (event) => {
    const isScript = event.target instanceof HTMLScriptElement;
    const isOurs = event instanceof ErrorEvent && event.filename.indexOf(location.origin) === 0;
    if (isScript || isOurs) fail(UNREACHABLE);
  },
  true,
);
addEventListener("load", () => {
  if (!("noModule" in document.createElement("script"))) fail(TOO_OLD);
  else if (!state.hasBegun) fail(UNREACHABLE);
});
