import { plain } from "./plain-json.js";

/** Distance from the visible part at which a widget starts. */
const DISTANCE = "800px";

/** Waits until an element comes near the visible part. */
export class Near {
  private readonly host: Element;
  private readonly start: () => void;
  private observer: IntersectionObserver | null = null;

  constructor(host: Element, start: () => void) {
    this.host = host;
    this.start = start;
  }

  watch(): void {
    if (this.observer) return;
    const look = (entries: IntersectionObserverEntry[]) => {
      if (entries.some((entry) => entry.isIntersecting)) this.start();
    };
    this.observer = new IntersectionObserver(look, plain({ rootMargin: DISTANCE }));
    this.observer.observe(this.host);
  }

  stop(): void {
    this.observer?.disconnect();
    this.observer = null;
  }
}
