import { button, element, fill, linkTo } from "./elements.js";
import { Height } from "./height.js";
import { TEXTS } from "./messages.js";
import { plain } from "./plain-json.js";
import { deliverTo } from "./stopped-events.js";
import { firstSheet, hasSheets } from "./style.js";

/**
 * The shadow root of one widget: what the page has put between the tags, or a few words, until there is something drawn;
 * and again if that fails.
 */
export class Shell {
  readonly height: Height;
  /** Where the program or a note is drawn. */
  readonly drawn = element("div", "drawn");
  private readonly root: ShadowRoot;
  private readonly box = element("div", "sweetspot");
  private readonly first = element("div", "first");

  constructor(host: HTMLElement) {
    this.root = host.attachShadow(plain({ mode: "open" }));
    if (hasSheets()) this.root.adoptedStyleSheets = [firstSheet()];
    // What is inside is in English, whatever the page around it is in.
    this.box.lang = "en";
    this.box.dir = "ltr";
    this.drawn.hidden = true;
    const all = element("div", "all");
    all.hidden = true;
    this.height = new Height(host, this.box, all);
    all.append(button(TEXTS.all, () => this.height.release()));
    this.box.append(this.first, this.drawn, all);
    deliverTo(this.box);
    this.root.append(this.box);
  }

  set theme(theme: string) {
    this.box.dataset["theme"] = theme;
  }

  set kind(kind: "claim" | "view") {
    this.box.dataset["kind"] = kind;
  }

  /** Puts the whole style in. */
  dress(sheet: CSSStyleSheet): void {
    this.root.adoptedStyleSheets = [firstSheet(), sheet];
  }

  /** Shows what the page has put between the tags, or else a title and a text. */
  preview(title: string, text: string): void {
    const own = element("slot");
    own.append(element("p", "first-title", title));
    if (text) own.append(element("p", "", text));
    fill(this.first, own);
    this.show(this.first);
  }

  /** Adds to that why nothing is drawn, with what the reader can do. */
  fail(title: string, text: string, site: string | null, retry: () => void): void {
    this.preview(title, "");
    const status = element("p", "", text);
    status.setAttribute("role", "status");
    const again = button(TEXTS.again, () => {
      status.textContent = TEXTS.loading;
      retry();
    });
    const failure = element("div", "failure");
    failure.dataset["startProblem"] = "";
    failure.append(status, again);
    if (site) failure.append(linkTo(site, TEXTS.site));
    this.first.append(failure);
    this.height.release();
  }

  /** What a program that has stopped leaves: reloading is the only way back, as the page has one program. */
  stop(message: string): void {
    const details = `${message}\n\n${location.href}\n${navigator.userAgent}`;
    const stopped = element("div", "failure");
    stopped.dataset["stopped"] = "";
    const status = element("p", "", TEXTS.stopped);
    status.setAttribute("role", "status");
    const copy = button(TEXTS.copy, () => {
      const copied = navigator.clipboard ? navigator.clipboard.writeText(details) : Promise.reject();
      copied.then(
        () => (status.textContent = TEXTS.copied),
        () => (status.textContent = details),
      );
    });
    stopped.append(status, button(TEXTS.reload, () => location.reload()), copy);
    this.first.querySelector(".failure")?.replaceWith(stopped);
  }

  /** Shows what is drawn in place of it. */
  uncover(height: string): void {
    if (this.drawn.hidden) this.height.keep(height);
    this.show(this.drawn);
    this.height.follow(height, this.drawn);
  }

  /** Removes what is drawn. */
  clear(): void {
    this.height.stopWatching();
    fill(this.drawn);
  }

  private show(part: HTMLElement): void {
    this.first.hidden = part !== this.first;
    this.drawn.hidden = part !== this.drawn;
  }
}
