// Reads `channelkeeper.yaml`; all that is wrong with it has its line and column.
import * as v from "valibot";
import type { Path, Problem } from "./difference.ts";
import { DesiredDocument } from "./document.ts";
import { MOST_BYTES } from "./most-bytes.ts";
import type { Place, PlainYaml } from "./yaml-text.ts";

export interface Parsed {
  readonly document: DesiredDocument;
  /** The line, from 1, in which something stands; that of what it would stand in where it does not. */
  lineOf(path: Path): number;
}

export type ParseResult =
  | { readonly is: "right"; readonly parsed: Parsed }
  | { readonly is: "wrong"; readonly problems: Problem[] };

const MOST_PROBLEMS = 100;

/** Why a file is not looked at; undefined where it is. */
export const tooLarge = (text: string): Problem | undefined =>
  new TextEncoder().encode(text).length > MOST_BYTES
    ? { line: 1, column: 1, message: `The file is larger than ${MOST_BYTES / 1_000_000} MB. Name fewer things in it.` }
    : undefined;

/** @param plain the same text, as `readPlain` reads it */
export function parseDesired(text: string, plain: PlainYaml): ParseResult {
  const at = linesOf(text);
  if (plain.flaws.length > 0)
    return wrong(plain.flaws.map((flaw) => ({ ...at(flaw.at), message: sentence(flaw.message) })));
  const placeOf = (path: Path) => at(offsetOf(plain.place, path));
  const result = v.safeParse(DesiredDocument, plain.value);
  if (!result.success)
    return wrong(
      result.issues.map(nearest).map((issue) => ({ ...placeOf(pathOf(issue)), message: sentence(issue.message) })),
    );
  return { is: "right", parsed: { document: result.output, lineOf: (path) => placeOf(path).line } };
}

const wrong = (problems: readonly Problem[]): ParseResult => ({
  is: "wrong",
  problems: [...problems]
    .sort((one, other) => one.line - other.line || one.column - other.column)
    .slice(0, MOST_PROBLEMS),
});

const sentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);

type Issue = v.BaseIssue<unknown>;

/** What is wrong with the one of several ways to write something that was meant: the one that goes deepest. */
function nearest(issue: Issue): Issue {
  const within = (issue.issues ?? []).map((own) =>
    nearest({ ...own, path: [...(issue.path ?? []), ...(own.path ?? [])] } as Issue),
  );
  return within.reduce((best, own) => (pathOf(own).length > pathOf(best).length ? own : best), issue);
}

const pathOf = ({ path }: Issue): Path => (path ?? []).map(({ key }) => key as string | number);

/** Where something stands, or what is around it. */
function offsetOf(root: Place, path: Path): number {
  let place = root;
  for (const key of path) {
    const next = place.in?.[key];
    if (!next) break;
    place = next;
  }
  return place.at;
}

function linesOf(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
