// A page may stop events before they get to what is inside it. Those for a widget are then brought to it, and to it
// alone: not as the kind of event that would check a box a second time.

import { plain } from "./plain-json.js";

/** What each widget draws in. */
const boxes = new WeakSet<EventTarget>();

/** Brings events to what is inside an element, should the page stop them. */
export const deliverTo = (box: Element): void => {
  boxes.add(box);
};

/** To be called before there is anything to press, so that listeners which the page adds later cannot come first. */
export function listenOnWindow(): void {
  for (const type of ["click", "input", "blur"]) addEventListener(type, deliver, true);
}

function deliver(event: Event): void {
  const path = event.composedPath();
  const target = path[0];
  if (!(target instanceof Node)) return;
  // What a page has put between the tags of an element is still the page's.
  const box = path.find((part) => boxes.has(part) && part instanceof Node && part.contains(target));
  if (!box) return;
  // The address belongs to the page; the widget follows its own links by itself.
  if (event.type === "click" && target instanceof Element && target.closest("a[href^='#']")) event.preventDefault();
  let hasArrived = false;
  const arrive = () => (hasArrived = true);
  box.addEventListener(event.type, arrive, true);
  setTimeout(() => {
    box.removeEventListener(event.type, arrive, true);
    if (hasArrived) return;
    target.dispatchEvent(new Event(event.type, plain({ bubbles: true, cancelable: true })));
  });
}
