import { FAILURES, type FailureKind } from "./messages.js";

/** The reason why an advisor or a note cannot be shown. */
export class Failure extends Error {
  readonly kind: FailureKind;

  /** `cause` is what was thrown, or a detail in words. */
  constructor(kind: FailureKind, cause?: unknown) {
    const detail = cause instanceof Error ? cause.message : `${(cause ?? "") as string}`;
    super(detail ? `${FAILURES[kind].text} ${detail}` : FAILURES[kind].text);
    this.name = "Failure";
    this.kind = kind;
  }
}

/** A file that could not be fetched, or one whose text is not what it ought to be. */
export function fileFailure(error: unknown): never {
  throw new Failure(error instanceof SyntaxError ? "damaged" : "unreachable", error);
}

/** A program that could not be compiled or started. */
export function programFailure(error: unknown): never {
  if (error instanceof Failure) throw error;
  if (error instanceof WebAssembly.RuntimeError) throw new Failure("stopped", error);
  throw new Failure(isForbidden() ? "forbidden" : "damaged", error);
}

/** Anything that was thrown while an advisor was being shown. */
export const failureOf = (error: unknown): Failure => (error instanceof Failure ? error : new Failure("stopped", error));

/** The smallest WebAssembly module: its mark and its version. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Whether the page's policy forbids WebAssembly. The browsers' messages differ; that nothing at all compiles does not. */
function isForbidden(): boolean {
  try {
    return !new WebAssembly.Module(EMPTY_MODULE);
  } catch {
    return true;
  }
}
