import type { Problem, SweetSpotEvents } from "../types.js";
import { plain } from "./plain-json.js";

/** Fires the events of one element. */
export class Events {
  private readonly host: HTMLElement;
  /** Mistakes in attributes that have been reported. */
  private readonly mistakes = new Set<string>();

  constructor(host: HTMLElement) {
    this.host = host;
  }

  /** False where a listener has prevented what would follow. */
  fire(type: keyof SweetSpotEvents, detail: unknown, cancelable = false): boolean {
    const settings = plain({ detail, bubbles: true, composed: true, cancelable });
    return this.host.dispatchEvent(new CustomEvent(type, settings));
  }

  /** Reports what is wrong, an attribute's mistake once; to the console where no listener prevents that. */
  report(problems: readonly Problem[]): void {
    const fresh = problems.filter(({ path, what }) => {
      const mark = `${path} ${this.host.getAttribute(path)} ${what}`;
      const isKnown = this.host.hasAttribute(path) && this.mistakes.has(mark);
      this.mistakes.add(mark);
      return !isKnown;
    });
    if (fresh.length === 0) return;
    queueMicrotask(() => {
      if (!this.fire("problem", fresh, true)) return;
      for (const { path, what, remedy } of fresh) console.warn(`<${this.host.localName}> ${path}: ${what}; ${remedy}`);
    });
  }
}
