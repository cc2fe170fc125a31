// <sweet-spot>: the advisor in somebody else's page. This file is all that a page loads until one of its widgets comes
// near the visible part; then one WebAssembly program is fetched, for all widgets of the page. What is exported here and
// in types.ts is promised to owners of pages in docs/embed.md; everything in internal/ may change.

import type { Advice, Situation } from "./contract.js";
import { OWN_ADDRESS } from "./internal/addresses.js";
import { OBSERVED, PROPERTIES, reflectOn } from "./internal/attributes.js";
import { Controller } from "./internal/controller.js";
import { hasOwn, jsonOf, parse } from "./internal/plain-json.js";
import { listenOnWindow } from "./internal/stopped-events.js";
import type { SweetSpotAttributes, SweetSpotEventMap, TakenCatalogue, Told } from "./types.js";

export type * from "./contract.js";
export type * from "./types.js";

/** The version of attributes, properties, methods and events. They may grow; what is there keeps its meaning. */
export const apiVersion: number = 1;

/** A bundler may load this on a server, where there are no elements. */
const BaseElement: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export interface SweetSpot extends SweetSpotAttributes {
  addEventListener<K extends keyof SweetSpotEventMap>(
    type: K,
    listener: (this: SweetSpot, event: SweetSpotEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof SweetSpotEventMap>(
    type: K,
    listener: (this: SweetSpot, event: SweetSpotEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** The element `<sweet-spot>`. On a server it can be imported, but not made. */
export class SweetSpot extends BaseElement {
  static readonly apiVersion: number = apiVersion;
  static readonly observedAttributes: readonly string[] = OBSERVED;

  readonly #controller = new Controller(this);

  /** What is known. Setting it takes an object, its JSON, or the text of a link. */
  get situation(): Situation {
    return parse(this.#controller.advisor.situation.json) as Situation;
  }

  set situation(given: Told) {
    let text;
    try {
      text = typeof given === "string" ? given : jsonOf(given ?? {});
    } catch (error) {
      const remedy = "give plain data, its JSON, or the text of a link";
      this.#controller.events.report([{ path: "situation", what: `${error as Error}`, remedy }]);
      return;
    }
    this.#controller.advisor.tell(text);
  }

  /** The whole advice; null until it has been worked out. */
  get advice(): Advice | null {
    return this.#controller.advisor.whole as Advice | null;
  }

  /** The address of the whole site with this situation; null before the widget has started, or with no site known. */
  get link(): string | null {
    return this.#controller.advisor.link;
  }

  /**
   * Starts now, wherever on the page the widget is, and gives the first whole advice. Rejects if the advisor cannot be
   * loaded or run; calling it again tries again. A note on a claim has no advice, and gives null.
   */
  ready(): Promise<Advice | null> {
    return this.#controller.ready() as Promise<Advice | null>;
  }

  /**
   * Takes a catalogue that the page has at hand: the file's name and its text. Gives whether it was taken and every
   * problem that it has; if it was not taken, the former catalogue stays. It takes precedence over the attribute
   * `catalogue`.
   */
  useCatalogue(file: string, text: string): Promise<TakenCatalogue> {
    return this.#controller.useCatalogue(file, text);
  }

  /** Forgets all answers. */
  reset(): void {
    this.situation = {};
  }

  /** @internal Called by the browser. */
  connectedCallback(): void {
    // What was set before this script had arrived hides the properties of the class.
    for (const name of PROPERTIES) {
      if (!hasOwn(this, name)) continue;
      const own = this as Record<string, unknown>;
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
    this.#controller.connect();
  }

  /** @internal Called by the browser. */
  disconnectedCallback(): void {
    this.#controller.disconnect();
  }

  /** @internal Called by the browser. */
  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    if (name === "situation") this.#controller.advisor.tell(now ?? "");
    this.#controller.schedule();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sweet-spot": SweetSpot;
  }
}

/**
 * Makes the element known under a name, `sweet-spot` if none is given; where another version has the name already, that
 * one keeps it. Gives the element of that name; nothing on a server.
 */
export function define(name = "sweet-spot"): typeof SweetSpot | undefined {
  const elements: CustomElementRegistry | undefined = globalThis.customElements;
  if (elements && !elements.get(name)) elements.define(name, class extends SweetSpot {});
  return elements?.get(name) as typeof SweetSpot | undefined;
}

reflectOn(SweetSpot.prototype);

if (globalThis.customElements) {
  listenOnWindow();
  define(OWN_ADDRESS.searchParams.get("tag") ?? undefined);
}
