import * as addresses from "./addresses.js";
import { fileFailure } from "./failures.js";
import { once, textAt } from "./fetching.js";
import FIRST_STYLE from "./first-style.css";

/** Whether style can be given to a shadow root in a way that no page's policy forbids. */
export const hasSheets = (): boolean =>
  typeof CSSStyleSheet === "function" && "replaceSync" in CSSStyleSheet.prototype && "adoptedStyleSheets" in document;

/** What this browser lacks of what everything here is drawn with; null if it has all of it. */
export function missingFeature(): string | null {
  if (!hasSheets()) return "constructable style sheets";
  return CSS.supports("container-type", "inline-size") ? null : "container queries";
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

let first: CSSStyleSheet | undefined;

/** The few rules that are needed before the style has arrived. */
export const firstSheet = (): CSSStyleSheet => (first ??= sheetOf(FIRST_STYLE));

/** The style of everything that is drawn, fetched once. */
export const wholeSheet = once(async (settings) =>
  sheetOf(await textAt(addresses.style(), settings).catch(fileFailure)),
);
