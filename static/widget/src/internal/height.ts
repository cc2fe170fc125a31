/**
 * The height of one widget. Where the reader would see things move, it keeps the height of its first content until they
 * ask for more, or until all of it lies ahead. What is above moves what is read, too.
 */
export class Height {
  private readonly host: HTMLElement;
  private readonly box: HTMLElement;
  /** The bar with the button that shows everything. */
  private readonly all: HTMLElement;
  private left: IntersectionObserver | null = null;

  constructor(host: HTMLElement, box: HTMLElement, all: HTMLElement) {
    this.host = host;
    this.box = box;
    this.all = all;
    // A reader who gets below the fold, by keyboard, a link or the browser's search, wants all of it, where it is now.
    box.addEventListener("scroll", () => {
      const { scrollTop } = box;
      if (scrollTop === 0) return;
      this.release();
      scrollBy(0, scrollTop);
    });
  }

  /** To be called while the first content is still shown: keeps its height, unless nobody would see it change. */
  keep(choice: string): void {
    const isAhead = this.host.getBoundingClientRect().top >= innerHeight;
    const { offsetHeight } = this.box;
    if (choice === "free" || (choice !== "short" && isAhead) || offsetHeight === 0) return;
    this.box.style.blockSize = `${offsetHeight}px`;
    this.box.classList.add("is-steady");
  }

  /** To be called once everything is drawn: offers to show what the kept height cuts off. */
  follow(choice: string, drawn: HTMLElement): void {
    if (!this.box.classList.contains("is-steady")) {
      this.release();
      return;
    }
    requestAnimationFrame(() => {
      this.all.hidden = drawn.offsetHeight <= this.box.offsetHeight;
    });
    if (choice === "short") return;
    this.left ??= new IntersectionObserver((entries) => {
      if (entries.every((entry) => !entry.isIntersecting && entry.boundingClientRect.top > 0)) this.release();
    });
    this.left.observe(this.host);
  }

  /** Lets it be as tall as what is in it. */
  release(): void {
    this.stopWatching();
    this.all.hidden = true;
    this.box.classList.remove("is-steady");
    this.box.style.blockSize = "";
  }

  stopWatching(): void {
    this.left?.disconnect();
    this.left = null;
  }
}
