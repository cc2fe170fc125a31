// What owners of pages set, call and hear. The types of the contract are in contract.d.ts, which the JSON Schemas give.

import type { Advice, GearType, Situation } from "./contract.js";

/** What a widget shows: the advice, the catalogue or one model of it, a way to share and save, or a note on a claim. */
export type SweetSpotView = "advice" | "gear" | `gear/${string}` | "take" | "claim";

/** A situation as an object, as its JSON, or as the part of a Sweetspot link behind the `#`. */
export type Told = Situation | string | null | undefined;

/** What may be set on a widget, as attributes or as properties. All of it may be left out, and changed at any time. */
export interface SweetSpotSettings {
  /** What is known. Setting it replaces all former answers, and fires no `answer`. */
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

/** The attributes that are properties, too: what is read is the attribute's text, or null. */
export interface SweetSpotAttributes {
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
  /** Where: an attribute, a part of the situation, or a line of the catalogue. */
  path: string;
  what: string;
  /** What to do about it. */
  remedy: string;
}

/** What became of a catalogue that was handed over. */
export interface TakenCatalogue {
  taken: boolean;
  problems: Problem[];
}

/** The events of a widget. All of them bubble and cross shadow roots. */
export interface SweetSpotEvents {
  /** An advice is complete, a moment after each change. */
  advice: CustomEvent<Advice>;
  /** The reader has answered something: the whole situation. */
  answer: CustomEvent<Situation>;
  /** The reader does something with a model. `preventDefault()` keeps the widget from what it would do. */
  select: CustomEvent<Selected>;
  /** Something cannot be read, fetched or run. `preventDefault()` keeps it out of the console. */
  problem: CustomEvent<Problem[]>;
}

export interface SweetSpotEventMap extends Omit<HTMLElementEventMap, keyof SweetSpotEvents>, SweetSpotEvents {}
