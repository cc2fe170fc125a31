// <sweet-spot>: the advisor in somebody else's page. This file is all that a page loads until one of its widgets comes
// near the visible part; then one WebAssembly program is fetched, for all widgets of the page. README.md beside it tells
// what there is to set, to hear and to call.

/** The version of attributes, properties, methods and events. They may grow; what is there keeps its meaning. */
export const apiVersion = 1;

const OWN_ADDRESS = new URL(import.meta.url);

// The build puts names with hashes in these places; a bundler finds the files by these very expressions.
const FILES = {
  program: () => import("./widget.js"),
  style: () => new URL("./widget.css", import.meta.url),
  catalogue: () => new URL("./catalogue.postcard", import.meta.url),
  library: () => new URL("./library.postcard", import.meta.url),
  claims: () => new URL("./claims.json", import.meta.url),
};

const SAYS = {
  title: "What to listen on, and why",
  coming: "The advisor loads when you come here.",
  claim: "What is true about this",
  all: "Show all of it",
  again: "Try again",
  site: "Open Sweetspot",
  unreachable: "The advisor could not be fetched.",
  forbidden: "This page does not let the advisor run here (its policy forbids WebAssembly).",
  broken: "The advisor stopped working in this page.",
  unnamed: "No claim is named here.",
  unknown: "There is no claim of this name.",
  instead: "Better",
  sources: "Who says so",
};

/** Distance from the visible part at which a widget starts. */
const NEAR = "800px";

// A page may change what all objects and lists inherit, or may have done so before: what is looked up here is looked up
// once, and no object that stands for settings inherits anything.
const { parse } = JSON;
const { hasOwn, keys } = Object;
const { isArray } = Array;

const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/g;
const quoted = (text) =>
  `"${text.replace(ESCAPED, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;

/** Plain data as JSON, without the `toJSON` that old libraries give to all lists and texts. */
const jsonOf = (data) => {
  if (typeof data === "string") return quoted(data);
  if (typeof data !== "object" || data === null) return `${data ?? null}`;
  const isList = isArray(data);
  let inside = "";
  for (const name of keys(data)) {
    if (data[name] === undefined) continue;
    inside += `${inside && ","}${isList ? "" : `${quoted(name)}:`}${jsonOf(data[name])}`;
  }
  return isList ? `[${inside}]` : `{${inside}}`;
};

const bytesAt = async (address, settings) => {
  const response = await fetch(address, settings);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};
const textAt = async (address) => new TextDecoder().decode(await bytesAt(address));

/** Does something once, and again only if it has failed. */
const once = (work) => {
  let outcome;
  return () => {
    outcome ??= work().catch((error) => {
      outcome = undefined;
      throw error;
    });
    return outcome;
  };
};

const sheetOf = (text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};

const wholeStyle = once(async () => sheetOf(await textAt(FILES.style())));

const program = once(async () => {
  const [module, catalogue, library] = await Promise.all([
    FILES.program(),
    bytesAt(FILES.catalogue()),
    bytesAt(FILES.library()),
  ]);
  await module.default();
  module.stock(catalogue, library);
  return module;
});

const claims = once(async () => parse(await textAt(FILES.claims())));

/** Catalogues that pages name, by address and currency: each is fetched and read once. */
const catalogues = new Map();

const catalogueAt = (address, currency, mode) => {
  const name = `${mode} ${currency} ${address}`;
  if (!catalogues.has(name)) catalogues.set(name, once(() => takeCatalogue(name, address, currency, mode)));
  return catalogues.get(name)();
};

const takeCatalogue = async (name, address, currency, mode) => {
  const { protocol, pathname } = new URL(address);
  if (!["https:", "http:", "blob:", "data:"].includes(protocol)) throw new Error(`${protocol} is no place for a file`);
  const bytes = await bytesAt(address, { __proto__: null, credentials: "omit" });
  return readCatalogue(name, pathname.slice(pathname.lastIndexOf("/") + 1), bytes, currency, mode);
};

const readCatalogue = async (name, file, bytes, currency, mode) => {
  const module = await program();
  return { name, ...parse(module.takeCatalogue(name, file, bytes, currency || undefined, mode || undefined)) };
};

/** Catalogues that pages hand over; each gets a name of its own. */
let handedOver = 0;

// The few rules that are needed before the style has arrived.
const FIRST_STYLE = `
/* What has its size from its container has none by itself: it would vanish where a page lets its parts be as wide as
   what is in them. */
