// The helper for pages with the frame: gives it the height of what is in it, turns its messages into events of the
// <iframe>, and sends messages to it. Origins are checked both ways. docs/embed.md lists the messages.

import type { Advice, Situation } from "./contract.js";
import { MESSAGE_VERSION } from "./internal/frame-messages.js";
import { originOf } from "./internal/address.js";
import type { SweetSpotEvents, SweetSpotSettings } from "./types.js";

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

/** A connection to a frame. */
export interface Frame {
  /** What the reader has answered, as far as this page has heard; setting it replaces everything in the frame. */
  get situation(): Situation;
  set situation(given: Situation | string);
  /** The whole advice; null until it has been heard. */
  readonly advice: Advice | null;
  set(attributes: FrameAttributes): void;
  /** Gives it a catalogue of your own: the file's name and its text. */
  catalogue(name: string, text: string): void;
}

/** The tallest that a frame is made, in pixels. */
const TALLEST = 100_000;

const connected = new WeakMap<HTMLIFrameElement, Frame>();

/**
 * Connects an `<iframe>` whose address is that of `frame.html` with this page's origin as `host`, and throws if that is
 * missing. Connecting once more gives the same connection.
 */
export function connect(frame: HTMLIFrameElement): Frame {
  if (!(frame instanceof HTMLIFrameElement)) throw new Error("connect() takes an <iframe>");
  const known = connected.get(frame);
  if (known) return known;
  const made = connectionTo(frame, originIn(frame));
  connected.set(frame, made);
  return made;
}

/** The origin of the frame's content, which has to name the origin of this page. */
function originIn(frame: HTMLIFrameElement): string {
  if (!frame.getAttribute("src")) {
    throw new Error("this <iframe> has no src: give it the address of frame.html, then call connect()");
  }
  const { origin, searchParams } = new URL(frame.src, document.baseURI);
  if (originOf(searchParams.get("host") ?? "") !== location.origin) {
    throw new Error(`${frame.src}: add host=${encodeURIComponent(location.origin)} to this frame's address`);
  }
  return origin;
}

function connectionTo(frame: HTMLIFrameElement, origin: string): Frame {
  let situation: unknown = {};
  let advice: Advice | null = null;
  const say = (type: string, said: object) =>
    frame.contentWindow?.postMessage({ sweetspot: MESSAGE_VERSION, type, ...said }, origin);
  const fire = (type: keyof FrameEvents, detail: unknown) =>
    frame.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  addEventListener("message", ({ source, origin: from, data }) => {
    if (source !== frame.contentWindow || from !== origin || data?.sweetspot !== MESSAGE_VERSION) return;
    switch (data.type) {
      case "height":
        if (data.height > 0) frame.height = `${Math.min(data.height, TALLEST)}`;
        break;
      case "ready":
        fire("ready", null);
        break;
      case "advice":
        advice = data.advice;
        fire("advice", data.advice);
        break;
      case "answer":
        situation = data.situation;
        fire("answer", data.situation);
        break;
      case "select":
        fire("select", data.selected);
        break;
      case "problem":
        fire("problem", data.problems);
        break;
    }
  });
  return {
    get situation(): Situation {
      return situation as Situation;
    },
    set situation(given: Situation | string) {
      situation = given;
      say("situation", { situation: given });
    },
    get advice() {
      return advice;
    },
    set: (attributes) => say("set", { attributes }),
    catalogue: (name, text) => say("catalogue", { name, text }),
  };
}

// One frame that cannot be connected does not keep the page from connecting the others.
for (const frame of globalThis.document?.querySelectorAll<HTMLIFrameElement>("iframe[data-sweetspot]") ?? []) {
  try {
    connect(frame);
  } catch (error) {
    console.warn(error instanceof Error ? error.message : error);
  }
}
