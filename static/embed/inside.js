// Inside the frame: shows a widget, and talks with the page around by messages. It talks with the one origin that the
// frame's address names in `host`, and listens to that page alone; without one it says and hears nothing.

import "./sweet-spot.js";

/** The version of the messages; they may grow, what is there keeps its meaning. */
const VERSION = 1;
const ATTRIBUTES = ["view", "claim", "ask", "units", "theme", "lang", "currency", "mode", "site"];
const EVENTS = ["advice", "answer", "select", "problem"];

const asked = new URLSearchParams(location.search);

const originOf = (address) => {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && /^https?:$/.test(url.protocol) ? url.origin : null;
};
const host = originOf(asked.get("host") ?? "");

const say = (type, said) => {
  if (host && parent !== self) parent.postMessage({ sweetspot: VERSION, type, ...said }, host);
};

const widget = document.createElement("sweet-spot");
for (const name of ATTRIBUTES) if (asked.has(name)) widget.setAttribute(name, asked.get(name));
widget.setAttribute("loading", "eager");
// A frame has a height of its own.
widget.setAttribute("height", "free");
if (location.hash.length > 1) widget.setAttribute("situation", location.hash.slice(1));
document.documentElement.dataset.theme = asked.get("theme") ?? "auto";

const said = {
  advice: (advice) => ({ advice }),
  answer: (situation) => ({ situation }),
  select: (selected) => ({ selected }),
  problem: (problems) => ({ problems }),
};
for (const name of EVENTS) {
  widget.addEventListener(name, (event) => {
    say(name, said[name](event.detail));
    // The page around hears of it.
    if (name === "problem" && host) event.preventDefault();
  });
}

const heard = {
  situation: ({ situation }) => {
    widget.situation = situation;
  },
  set: ({ attributes }) => {
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (!ATTRIBUTES.includes(name)) continue;
      if (value === null) widget.removeAttribute(name);
      else widget.setAttribute(name, String(value));
    }
  },
  // The host has fetched its catalogue by itself: this frame asks no other origin for anything.
  catalogue: ({ name, text }) => widget.useCatalogue(String(name ?? "catalogue"), String(text ?? "")),
};

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || origin !== host || data?.sweetspot !== VERSION) return;
  if (Object.hasOwn(heard, data.type)) heard[data.type](data);
});

document.body.append(widget);
new ResizeObserver(() => say("height", { height: Math.ceil(widget.getBoundingClientRect().height) })).observe(widget);
say("ready", {});