:host {
  display: block;
  writing-mode: horizontal-tb;
  inline-size: -moz-available;
  inline-size: -webkit-fill-available;
  inline-size: stretch;
}
:host([hidden]) { display: none; }
.sweetspot {
  all: initial;
  position: relative;
  display: block;
  box-sizing: border-box;
  inline-size: 100%;
  contain-intrinsic-inline-size: 17em;
  container: sweetspot / inline-size;
  color-scheme: inherit;
  color: var(--sweetspot-ink, light-dark(#241f2e, #f3eef8));
  background: var(--sweetspot-ground, light-dark(#f5f1ea, #16141e));
  font: 400 var(--sweetspot-font-size, 16px) / 1.5 var(--sweetspot-font, system-ui, sans-serif);
}
.sweetspot[data-theme="light"] { color-scheme: light; }
.sweetspot[data-theme="dark"] { color-scheme: dark; }
.sweetspot.is-steady { overflow: hidden; }
@media print {
  .sweetspot.is-steady { block-size: auto !important; overflow: visible; }
  .all { display: none; }
}
.first { box-sizing: border-box; min-block-size: var(--sweetspot-reserve, 40em); padding: 1.25em; }
[data-kind="claim"] .first { min-block-size: var(--sweetspot-reserve, 15em); }
@container sweetspot (max-width: 30em) {
  [data-kind="claim"] .first { min-block-size: var(--sweetspot-reserve, 28em); }
}
.is-steady > .drawn { min-block-size: 100%; display: grid; }
.first p, .first ::slotted(p) { margin: 0 0 0.6em; }
:host(:dir(rtl)) ::slotted(*) { direction: rtl; }
.first-title { font: 600 1.3em / 1.25 var(--sweetspot-display, Georgia, serif); }
.first a, .first button, .all button {
  display: inline-block;
  box-sizing: border-box;
  min-block-size: 2.25em;
  padding: 0.3em 1em;
  border: 1px solid currentcolor;
  border-radius: 99em;
  color: inherit;
  background: none;
  font: inherit;
  text-decoration: none;
  cursor: pointer;
}
.first :is(a, button):focus-visible, .all button:focus-visible { outline: 3px solid; outline-offset: 2px; }
.all {
  position: absolute;
  inset: auto 0 0;
  padding: 3em 0 0.75em;
  background: linear-gradient(transparent, var(--sweetspot-ground, light-dark(#f5f1ea, #16141e)) 60%);
  text-align: center;
}
[hidden] { display: none !important; }
`;
let firstSheet;
const firstStyle = () => (firstSheet ??= sheetOf(FIRST_STYLE));

const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

const linkTo = (href, text) => {
  const made = element("a", "", text);
  made.href = href;
  made.target = "_blank";
  made.rel = "noopener";
  return made;
};

const button = (className, text, press) => {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
};

const saysOf = (error) => {
  const isForbidden =
    error instanceof WebAssembly.CompileError || /unsafe-eval|Content Security Policy/i.test(String(error));
  if (isForbidden) return SAYS.forbidden;
  // A program that has failed once answers nothing any more.
  return error instanceof WebAssembly.RuntimeError ? SAYS.broken : SAYS.unreachable;
};

const REMEDIES = {
  [SAYS.forbidden]: "allow 'wasm-unsafe-eval' in script-src, or use the frame",
  [SAYS.unreachable]: "look whether the files beside the script can be fetched",
  [SAYS.broken]: "reload the page, and tell us what led to it",
};

// A page may stop events before they get to what is inside it. Those for a widget are then brought to it, and to it
// alone: not as the kind of event that would check a box a second time.
const places = new WeakSet();

const bring = (event) => {
  const path = event.composedPath();
  // What a page has put between the tags of an element is still the page's.
  const place = path.find((part) => places.has(part) && part.contains(path[0]));
  if (!place) return;
  // The address belongs to the page; the widget follows its own links by itself.
  if (event.type === "click" && path[0].closest?.("a[href^='#']")) event.preventDefault();
  let arrived = false;
  const arrive = () => (arrived = true);
  place.addEventListener(event.type, arrive, true);
  setTimeout(() => {
    place.removeEventListener(event.type, arrive, true);
    if (arrived) return;
    path[0].dispatchEvent(new Event(event.type, { __proto__: null, bubbles: true, cancelable: true }));
  });
};

// Before anything is there to press, so that listeners which the page adds later cannot come first.
const listen = () => {
  for (const type of ["click", "input", "blur"]) addEventListener(type, bring, true);
};

/** Problems as the events have them: where, what, and what to do about it. */
const problem = (path, what, remedy) => [{ path, what, remedy }];

const SETTINGS = ["view", "ask", "units"];
/** Attributes with a few values; the first is what counts without one. */
const CHOICES = {
  __proto__: null,
  theme: ["auto", "light", "dark"],
  loading: ["lazy", "eager"],
  height: ["steady", "free", "short"],
  mode: ["", "replace", "extend"],
};

// A bundler may load this on a server, where there are no elements.
export class SweetSpot extends (globalThis.HTMLElement ?? class {}) {
  static apiVersion = apiVersion;
  static observedAttributes = [
    "situation", "ask", "view", "claim", "catalogue", "currency", "units", "lang", "theme", "site", "loading", "height",
    "mode",
  ];

  #box;
  #first;
  #place;
  #all;
  #widget = null;
  #situation = "{}";
  #told = "";
  #wrong = "";
  #advice = null;
  #near = null;
  #left = null;
  #started = false;
  #failed = false;
  #scheduled = false;
  #drawing = 0;
  #waiting = [];
  #mistakes = new Set();
  #own = "";

  constructor() {
    super();
    const root = this.attachShadow({ __proto__: null, mode: "open" });
    root.adoptedStyleSheets = [firstStyle()];
    this.#box = element("div", "sweetspot");
    // What is inside is in English, whatever the page around it is in.
    this.#box.lang = "en";
    this.#box.dir = "ltr";
    this.#first = element("div", "first");
    this.#place = element("div", "drawn");
    this.#place.hidden = true;
    this.#all = element("div", "all");
    this.#all.append(button("", SAYS.all, () => this.#letGrow()));
    this.#all.hidden = true;
    this.#box.append(this.#first, this.#place, this.#all);
    // Whoever gets below the fold, by keyboard, a link or the browser's search, wants all of it, where it is now.
    this.#box.addEventListener("scroll", () => {
      const { scrollTop } = this.#box;
      if (scrollTop === 0) return;
      this.#letGrow();
      scrollBy(0, scrollTop);
    });
    places.add(this.#box);
    root.append(this.#box);
  }

  // What the page around sets and calls.

  /** What has been told: the contract's situation. Setting it takes JSON, an object, or the text of a link. */
  get situation() {
    return parse(this.#situation);
  }

  set situation(situation) {
    let text;
    try {
      text = typeof situation === "string" ? situation : jsonOf(situation ?? {});
    } catch (error) {
      return this.#problem(problem("situation", String(error), "give plain data, its JSON, or the text of a link"));
    }
    this.#tell(text);
  }

  /** The whole advice as the contract has it; null until it has been worked out. */
  get advice() {
    return this.#advice && parse(this.#advice);
  }

  /**
   * Starts now, wherever on the page the widget is, and once more if it has failed; gives the first whole advice, and
   * null for a claim, which has none.
   */
  async ready() {
    if (this.#failed) this.#show();
    else this.#start();
    if (this.#advice || this.#isClaim()) return this.advice;
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /**
   * Takes a catalogue that the page has at hand: the file's name and its text. Gives whether it was taken and every
   * problem that it has; what was there stays where it was not. It goes before the attribute `catalogue`.
   */
  async useCatalogue(file, text) {
    handedOver += 1;
    const bytes = new TextEncoder().encode(text);
    const currency = this.getAttribute("currency") ?? "";
    const mode = this.getAttribute("mode") ?? "";
    const { name, taken, problems } = await readCatalogue(`handed over ${handedOver}`, file, bytes, currency, mode);
    if (taken) this.#own = name;
    if (problems.length > 0) this.#problem(problems);
    if (taken && this.#started) await this.#show();
    return { taken, problems };
  }

  /** Forgets everything that was told. */
  reset() {
    this.situation = {};
  }

  /** The address of the whole site with this situation; null before the widget has started, or with no site known. */
  get link() {
    const site = this.#site();
    return site && this.#widget ? `${site}#${this.#widget.module.fragment(this.#situation)}` : null;
  }

  // The life of an element.

  connectedCallback() {
    // What was set before this script had arrived hides the properties of the class.
    for (const name of ["situation", ...SweetSpot.observedAttributes]) {
      if (name === "lang" || !hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    // One that was moved shows what it has shown.
    if (this.#started) return;
    // What was set before is seen now, so it needs no second look.
    this.#scheduled = false;
    this.#draw();
    if (this.getAttribute("loading") === "eager" || this.#waiting.length > 0) this.#start();
    else this.#watch();
  }

  disconnectedCallback() {
    // An element that is moved leaves and comes back at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#rest();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "situation") this.#tell(now ?? "");
    this.#schedule();
  }

  #rest() {
    this.#near?.disconnect();
    this.#near = null;
    this.#left?.disconnect();
    this.#left = null;
    this.#drawing += 1;
    this.#started = false;
    this.#failed = false;
    this.#widget?.drawn.close();
    this.#widget = null;
    this.#place.replaceChildren();
  }

  #schedule() {
    if (this.#scheduled || !this.isConnected) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      if (!this.#scheduled) return;
      this.#scheduled = false;
      if (!this.isConnected) return;
      this.#draw();
      if (this.#started) this.#show();
      else if (this.getAttribute("loading") === "eager") this.#start();
    });
  }

  // What it looks like before the program is there, and without it.

  #draw() {
    for (const name of Object.keys(CHOICES)) {
      const value = this.getAttribute(name) ?? CHOICES[name][0];
      const known = CHOICES[name].includes(value);
      if (name === "theme") this.#box.dataset.theme = known ? value : CHOICES[name][0];
      if (!known) this.#problem(problem(name, `"${value}" is none of its values`, `write ${CHOICES[name].join(" or ")}`));
    }
    const site = this.getAttribute("site");
    if (site && !this.#site()) this.#problem(problem("site", `"${site}" is no site's address`, "write one with https"));
    this.#box.dataset.kind = this.#isClaim() ? "claim" : "view";
    if (!this.#widget) this.#preview(SAYS.coming);
  }

  #preview(says, ...more) {
    const own = document.createElement("slot");
    own.append(
      element("p", "first-title", this.#isClaim() ? SAYS.claim : SAYS.title),
      element("p", "", this.#isClaim() && says === SAYS.coming ? "" : says),
    );
    this.#first.replaceChildren(own, ...more);
    this.#first.hidden = false;
    this.#place.hidden = true;
  }

  /** Says why it cannot be shown, with what the reader can do instead. */
  #fail(says, error) {
    this.#failed = true;
    const site = this.#site();
    const ways = [];
    if (site) ways.push(linkTo(site, SAYS.site));
    if (says === SAYS.unreachable) ways.push(button("", SAYS.again, () => this.#show()));
    const told = element("p", "", says);
    told.setAttribute("role", "status");
    this.#first.replaceChildren(told, ...ways);
    this.#first.hidden = false;
    this.#place.hidden = true;
    this.#problem(problem("program", `${says} ${error?.message ?? ""}`.trim(), REMEDIES[says]));
    for (const { reject } of this.#waiting.splice(0)) reject(error ?? new Error(says));
  }

  #site() {
    const named = this.getAttribute("site");
    // An empty one is for pages that do not want to send their readers away.
    if (named === "") return null;
    if (named) {
      const address = URL.canParse(named, document.baseURI) ? new URL(named, document.baseURI) : null;
      return address && /^https?:$/.test(address.protocol) ? address.href.replace(/#.*/s, "") : null;
    }
    // Beside the site as it is built. A bundler puts the script elsewhere, or says where the file was on its machine.
    const { protocol, pathname } = OWN_ADDRESS;
    const isBesideSite = /^https?:$/.test(protocol) && pathname.endsWith("/embed/sweet-spot.js");
    return isBesideSite ? new URL("..", OWN_ADDRESS).href : null;
  }

  #isClaim() {
    return (this.getAttribute("view") ?? (this.hasAttribute("claim") ? "claim" : "")) === "claim";
  }

  // When it starts, and how tall it is.

  #watch() {
    if (this.#started || this.#near) return;
    this.#near = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#start(),
      { __proto__: null, rootMargin: NEAR },
    );
    this.#near.observe(this);
  }

  #start() {
    if (this.#started || !this.isConnected) return;
    this.#near?.disconnect();
    this.#near = null;
    this.#started = true;
    this.#show();
  }

  async #show() {
    this.#failed = false;
    this.#drawing += 1;
    const drawing = this.#drawing;
    const isLate = () => drawing !== this.#drawing;
    try {
      const style = await wholeStyle();
      if (isLate()) return;
      this.shadowRoot.adoptedStyleSheets = [firstStyle(), style];
      await (this.#isClaim() ? this.#showClaim(isLate) : this.#showWidget(isLate));
    } catch (error) {
      if (isLate()) return;
      this.#fail(saysOf(error), error);
    }
  }

  /**
   * Where the reader would see things move, the widget keeps its height until they ask, or until all of it lies ahead.
   * What is above moves what is read, too.
   */
  #uncover() {
    const height = this.getAttribute("height");
    const isAhead = this.getBoundingClientRect().top >= innerHeight;
    const isKept = height === "short" || (height !== "free" && !isAhead);
    if (isKept && this.#place.hidden && this.#box.offsetHeight > 0) {
      this.#box.style.blockSize = `${this.#box.offsetHeight}px`;
      this.#box.classList.add("is-steady");
    }
    this.#first.hidden = true;
    this.#place.hidden = false;
    if (!this.#box.classList.contains("is-steady")) return this.#letGrow();
    requestAnimationFrame(() => {
      this.#all.hidden = this.#place.offsetHeight <= this.#box.offsetHeight;
    });
    if (height === "short") return;
    const lieAhead = (entries) => entries.every((entry) => !entry.isIntersecting && entry.boundingClientRect.top > 0);
    this.#left ??= new IntersectionObserver((entries) => lieAhead(entries) && this.#letGrow());
    this.#left.observe(this);
  }

  #letGrow() {
    this.#left?.disconnect();
    this.#left = null;
    this.#all.hidden = true;
    this.#box.classList.remove("is-steady");
    this.#box.style.blockSize = "";
  }

  // The program.

  async #showWidget(isLate) {
    const module = await program();
    const catalogue = await this.#catalogue();
    if (isLate()) return;
    const settings = jsonOf(this.#settings());
    if (this.#widget) {
      this.#widget.drawn.set(settings, catalogue);
    } else {
      this.#place.replaceChildren();
      if (!this.#read(module, this.#told)) this.#situation = "{}";
      const say = (name, json) => this.#say(name, json);
      this.#widget = { module, drawn: new module.Widget(this.#place, settings, this.#told, catalogue, say) };
    }
    this.#uncover();
  }

  #settings() {
    const settings = { __proto__: null };
    for (const name of SETTINGS) if (this.hasAttribute(name)) settings[name] = this.getAttribute(name);
    const site = this.#site();
    if (site) settings.site = site;
    return settings;
  }

  /** The name of the catalogue that the page names; the embedded one if it cannot be had, which is said. */
  async #catalogue() {
    if (this.#own) return this.#own;
    const currency = this.getAttribute("currency") ?? "";
    const named = this.getAttribute("catalogue");
    if (!named) {
      if (!/^([A-Z]{3})?$/.test(currency)) {
        this.#problem(problem("currency", `"${currency}" is no code of a currency`, "write three letters, such as EUR"));
      } else if (currency && currency !== "USD") {
        const what = `the built-in catalogue has no prices in ${currency}, and nothing is converted`;
        this.#problem(problem("currency", what, "name a catalogue with such prices, or leave the currency out"));
      }
      return "";
    }
    try {
      const address = new URL(named, document.baseURI).href;
      const { name, taken, problems } = await catalogueAt(address, currency, this.getAttribute("mode") ?? "");
      if (problems.length > 0) this.#problem(problems);
      return taken ? name : "";
    } catch (error) {
      this.#problem(problem("catalogue", error.message, "give an address that this page may fetch from"));
      return "";
    }
  }

  #tell(text) {
    if (this.#widget) {
      const before = this.#situation;
      if (!this.#read(this.#widget.module, text) || this.#situation === before) return;
      this.#advice = null;
      this.#widget.drawn.tell(text);
      return;
    }
    this.#told = text;
    // Without the program nothing can be checked; what is read back is what was told.
    try {
      this.#situation = jsonOf({ ...parse(text || "{}") });
    } catch {
      this.#situation = "{}";
    }
  }

  /** Takes over what can be read; the rest is a problem. False if nothing can be read, and nothing is lost then. */
  #read(module, text) {
    const problems = parse(module.situationProblems(text));
    // Once: a listener that answers with the same mistake would hear of it for ever.
    if (problems.length > 0 && text !== this.#wrong) this.#problem(problems);
    this.#wrong = problems.length > 0 ? text : "";
    const situation = module.readSituation(text);
    if (problems.length > 0 && situation === "{}") return false;
    this.#told = text;
    this.#situation = situation;
    return true;
  }

  // What it says.

  #say(name, json) {
    if (name === "select") return this.#event("select", parse(json), true);
    if (name === "advice") {
      this.#advice = json;
      this.#arrive(json);
    }
    if (name === "answer") {
      this.#told = json;
      this.#situation = json;
    }
    // Not while the program is at work: a listener may call it.
    if (name === "problem") this.#problem(parse(json));
    else queueMicrotask(() => this.#event(name, parse(json)));
    return true;
  }

  #arrive(json) {
    for (const { resolve } of this.#waiting.splice(0)) resolve(json && parse(json));
  }

  /** Tells what is wrong, an attribute's mistake once; to the console where no listener prevents that. */
  #problem(problems) {
    const fresh = problems.filter(({ path, what }) => {
      const mark = `${path} ${this.getAttribute(path)} ${what}`;
      const isKnown = this.hasAttribute(path) && this.#mistakes.has(mark);
      this.#mistakes.add(mark);
      return !isKnown;
    });
    if (fresh.length === 0) return;
    queueMicrotask(() => {
      if (!this.#event("problem", fresh, true)) return;
      for (const { path, what, remedy } of fresh) console.warn(`<${this.localName}> ${path}: ${what}; ${remedy}`);
    });
  }

  #event(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { __proto__: null, detail, bubbles: true, composed: true, cancelable }));
  }

  // Claims need no program.

  async #showClaim(isLate) {
    const all = await claims();
    if (isLate()) return;
    this.#widget?.drawn.close();
    this.#widget = null;
    this.#advice = null;
    this.#arrive(null);
    const name = this.getAttribute("claim") ?? "";
    if (!hasOwn(all, name)) {
      const parts = name.split("-").filter((part) => part.length > 3);
      const likeness = (known) => parts.filter((part) => known.includes(part)).length;
      const alike = keys(all).filter(likeness).sort((one, other) => likeness(other) - likeness(one));
      const remedy = alike.length > 0 ? `did you mean ${alike.slice(0, 3).join(" or ")}?` : "see the list of claims";
      this.#preview(name ? SAYS.unknown : SAYS.unnamed);
      return this.#problem(problem("claim", `"${name}" is the name of no claim`, remedy));
    }
    this.#place.replaceChildren(note(all[name]));
    this.#uncover();
  }
}

/** A claim as a note: what people say, whether it is so, why, and what to go by instead. */
const note = ({ says, verdict, verdict_says, because, instead, grade, sources }) => {
  const made = element("article", "note");
  const head = element("p", "note-head");
  head.append(element("q", "note-says", says), " ", element("strong", `verdict note-${verdict}`, verdict_says));
  const better = element("p", "note-instead");
  better.append(element("strong", "", `${SAYS.instead}: `), instead);
  const from = element("details", "evidence");
  const known = element("summary");
  known.append(element("span", "grade", grade), SAYS.sources);
  const list = element("p");
  sources.forEach((source, place) => {
    if (place > 0) list.append("; ");
    list.append(hasOwn(source, "url") ? linkTo(source.url, source.title) : element("cite", "", source.title));
  });
  from.append(known, list);
  made.append(head, element("p", "", because), better, from);
  return made;
};

// Attributes as properties, as HTML's own elements have them.
for (const name of SweetSpot.observedAttributes) {
  if (name === "situation" || name === "lang") continue;
  Object.defineProperty(SweetSpot.prototype, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

/** Makes the element known under a name; where another version has the name already, that one keeps it. */
export const define = (name = "sweet-spot") => {
  const elements = globalThis.customElements;
  if (elements && !elements.get(name)) elements.define(name, class extends SweetSpot {});
  return elements?.get(name);
};

if (globalThis.customElements) {
  listen();
  define(OWN_ADDRESS.searchParams.get("tag") ?? undefined);
}
