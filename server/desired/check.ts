// Holds a file against the inventory. Nothing is asked of Zoom.
import { createHash } from "node:crypto";
import { comparingDesired } from "../../domain/desired/compare.ts";
import type { Comparison, Difference, Edit, Found } from "../../domain/desired/difference.ts";
import { type Parsed, type ParseResult, parseDesired, tooLarge } from "../../domain/desired/parse.ts";
import type { Orm } from "../db/database.ts";
import { letOthersRun, ownTurn } from "../yielding.ts";
import { type DesiredSight, knownOf } from "./known.ts";
import { madeBy } from "./made-by.ts";
import { createYaml } from "./yaml-thread.ts";

export interface Reading {
  /** @param person whose turn it is; empty where it is nobody's */
  read(text: string, person: string): Promise<ParseResult>;
  edit(text: string, edits: readonly Edit[], person: string): Promise<string>;
}

/** Texts whose meaning is kept: the saved one, and one that is being written. */
const MOST_KEPT = 2;

/** Reads files, each text once, and long ones one after another. */
export function createReading(): Reading {
  const yaml = createYaml();
  const kept = new Map<string, Promise<ParseResult>>();
  const read = async (text: string, person: string): Promise<ParseResult> => {
    const plain = await yaml.read(text, person);
    await ownTurn();
    return parseDesired(text, plain);
  };
  return {
    edit: yaml.edit,
    read: (text, person) => {
      const large = tooLarge(text);
      if (large) return Promise.resolve({ is: "wrong", problems: [large] });
      const key = createHash("sha256").update(text).digest("base64");
      const had = kept.get(key);
      kept.delete(key);
      const reading = had ?? read(text, person);
      kept.set(key, reading);
      reading.catch(() => kept.delete(key));
      if (kept.size > MOST_KEPT) for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
      return reading;
    },
  };
}

export interface Checked {
  readonly found: readonly Found[];
  readonly told: Comparison;
}

/** More are not told of at once. */
export const MOST_DIFFERENCES = 10_000;

/** @param sinceOf since when each has been found, by ID; null where nobody looked before */
export async function checkDesired(
  orm: Orm,
  { document, lineOf }: Parsed,
  { sight, isWhole }: { readonly sight: DesiredSight; readonly isWhole: boolean },
  sinceOf: (found: readonly Found[]) => Promise<(id: string) => number | null>,
): Promise<Checked> {
  const known = await knownOf(orm, document, sight, isWhole);
  const comparing = comparingDesired(document, known);
  let step = comparing.next();
  while (!step.done) {
    await letOthersRun();
    step = comparing.next();
  }
  const { differences: found, blanks } = step.value;
  const shown = found.slice(0, MOST_DIFFERENCES);
  const [since, made] = await Promise.all([sinceOf(found), madeBy(orm, shown)]);
  const differences = shown.map((one): Difference => {
    const { path, edits: _edits, now: _now, ...told } = one;
    return { ...told, line: lineOf(path), sinceMs: since(one.id), made: made.get(one.id) ?? null };
  });
  return {
    found,
    told: {
      differences,
      total: found.length,
      untold: blanks.map(({ path, subject, message }) => ({ line: lineOf(path), subject, message })),
      channels: document.channels?.length ?? 0,
      spaces: document.spaces?.length ?? 0,
      oldestAtMs: known.oldestAtMs,
    },
  };
}
