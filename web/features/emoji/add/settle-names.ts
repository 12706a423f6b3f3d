import { MAX_EMOJI_NAME } from "../../../../domain/emoji-rules.ts";
import type { Candidate } from "./candidate.ts";
import { nameFromFile } from "./emoji-name.ts";

/** How names that are taken, or stand twice, are settled for all at once. */
export type Settling =
  | { readonly way: "number" }
  | { readonly way: "prefix"; readonly prefix: string }
  | { readonly way: "leave-out" };

/**
 * The candidates whose names clash: of several of one name, all but the first.
 *
 * @param taken Names of the account, lower case.
 */
export function clashing(candidates: readonly Candidate[], taken: ReadonlySet<string>): ReadonlySet<string> {
  const used = new Set(taken);
  const ids = new Set<string>();
  for (const candidate of candidates) {
    if (!hasName(candidate)) continue;
    const lower = candidate.name.toLowerCase();
    if (used.has(lower)) ids.add(candidate.id);
    used.add(lower);
  }
  return ids;
}

/** The candidates without a clash: their own names are kept, those that clash are changed or left out. */
export function settled(
  candidates: readonly Candidate[],
  taken: ReadonlySet<string>,
  settling: Settling,
): readonly Candidate[] {
  const clashes = clashing(candidates, taken);
  if (settling.way === "leave-out") return candidates.filter(({ id }) => !clashes.has(id));
  const used = new Set(taken);
  for (const candidate of candidates) if (hasName(candidate)) used.add(candidate.name.toLowerCase());
  const prefix = settling.way === "prefix" ? settling.prefix : "";
  return candidates.map((candidate) => {
    if (!clashes.has(candidate.id)) return candidate;
    const name = freeName(`${prefix}${candidate.name}`, used);
    used.add(name.toLowerCase());
    return { ...candidate, name };
  });
}

/** A prefix as it may stand in a name; empty when nothing is left of it. */
export function prefixFrom(text: string): string {
  const name = nameFromFile(`${text}.`);
  return name === "" ? "" : `${name}_`;
}

/** The name itself where it is free, else with the first number that makes it so. */
function freeName(name: string, used: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? "" : `_${number}`;
    const free = `${name.slice(0, MAX_EMOJI_NAME - end.length)}${end}`;
    if (!used.has(free.toLowerCase())) return free;
  }
}

/** Files that cannot be added take no name away, and those without one have none to settle. */
const hasName = ({ name, inspected }: Candidate): boolean => inspected.verdict !== "useless" && name !== "";
