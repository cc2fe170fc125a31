// Catalogues of pages. Each one that a page names is fetched and read once, however many widgets show it.

import type { Problem } from "../types.js";
import { bytesAt, once } from "./fetching.js";
import { parse } from "./plain-json.js";
import { program } from "./program.js";

/** A catalogue as the program has read it, and the name by which widgets ask for it. */
export interface ReadCatalogue {
  readonly name: string;
  readonly taken: boolean;
  readonly problems: Problem[];
}

/** By currency, mode and address. */
const known = new Map<string, () => Promise<ReadCatalogue>>();
let handedOver = 0;

/** The catalogue at an address. Rejects where it cannot be fetched, and is fetched again when it is asked for again. */
export function catalogueAt(address: string, currency: string, mode: string): Promise<ReadCatalogue> {
  const name = `${mode} ${currency} ${address}`;
  const read = known.get(name) ?? once((settings) => fetched(name, address, currency, mode, settings));
  known.set(name, read);
  return read();
}

/** A catalogue that a page hands over as text. */
export function catalogueOf(file: string, text: string, currency: string, mode: string): Promise<ReadCatalogue> {
  handedOver += 1;
  return read(`handed over ${handedOver}`, file, new TextEncoder().encode(text), currency, mode);
}

async function fetched(name: string, address: string, currency: string, mode: string, settings: RequestInit) {
  const { protocol, pathname } = new URL(address);
  if (!["https:", "http:", "blob:", "data:"].includes(protocol)) {
    throw new Error(`a catalogue cannot be fetched from a ${protocol} address`);
  }
  const bytes = await bytesAt(address, { ...settings, credentials: "omit" });
  return read(name, pathname.slice(pathname.lastIndexOf("/") + 1), bytes, currency, mode);
}

async function read(name: string, file: string, bytes: Uint8Array, currency: string, mode: string) {
  const module = await program();
  const { taken, problems } = parse(
    module.takeCatalogue(name, file, bytes, currency || undefined, mode || undefined),
  ) as Pick<ReadCatalogue, "taken" | "problems">;
  return { name, taken, problems };
}
