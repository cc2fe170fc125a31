// What the widget uses of the program's module, which wasm-bindgen writes.

/** Starts the program, once for all widgets of a page. */
export default function init(options: { module_or_path: Response }): Promise<unknown>;

/** Loads the packed catalogue and library; false where either is damaged or of another version. */
export function stock(catalogue: Uint8Array, library: Uint8Array): boolean;

/** Calls a function with the message of a panic, after which the program cannot be called any more. */
export function onPanic(show: (message: string) => void): void;

/** The page before it is shown. */
export class Page {
  /** Throws where the packed files are damaged. `keep` gets a catalogue to keep, or nothing to forget it. */
  constructor(
    catalogue: Uint8Array,
    library: Uint8Array,
    ownName: string | undefined,
    ownText: Uint8Array | undefined,
    keep: (name?: string, text?: Uint8Array<ArrayBuffer>) => void,
  );
  /** Works a little; false once there is nothing left to do before the page is shown. */
  step(): boolean;
  /** Draws the page into an element, in place of what is there. */
  show(root: Element): void;
}

/** Takes a page's own catalogue under a name: JSON of whether it was taken, and of its problems. */
export function takeCatalogue(
  name: string,
  file: string,
  bytes: Uint8Array,
  currency: string | undefined,
  mode: string | undefined,
): string;

/** Reads a situation in JSON or the text of a link: JSON of everything that can be read. */
export function readSituation(text: string): string;

/** JSON of the problems of a situation. */
export function situationProblems(text: string): string;

/** A situation in JSON as the part of a link behind the `#`. */
export function fragment(situation: string): string;

/** A widget while it is open. */
export class Widget {
  /**
   * Draws at the end of an element. `say` is called with an event's name and its JSON; it gives false where the page
   * takes over what would follow.
   */
  constructor(
    parent: Element,
    settings: string,
    situation: string,
    catalogue: string,
    say: (name: string, json: string) => boolean,
  );
  /** Follows the element's attributes. */
  set(settings: string, catalogue: string): void;
  /** Takes over a situation. */
  tell(situation: string): void;
  /** Removes everything that was drawn. */
  close(): void;
}
