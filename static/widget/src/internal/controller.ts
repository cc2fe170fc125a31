import type { TakenCatalogue } from "../types.js";
import { Advisor } from "./advisor.js";
import { attributeProblems, choiceOf, claimNameOf, siteOf } from "./attributes.js";
import { CatalogueChoice } from "./catalogue-choice.js";
import { claimOf, claimProblem, claims, noteOn } from "./claims.js";
import { fill } from "./elements.js";
import { Events } from "./events.js";
import { Failure, failureOf } from "./failures.js";
import { FAILURES, TEXTS } from "./messages.js";
import { Near } from "./near.js";
import { panicListeners, program } from "./program.js";
import { Shell } from "./shell.js";
import { missingFeature, wholeSheet } from "./style.js";

/** The life of one widget: when it starts, what it shows, and what it does when that fails. */
export class Controller {
  readonly advisor: Advisor;
  readonly events: Events;
  private readonly host: HTMLElement;
  private readonly shell: Shell;
  private readonly catalogue: CatalogueChoice;
  private readonly near: Near;
  private isStarted = false;
  private hasFailed = false;
  private isScheduled = false;
  /** Goes up with each drawing, so that one that comes late is dropped. */
  private drawing = 0;

  constructor(host: HTMLElement) {
    this.host = host;
    this.shell = new Shell(host);
    this.events = new Events(host);
    this.advisor = new Advisor(host, this.shell, this.events);
    this.catalogue = new CatalogueChoice(host, this.events);
    this.near = new Near(host, () => this.start());
  }

  connect(): void {
    // A widget that was moved shows what it has shown.
    if (this.isStarted) return;
    // What was set before is seen now, so it needs no second look.
    this.isScheduled = false;
    this.prepare();
    if (choiceOf(this.host, "loading") === "eager" || this.advisor.isAwaited) this.start();
    else this.near.watch();
  }

  disconnect(): void {
    // An element that is moved leaves and comes back at once.
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      this.near.stop();
      panicListeners.delete(this.stop);
      this.drawing += 1;
      this.isStarted = false;
      this.hasFailed = false;
      this.advisor.close();
    });
  }

  /** Follows attributes, all that change at a time at once. */
  schedule(): void {
    if (this.isScheduled || !this.host.isConnected) return;
    this.isScheduled = true;
    queueMicrotask(() => {
      if (!this.isScheduled) return;
      this.isScheduled = false;
      if (!this.host.isConnected) return;
      this.prepare();
      if (this.isStarted) void this.show();
      else if (choiceOf(this.host, "loading") === "eager") this.start();
    });
  }

  /** The first whole advice, null for a note; starts for it, and tries again what has failed. */
  async ready(): Promise<unknown> {
    // Waits first: what is missing in the browser is known at once.
    const advice = claimNameOf(this.host) === null ? (this.advisor.whole ?? this.advisor.wait()) : null;
    if (this.hasFailed) void this.show();
    else this.start();
    return advice;
  }

  async useCatalogue(file: string, text: string): Promise<TakenCatalogue> {
    const { taken, problems } = await this.catalogue.take(file, text);
    if (taken && this.isStarted) await this.show();
    return { taken, problems };
  }

  /** What it looks like before the program is there, and without it. */
  private prepare(): void {
    this.shell.theme = choiceOf(this.host, "theme");
    this.events.report(attributeProblems(this.host));
    this.shell.kind = claimNameOf(this.host) === null ? "view" : "claim";
    if (!this.advisor.isOpen) this.shell.preview(this.title, claimNameOf(this.host) === null ? TEXTS.coming : "");
  }

  private get title(): string {
    return claimNameOf(this.host) === null ? TEXTS.title : TEXTS.claim;
  }

  private start(): void {
    if (this.isStarted || !this.host.isConnected) return;
    this.near.stop();
    this.isStarted = true;
    void this.show();
  }

  private async show(): Promise<void> {
    this.hasFailed = false;
    this.drawing += 1;
    const drawing = this.drawing;
    const isLate = () => drawing !== this.drawing;
    try {
      const missing = missingFeature();
      if (missing) throw new Failure("old-browser", `It has no ${missing}.`);
      const sheet = await wholeSheet();
      if (isLate()) return;
      this.shell.dress(sheet);
      const claim = claimNameOf(this.host);
      await (claim === null ? this.showAdvisor(isLate) : this.showClaim(claim, isLate));
    } catch (error) {
      if (!isLate()) this.fail(failureOf(error));
    }
  }

  private async showAdvisor(isLate: () => boolean): Promise<void> {
    const module = await program();
    const catalogue = await this.catalogue.name();
    if (isLate()) return;
    panicListeners.add(this.stop);
    this.advisor.show(module, catalogue);
    this.shell.uncover(choiceOf(this.host, "height"));
  }

  private async showClaim(name: string, isLate: () => boolean): Promise<void> {
    const all = await claims();
    if (isLate()) return;
    this.advisor.close();
    this.advisor.arrive(null);
    const claim = claimOf(all, name);
    if (claim) {
      fill(this.shell.drawn, noteOn(claim));
      this.shell.uncover(choiceOf(this.host, "height"));
      return;
    }
    this.shell.preview(TEXTS.claim, name ? TEXTS.unknown : TEXTS.unnamed);
    this.events.report([claimProblem(all, name)]);
  }

  /** The program has ended in mid-work: what broke, and the way back. */
  private readonly stop = (message: string): void => {
    // The program is still on the stack, and reads what it has drawn.
    queueMicrotask(() => {
      if (!this.advisor.isOpen) return;
      this.fail(new Failure("stopped", message));
      this.shell.stop(message);
    });
  };

  /** Says why it cannot be shown, with what the reader can do instead. */
  private fail(failure: Failure): void {
    this.hasFailed = true;
    if (failure.kind === "stopped") this.advisor.abandon();
    const { text, remedy } = FAILURES[failure.kind];
    this.shell.fail(this.title, text, siteOf(this.host), () => void this.show());
    this.events.report([{ path: "program", what: failure.message, remedy }]);
    this.advisor.fail(failure);
  }
}
