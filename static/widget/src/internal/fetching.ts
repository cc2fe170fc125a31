import { plain } from "./plain-json.js";

/** What a file's address answers. Throws where there is no file; the message has the address. */
export async function responseAt(address: URL | string, settings: RequestInit = {}): Promise<Response> {
  const response = await fetch(address, plain(settings)).catch((error: unknown) => {
    throw new Error(`${address}: ${error instanceof Error ? error.message : "it cannot be fetched"}`);
  });
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  // Hosts of apps with one page answer with that page where a file is missing.
  if (/\bhtml\b/.test(response.headers.get("content-type") ?? "")) throw new Error(`${address} answers with a web page`);
  return response;
}

export const bytesAt = async (address: URL | string, settings?: RequestInit): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await responseAt(address, settings)).arrayBuffer());

export const textAt = async (address: URL | string, settings?: RequestInit): Promise<string> =>
  new TextDecoder().decode(await bytesAt(address, settings));

/**
 * Does something once, and again only if it has failed. Another try goes past the browser's cache, where a damaged file
 * may be kept.
 */
export function once<Outcome>(work: (settings: RequestInit) => Promise<Outcome>): () => Promise<Outcome> {
  let outcome: Promise<Outcome> | undefined;
  let settings: RequestInit = {};
  return () => {
    outcome ??= work(settings).catch((error: unknown) => {
      outcome = undefined;
      settings = { cache: "reload" };
      throw error;
    });
    return outcome;
  };
}
