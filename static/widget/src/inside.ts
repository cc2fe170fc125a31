// Inside the frame: shows a widget, and exchanges messages with the page around. It sends them to the one origin that the
// frame's address names in `host`, and listens to that page alone; without one it sends and hears nothing.

import type { SweetSpotEvents, Told } from "./types.js";
import { originOf } from "./internal/address.js";
import { MESSAGE_VERSION } from "./internal/frame-messages.js";
import "./sweet-spot.js";

const ATTRIBUTES = ["view", "claim", "ask", "units", "theme", "lang", "currency", "mode", "site"];

/** What each event's detail is called in a message. */
const DETAILS: Record<keyof SweetSpotEvents, string> = {
  advice: "advice",
  answer: "situation",
  select: "selected",
  problem: "problems",
};

const asked = new URLSearchParams(location.search);
const host = originOf(asked.get("host") ?? "");
const widget = document.createElement("sweet-spot");

function say(type: string, said: object): void {
  if (host && parent !== self) parent.postMessage({ sweetspot: MESSAGE_VERSION, type, ...said }, host);
}

function setAttribute(name: string, value: unknown): void {
  if (!ATTRIBUTES.includes(name)) return;
  if (value === null || value === undefined) widget.removeAttribute(name);
  else widget.setAttribute(name, `${value as string}`);
}

function hear({ source, origin, data }: MessageEvent): void {
  if (source !== parent || origin !== host || data?.sweetspot !== MESSAGE_VERSION) return;
  switch (data.type) {
    case "situation":
      widget.situation = data.situation as Told;
      break;
    case "set":
      for (const [name, value] of Object.entries(data.attributes ?? {})) setAttribute(name, value);
      break;
    case "catalogue":
      // The host has fetched its catalogue by itself: this frame asks no other origin for anything. A program that
      // cannot be loaded is reported by the widget.
      widget.useCatalogue(`${data.name ?? "catalogue"}`, `${data.text ?? ""}`).catch(() => {});
      break;
  }
}

for (const name of ATTRIBUTES) setAttribute(name, asked.get(name));
widget.setAttribute("loading", "eager");
// The frame itself is as tall as what is in it.
widget.setAttribute("height", "free");
if (location.hash.length > 1) widget.setAttribute("situation", location.hash.slice(1));
document.documentElement.dataset["theme"] = asked.get("theme") ?? "auto";

for (const name of Object.keys(DETAILS) as (keyof SweetSpotEvents)[]) {
  widget.addEventListener(name, (event) => {
    say(name, { [DETAILS[name]]: event.detail });
    // The page around hears of it.
    if (name === "problem" && host) event.preventDefault();
  });
}
addEventListener("message", hear);
document.querySelector("#start")?.remove();
document.body.append(widget);
new ResizeObserver(() => say("height", { height: Math.ceil(widget.getBoundingClientRect().height) })).observe(widget);
say("ready", {});
