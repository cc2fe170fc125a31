import type { TakenCatalogue } from "../types.js";
import { addressOf } from "./address.js";
import { choiceOf } from "./attributes.js";
import { catalogueAt, catalogueOf } from "./catalogues.js";
import type { Events } from "./events.js";

/** Which catalogue one widget shows; problems are reported. */
export class CatalogueChoice {
  private readonly host: Element;
  private readonly events: Events;
  /** The name of the one that the page has handed over, which takes precedence. */
  private own = "";

  constructor(host: Element, events: Events) {
    this.host = host;
    this.events = events;
  }

  /** Takes one that the page hands over. */
  async take(file: string, text: string): Promise<TakenCatalogue> {
    const { name, taken, problems } = await catalogueOf(file, text, this.currency, choiceOf(this.host, "mode"));
    if (taken) this.own = name;
    if (problems.length > 0) this.events.report(problems);
    return { taken, problems };
  }

  /** Its name; an empty one is the built-in catalogue, which also takes the place of one that cannot be read. */
  async name(): Promise<string> {
    if (this.own) return this.own;
    const named = this.host.getAttribute("catalogue");
    if (!named) {
      this.checkCurrency();
      return "";
    }
    try {
      const address = addressOf(named, document.baseURI);
      if (!address) throw new Error(`"${named}" is not an address`);
      const { name, taken, problems } = await catalogueAt(address.href, this.currency, choiceOf(this.host, "mode"));
      if (problems.length > 0) this.events.report(problems);
      return taken ? name : "";
    } catch (error) {
      const what = error instanceof Error ? error.message : `${error as string}`;
      this.events.report([{ path: "catalogue", what, remedy: "give an address that this page may fetch from" }]);
      return "";
    }
  }

  private get currency(): string {
    return this.host.getAttribute("currency") ?? "";
  }

  /** The built-in catalogue has one currency. */
  private checkCurrency(): void {
    const { currency } = this;
    if (!/^([A-Z]{3})?$/.test(currency)) {
      const what = `"${currency}" is not a currency code`;
      this.events.report([{ path: "currency", what, remedy: "write three capital letters, such as EUR" }]);
    } else if (currency && currency !== "USD") {
      const what = `the built-in catalogue has no prices in ${currency}, and nothing is converted`;
      const remedy = "name a catalogue with such prices, or leave the currency out";
      this.events.report([{ path: "currency", what, remedy }]);
    }
  }
}
