// The types of <sweet-spot>. Those of the contract are in contract.d.ts, which the JSON Schemas give.

import type { Advice, GearType, Situation } from "./contract.js";

export type * from "./contract.js";

/** The version of attributes, properties, methods and events. They may grow; what is there keeps its meaning. */
export const apiVersion: number;

/** What a widget shows: the advice, the catalogue or one model of it, what to take along, or a note on a claim. */
export type SweetSpotView = "advice" | "gear" | `gear/${string}` | "take" | "claim";

/** A situation as it can be told: an object, its JSON, or the part of a Sweetspot link behind the `#`. */
export type Told = Situation | string | null | undefined;

/** What may be set on a widget, as attributes or as properties. All of it may be left out, and changed at any time. */
export interface SweetSpotSettings {
  /** What is known. Setting it takes the place of everything that was told, and fires no `answer`. */
  situation?: Told;
  /** `advice` where it is left out. */
  view?: SweetSpotView | null | undefined;
  /** The name of a claim, with the view `claim`. */
  claim?: string | null | undefined;
  /** The questions to ask, as names between spaces, or `all` or `none`; `all` where it is left out. */
  ask?: string | null | undefined;
  /** The address of a catalogue of your own, JSON or CSV. */
  catalogue?: string | null | undefined;
  /** The currency of that catalogue's prices where it does not say it itself: an ISO 4217 code. */
  currency?: string | null | undefined;
  /** `metric` where it is left out. */
  units?: "metric" | "imperial" | null | undefined;
  /** `auto`, where it is left out, follows the `color-scheme` of the page. */
  theme?: "light" | "dark" | "auto" | null | undefined;
  /** The address of the whole site; empty for none. A bundled script does not know it by itself. */
  site?: string | null | undefined;
  /** `lazy`, where it is left out, waits until the reader comes near. */
  loading?: "eager" | "lazy" | null | undefined;
  /** `steady`, where it is left out, moves nothing that is in sight; `short` stays short until a reader asks for more. */
  height?: "steady" | "free" | "short" | null | undefined;
  /** What becomes of the built-in catalogue beside one of your own; without it, what the file says. */
  mode?: "replace" | "extend" | null | undefined;
}

/** What a reader does with a model. */
export interface Selected {
  action: "look" | "own" | "pick" | "never" | "forget" | "shop";
  /** Its id in the catalogue. */
  model: string;
  /** Brand and model, as a reader sees it. */
  name?: string;
  type?: GearType;
  /** Where to buy it, if the catalogue says so. */
  link?: string;
}

/** Something that cannot be read, fetched or run. */
export interface Problem {
  /** Where: an attribute, a place in the situation, or a line of the catalogue. */
  path: string;
  what: string;
  /** What to do about it. */
  remedy: string;
}

/** The events of a widget. All of them bubble and cross shadow roots. */
export interface SweetSpotEvents {
  /** An advice is complete, a moment after each change. */
  advice: CustomEvent<Advice>;
  /** The reader has told something: the whole situation. */
  answer: CustomEvent<Situation>;
  /** The reader does something with a model. `preventDefault()` keeps the widget from what it would do. */
  select: CustomEvent<Selected>;
  problem: CustomEvent<Problem[]>;
}

export interface SweetSpotEventMap extends Omit<HTMLElementEventMap, keyof SweetSpotEvents>, SweetSpotEvents {}

/** The element `<sweet-spot>`. On a server it can be imported, but not made. */
export class SweetSpot extends HTMLElement {
  static readonly apiVersion: number;
  static readonly observedAttributes: readonly string[];

  /** What has been told. */
  get situation(): Situation;
  set situation(told: Told);
  /** The whole advice; null until it has been worked out. */
  readonly advice: Advice | null;
  /** The address of the whole site with this situation; null before the widget has started, or with no site known. */
  readonly link: string | null;

  /**
   * Starts now, wherever on the page the widget is, and gives the first whole advice. Rejects if the program cannot be
   * had; calling it again tries again. A note on a claim has no advice, and gives null.
   */
  ready(): Promise<Advice | null>;
  /**
   * Takes a catalogue that the page has at hand: the file's name and its text. Gives whether it was taken and every
   * problem that it has; what was there stays where it was not.
   */
  useCatalogue(file: string, text: string): Promise<{ taken: boolean; problems: Problem[] }>;
  /** Forgets everything that was told. */
  reset(): void;

  get view(): string | null;
  set view(value: SweetSpotSettings["view"]);
  get claim(): string | null;
  set claim(value: SweetSpotSettings["claim"]);
  get ask(): string | null;
  set ask(value: SweetSpotSettings["ask"]);
  get catalogue(): string | null;
  set catalogue(value: SweetSpotSettings["catalogue"]);
  get currency(): string | null;
  set currency(value: SweetSpotSettings["currency"]);
  get units(): string | null;
  set units(value: SweetSpotSettings["units"]);
  get theme(): string | null;
  set theme(value: SweetSpotSettings["theme"]);
  get site(): string | null;
  set site(value: SweetSpotSettings["site"]);
  get loading(): string | null;
  set loading(value: SweetSpotSettings["loading"]);
  get height(): string | null;
  set height(value: SweetSpotSettings["height"]);
  get mode(): string | null;
  set mode(value: SweetSpotSettings["mode"]);

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

/**
 * Makes the element known under a name, `sweet-spot` if none is given; where another version has the name already, that
 * one keeps it. Gives the element of that name; nothing on a server.
 */
export function define(name?: string): typeof SweetSpot | undefined;

declare global {
  interface HTMLElementTagNameMap {
    "sweet-spot": SweetSpot;
  }
}
