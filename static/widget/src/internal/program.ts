import * as addresses from "./addresses.js";
import { Failure, fileFailure, programFailure } from "./failures.js";
import { bytesAt, once, responseAt } from "./fetching.js";

export type Program = typeof import("./sweetspot.js");

/** The program, fetched and started once for all widgets of a page. Rejects with a `Failure`. */
export const program = once(async (settings): Promise<Program> => {
  if (typeof WebAssembly !== "object") throw new Failure("no-webassembly");
  const [module, file, catalogue, library] = await Promise.all([
    addresses.program(),
    responseAt(addresses.programFile(), settings),
    bytesAt(addresses.catalogue(), settings),
    bytesAt(addresses.library(), settings),
  ]).catch(fileFailure);
  try {
    await module.default({ module_or_path: file });
    module.stock(catalogue, library);
  } catch (error) {
    programFailure(error);
  }
  return module;
});
