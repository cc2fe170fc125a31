// Where the files beside the script are. The site's pipeline replaces each of these six names by one with a hash; a page's
// bundler finds the files by these very expressions.

export const program = () => import("./sweetspot.js");
/** The same after it has failed: engines remember a failed import by its address. */
export const programAgain = (attempt: number) =>
  import(`${new URL("./sweetspot.js", import.meta.url)}?again=${attempt}`) as ReturnType<typeof program>;
export const programFile = () => new URL("./sweetspot_bg.wasm", import.meta.url);
export const style = () => new URL("./style.css", import.meta.url);
export const catalogue = () => new URL("./catalogue.postcard", import.meta.url);
export const library = () => new URL("./library.postcard", import.meta.url);
export const claims = () => new URL("./claims.json", import.meta.url);

/** This script's own address; its query may name the tag. */
export const OWN_ADDRESS = new URL(import.meta.url);
