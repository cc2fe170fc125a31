import { settingsJson, siteOf } from "./attributes.js";
import { fill } from "./elements.js";
import type { Events } from "./events.js";
import { parse } from "./plain-json.js";
import type { Program } from "./program.js";
import type { Shell } from "./shell.js";
import { KnownSituation } from "./situation.js";

type Waiting = { resolve: (advice: unknown) => void; reject: (error: Error) => void };

/** The advisor of one widget: what the reader has answered, what is advised on it, and the program that draws both. */
export class Advisor {
  readonly situation = new KnownSituation();
  /** JSON of the whole advice. */
  private advice: string | null = null;
  /** The calls of `ready()` that have not been answered. */
  private waiting: Waiting[] = [];
  private program: Program | null = null;
  private widget: InstanceType<Program["Widget"]> | null = null;
  private readonly host: HTMLElement;
  private readonly shell: Shell;
  private readonly events: Events;

  constructor(host: HTMLElement, shell: Shell, events: Events) {
    this.host = host;
    this.shell = shell;
    this.events = events;
  }

  get isOpen(): boolean {
    return this.widget !== null;
  }

  get isAwaited(): boolean {
    return this.waiting.length > 0;
  }

  /** The whole advice, each time as a copy; null until it has been worked out. */
  get whole(): unknown {
    return this.advice === null ? null : parse(this.advice);
  }

  /** Draws, or follows the attributes where it is drawn already. */
  show(program: Program, catalogue: string): void {
    const settings = settingsJson(this.host);
    if (this.widget) {
      this.widget.set(settings, catalogue);
      return;
    }
    fill(this.shell.drawn);
    const { situation } = this;
    if (!situation.read(program, situation.text, (problems) => this.events.report(problems))) situation.json = "{}";
    const hear = (name: string, json: string) => this.hear(name, json);
    this.program = program;
    this.widget = new program.Widget(this.shell.drawn, settings, situation.text, catalogue, hear);
  }

  /** Removes what is drawn; answers and advice stay. */
  close(): void {
    this.widget?.close();
    this.abandon();
  }

  /** Forgets a program that no longer answers. */
  abandon(): void {
    this.widget = null;
    this.shell.clear();
  }

  /** Takes over a situation that the page gives. */
  tell(text: string): void {
    const { situation, widget } = this;
    if (!widget || !this.program) {
      situation.assume(text);
      return;
    }
    const before = situation.json;
    const isRead = situation.read(this.program, text, (problems) => this.events.report(problems));
    if (!isRead || situation.json === before) return;
    this.advice = null;
    widget.tell(text);
  }

  /** The address of the whole site with the situation; null before there is a program, or with no site known. */
  get link(): string | null {
    const site = siteOf(this.host);
    return site && this.widget && this.program ? `${site}#${this.program.fragment(this.situation.json)}` : null;
  }

  /** The next whole advice. */
  wait(): Promise<unknown> {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  /** Answers everyone who waits for an advice; with null where there is none to wait for. */
  arrive(advice: string | null): void {
    this.advice = advice;
    for (const { resolve } of this.waiting.splice(0)) resolve(advice && parse(advice));
  }

  /** Answers everyone who waits for an advice that will not come. */
  fail(error: Error): void {
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }

  /** What the program says. False where the page takes over what would follow. */
  private hear(name: string, json: string): boolean {
    if (name === "select") return this.events.fire("select", parse(json), true);
    if (name === "advice") this.arrive(json);
    if (name === "answer") this.situation.follow(json);
    // Not while the program is at work: a listener may call it.
    if (name === "problem") this.events.report(parse(json));
    else if (name === "advice" || name === "answer") queueMicrotask(() => this.events.fire(name, parse(json)));
    return true;
  }
}
