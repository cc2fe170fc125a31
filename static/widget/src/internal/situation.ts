import type { Problem } from "../types.js";
import { jsonOf, parse } from "./plain-json.js";
import type { Program } from "./program.js";

/** What is known of the reader of one widget: as it was given, and as it is read back. */
export class KnownSituation {
  /** The text as it was given: JSON, or the text of a link. */
  text = "";
  /** JSON of everything in it that can be read. */
  json = "{}";
  /** The last text with a mistake. */
  private wrong = "";

  /** Takes over a text that cannot be checked without the program. */
  assume(text: string): void {
    this.text = text;
    try {
      this.json = jsonOf({ ...parse(text || "{}") });
    } catch {
      this.json = "{}";
    }
  }

  /** Takes over a situation that the program itself has written. */
  follow(json: string): void {
    this.text = json;
    this.json = json;
  }

  /** Takes over what can be read, and reports the rest. False, and nothing is lost, where nothing can be read. */
  read(program: Program, text: string, report: (problems: Problem[]) => void): boolean {
    const problems = parse(program.situationProblems(text)) as Problem[];
    // Once: a listener that answers with the same mistake would hear of it without end.
    if (problems.length > 0 && text !== this.wrong) report(problems);
    this.wrong = problems.length > 0 ? text : "";
    const json = program.readSituation(text);
    if (problems.length > 0 && json === "{}") return false;
    this.text = text;
    this.json = json;
    return true;
  }
}
