// Where the files beside the script are. The site's pipeline replaces each of these six names, which occur once in the
// bundle, by one with a hash; a page's bundler finds the files by these very expressions.

export const program = () => import("./sweetspot.js");
export const programFile = () => new URL("./sweetspot_bg.wasm", import.meta.url);
export const style = () => new URL("./style.css", import.meta.url);
export const catalogue = () => new URL("./catalogue.postcard", import.meta.url);
export const library = () => new URL("./library.postcard", import.meta.url);
export const claims = () => new URL("./claims.json", import.meta.url);

/** This script's own address; its query may name the tag. */
export const OWN_ADDRESS = new URL(import.meta.url);
