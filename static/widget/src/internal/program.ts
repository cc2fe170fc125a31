import * as addresses from "./addresses.js";
import { Failure, fileFailure, programFailure } from "./failures.js";
import { bytesAt, once, responseAt } from "./fetching.js";

/** Called with the message of a panic, after which the program of the whole page has ended. */
export const panicListeners = new Set<(message: string) => void>();

export type Program = typeof import("./sweetspot.js");

let attempts = 0;

/** The program, fetched and started once for all widgets of a page. Rejects with a `Failure`. */
export const program = once(async (settings): Promise<Program> => {
  if (typeof WebAssembly !== "object") throw new Failure("no-webassembly");
  const [module, file, catalogue, library] = await Promise.all([
    attempts++ === 0 ? addresses.program() : addresses.programAgain(attempts),
    responseAt(addresses.programFile(), settings),
    bytesAt(addresses.catalogue(), settings),
    bytesAt(addresses.library(), settings),
  ]).catch(fileFailure);
  try {
    await module.default({ module_or_path: file });
    if (!module.stock(catalogue, library)) throw new Failure("damaged");
    module.onPanic((message) => panicListeners.forEach((listener) => listener(message)));
  } catch (error) {
    programFailure(error);
  }
  return module;
});
