// Notes on claims, which need no program.

import type { Problem } from "../types.js";
import * as addresses from "./addresses.js";
import { element, linkTo } from "./elements.js";
import { fileFailure } from "./failures.js";
import { once, textAt } from "./fetching.js";
import { TEXTS } from "./messages.js";
import { hasOwn, keys, parse } from "./plain-json.js";

/** What people say, whether it is so, why, and what to go by instead. */
export interface Claim {
  readonly says: string;
  readonly verdict: string;
  readonly verdict_says: string;
  readonly because: string;
  readonly instead: string;
  readonly grade: string;
  readonly sources: readonly { readonly title: string; readonly url?: string }[];
}

export type Claims = Readonly<Record<string, Claim>>;

/** All claims by name, fetched once. Rejects with a `Failure`. */
export const claims = once(async (settings): Promise<Claims> => {
  try {
    return parse(await textAt(addresses.claims(), settings)) as Claims;
  } catch (error) {
    return fileFailure(error);
  }
});

/** The claim of a name, if there is one. */
export const claimOf = (all: Claims, name: string): Claim | undefined => (hasOwn(all, name) ? all[name] : undefined);

/** What is wrong with a name that no claim has, with the names of similar claims. */
export function claimProblem(all: Claims, name: string): Problem {
  const words = name.split("-").filter((word) => word.length > 3);
  const shared = (known: string) => words.filter((word) => known.includes(word)).length;
  const similar = keys(all)
    .filter(shared)
    .sort((one, other) => shared(other) - shared(one))
    .slice(0, 3);
  return {
    path: "claim",
    what: name ? `no claim is called "${name}"` : "no claim is named",
    remedy: similar.length > 0 ? `did you mean ${similar.join(" or ")}?` : "see the list of claims",
  };
}

/** A claim as a note. */
export function noteOn({ says, verdict, verdict_says, because, instead, grade, sources }: Claim): HTMLElement {
  const head = element("p", "note-head");
  head.append(element("q", "note-says", says), " ", element("strong", `verdict note-${verdict}`, verdict_says));
  const better = element("p", "note-instead");
  better.append(element("strong", "", `${TEXTS.instead}: `), instead);
  const evidence = element("details", "evidence");
  const summary = element("summary");
  summary.append(element("span", "grade", grade), TEXTS.sources);
  const list = element("p");
  sources.forEach((source, index) => {
    if (index > 0) list.append("; ");
    const { title, url } = source;
    list.append(hasOwn(source, "url") && url ? linkTo(url, title) : element("cite", "", title));
  });
  evidence.append(summary, list);
  const note = element("article", "note");
  note.append(head, element("p", "", because), better, evidence);
  return note;
}
