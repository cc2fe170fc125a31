// The helper for pages with the frame: gives it the height of what is in it, hands its messages on as events of the
// <iframe>, and speaks to it. Origins are checked both ways. README.md beside it tells the messages.

/** The version of the messages; they may grow, what is there keeps its meaning. */
const VERSION = 1;
const EVENTS = ["ready", "advice", "answer", "select", "problem"];
const DETAILS = {
  ready: () => null,
  advice: ({ advice }) => advice,
  answer: ({ situation }) => situation,
  select: ({ selected }) => selected,
  problem: ({ problems }) => problems,
};

const connected = new WeakMap();

/**
 * Connects an `<iframe>` whose address is that of `frame.html` with this page's origin as `host`. Events come as those
 * of the iframe. Gives the ways to speak to it; connecting once more gives the same ones.
 */
export const connect = (frame) => {
  if (connected.has(frame)) return connected.get(frame);
  if (!(frame instanceof HTMLIFrameElement)) throw new Error("connect() takes an <iframe>");
  const { origin, searchParams } = new URL(frame.src, document.baseURI);
  const host = searchParams.get("host") ?? "";
  if (!URL.canParse(host) || new URL(host).origin !== location.origin) {
    throw new Error(`${frame.src}: add host=${encodeURIComponent(location.origin)} to this frame's address`);
  }
  const say = (type, said) => frame.contentWindow?.postMessage({ sweetspot: VERSION, type, ...said }, origin);
  let situation = {};
  let advice = null;
  addEventListener("message", (event) => {
    const { data } = event;
    if (event.source !== frame.contentWindow || event.origin !== origin || data?.sweetspot !== VERSION) return;
    if (data.type === "height" && data.height > 0) frame.height = String(Math.min(data.height, 100_000));
    if (data.type === "answer") situation = data.situation;
    if (data.type === "advice") advice = data.advice;
    if (EVENTS.includes(data.type)) {
      frame.dispatchEvent(new CustomEvent(data.type, { detail: DETAILS[data.type](data), bubbles: true }));
    }
  });
  const ways = {
    get situation() {
      return situation;
    },
    set situation(told) {
      situation = told;
      say("situation", { situation: told });
    },
    get advice() {
      return advice;
    },
    /** Sets attributes of the widget in the frame; null takes one away. */
    set: (attributes) => say("set", { attributes }),
    /** Gives it a catalogue: the file's name and its text. */
    catalogue: (name, text) => say("catalogue", { name, text }),
  };
  connected.set(frame, ways);
  return ways;
};

for (const frame of globalThis.document?.querySelectorAll("iframe[data-sweetspot]") ?? []) connect(frame);
