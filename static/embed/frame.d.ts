// The types of the helper for pages with the frame.

import type { Advice, Situation } from "./contract.js";
import type { SweetSpotEvents, SweetSpotSettings } from "./sweet-spot.js";

/** The attributes that can be set in a frame; null takes one away. */
export type FrameAttributes = Pick<
  SweetSpotSettings,
  "view" | "claim" | "ask" | "units" | "theme" | "currency" | "site"
> & { lang?: string | null | undefined };

/** The events that come as those of the `<iframe>`. */
export interface FrameEvents extends SweetSpotEvents {
  /** The frame listens. */
  ready: CustomEvent<null>;
}

/** The ways to speak to a frame. */
export interface Frame {
  /** What the reader has told, as far as this page has heard; setting it takes the place of everything in the frame. */
  get situation(): Situation;
  set situation(told: Situation | string);
  /** The whole advice; null until it has been heard. */
  readonly advice: Advice | null;
  set(attributes: FrameAttributes): void;
  /** Gives it a catalogue of your own: the file's name and its text. */
  catalogue(name: string, text: string): void;
}

/**
 * Connects an `<iframe>` whose address is that of `frame.html` with this page's origin as `host`, and throws if that is
 * missing. Connecting once more gives the same ways.
 */
export function connect(frame: HTMLIFrameElement): Frame;
