// What readers see of the script itself, and what owners of pages get to read when something fails.

export const TEXTS = {
  title: "What to listen on, and why",
  coming: "The advisor loads when you come here.",
  loading: "Loading the advisor…",
  claim: "What is true about this",
  all: "Show all of it",
  again: "Try again",
  stopped: "Something broke, and the advisor stopped. The page still has your answers; reloading it starts the advisor again.",
  reload: "Reload",
  copy: "Copy what happened",
  copied: "Copied.",
  site: "Open Sweetspot",
  unnamed: "This note does not name a claim.",
  unknown: "There is no claim with this name.",
  instead: "Better",
  sources: "Who says so",
} as const;

/** Why an advisor or a note cannot be shown. */
export type FailureKind = "unreachable" | "damaged" | "forbidden" | "no-webassembly" | "old-browser" | "stopped";

/** What a reader sees, and what the owner of the page can do. */
export const FAILURES: Record<FailureKind, { readonly text: string; readonly remedy: string }> = {
  unreachable: {
    text: "The advisor could not be loaded.",
    remedy: "check that the files beside the script can be fetched from this page",
  },
  damaged: {
    text: "The advisor’s files are damaged or incomplete.",
    remedy: "copy the files beside the script again, all from the same build",
  },
  forbidden: {
    text: "This page does not let the advisor run (its policy forbids WebAssembly).",
    remedy: "allow 'wasm-unsafe-eval' in script-src, or use the frame",
  },
  "no-webassembly": {
    text: "The advisor needs WebAssembly, which this browser does not have or has switched off.",
    remedy: "switch WebAssembly on, or use another browser",
  },
  "old-browser": {
    text: "This browser is too old for the advisor.",
    remedy: "use Chrome 105, Firefox 115, Safari 16.4 or anything newer",
  },
  stopped: {
    text: "The advisor stopped working. Reloading the page starts it again.",
    remedy: "reload the page, and report what led to this",
  },
};
