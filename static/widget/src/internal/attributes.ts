import type { Problem, SweetSpotAttributes } from "../types.js";
import { addressOf, isOfTheWeb } from "./address.js";
import { OWN_ADDRESS } from "./addresses.js";
import { jsonOf, keys, plain } from "./plain-json.js";

/**
 * Attributes that are properties of the same name, too. Those with a few values have them here; the first is what counts
 * without one.
 */
const ATTRIBUTES: Readonly<Record<keyof SweetSpotAttributes, readonly string[]>> = plain({
  view: [],
  claim: [],
  ask: [],
  catalogue: [],
  currency: [],
  units: [],
  theme: ["auto", "light", "dark"],
  site: [],
  loading: ["lazy", "eager"],
  height: ["steady", "free", "short"],
  mode: ["", "replace", "extend"],
});

type Attribute = keyof SweetSpotAttributes;
const NAMES = keys(ATTRIBUTES) as Attribute[];

/** Attributes that are followed. */
export const OBSERVED: readonly string[] = ["situation", "lang", ...NAMES];

/** Properties that a page may have set before the script arrived. */
export const PROPERTIES = ["situation", ...NAMES] as const;

/** Attributes that the program reads by itself. */
const FOR_THE_PROGRAM: readonly Attribute[] = ["view", "ask", "units"];

/** Gives a prototype the properties, as HTML's own elements have them. */
export function reflectOn(prototype: HTMLElement): void {
  for (const name of NAMES) {
    const accessors: PropertyDescriptor & ThisType<HTMLElement> = {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(name);
      },
      set(value: unknown) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, value as string);
      },
    };
    Object.defineProperty(prototype, name, plain(accessors));
  }
}

/** The value of an attribute with a few values; that of none where it has another. */
export function choiceOf(host: Element, name: Attribute): string {
  const [usual = "", ...others] = ATTRIBUTES[name];
  const value = host.getAttribute(name) ?? usual;
  return others.includes(value) ? value : usual;
}

/** What is wrong with the attributes that are read here. */
export function attributeProblems(host: Element): Problem[] {
  const problems: Problem[] = [];
  for (const name of NAMES) {
    const value = host.getAttribute(name);
    const allowed = ATTRIBUTES[name];
    if (value === null || allowed.length === 0 || allowed.includes(value)) continue;
    const remedy = `write ${allowed.filter(Boolean).join(" or ")}`;
    problems.push({ path: name, what: `"${value}" is not one of its values`, remedy });
  }
  const site = host.getAttribute("site");
  if (site && siteOf(host) === null) {
    const what = `"${site}" is not a valid site address`;
    problems.push({ path: "site", what, remedy: "write an address that begins with https" });
  }
  return problems;
}

/** The address of the whole site, without a fragment; null where there is none or it is not known. */
export function siteOf(host: Element): string | null {
  const named = host.getAttribute("site");
  // An empty one is for pages that do not want to send their readers away.
  if (named === "") return null;
  if (named !== null) {
    const address = addressOf(named, document.baseURI);
    return address && isOfTheWeb(address) ? address.href.replace(/#.*/s, "") : null;
  }
  // Beside the site as it is built. A bundler puts the script elsewhere, or says where the file was on its machine.
  const isBesideSite = isOfTheWeb(OWN_ADDRESS) && OWN_ADDRESS.pathname.endsWith("/embed/sweet-spot.js");
  return isBesideSite ? new URL("..", OWN_ADDRESS).href : null;
}

/** The name of the claim that is to be shown; null where the view is another. */
export function claimNameOf(host: Element): string | null {
  const view = host.getAttribute("view") ?? (host.hasAttribute("claim") ? "claim" : "");
  return view === "claim" ? (host.getAttribute("claim") ?? "") : null;
}

/** What the program reads by itself, as a JSON object of texts. */
export function settingsJson(host: Element): string {
  const settings: Record<string, string> = plain({});
  for (const name of FOR_THE_PROGRAM) {
    const value = host.getAttribute(name);
    if (value !== null) settings[name] = value;
  }
  const site = siteOf(host);
  if (site) settings["site"] = site;
  return jsonOf(settings);
}
