import { nameProblem } from "./emoji-name.ts";
import type { Inspected } from "./inspect-picture.ts";

/** A file that may become an emoji, and what was found out about it. */
export interface Candidate {
  readonly id: string;
  readonly fileName: string;
  readonly name: string;
  readonly blob: Blob;
  /** A small picture of it, as a data URL; empty when there is none. */
  readonly preview: string;
  readonly inspected: Inspected;
}

/** What the person agrees to. */
export interface Consent {
  /** Pictures that Zoom would refuse are fitted. */
  readonly unfit: boolean;
  /** Long pictures are put on a square. */
  readonly long: boolean;
}

export type Judged =
  | { readonly outcome: "add"; readonly isFitted: boolean }
  /** `field`: a name that is to be changed; `fit`: waits for consent; `file`: nothing can be done. */
  | { readonly outcome: "blocked"; readonly by: "name" | "fit" | "file"; readonly why: string };

/** What becomes of each candidate, by its id. */
export function judge(
  candidates: readonly Candidate[],
  taken: ReadonlySet<string>,
  consent: Consent,
): ReadonlyMap<string, Judged> {
  const counts = new Map<string, number>();
  for (const { name, inspected } of candidates) {
    if (inspected.verdict === "useless") continue;
    const lower = name.toLowerCase();
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
  return new Map(candidates.map((candidate) => [candidate.id, judgeOne(candidate, taken, counts, consent)]));
}

function judgeOne(
  { name, inspected }: Candidate,
  taken: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
  consent: Consent,
): Judged {
  if (inspected.verdict === "useless") return { outcome: "blocked", by: "file", why: inspected.why };
  const problem = nameProblem(name, taken, counts);
  if (problem !== null) return { outcome: "blocked", by: "name", why: problem };
  if (inspected.verdict === "unfit") {
    return consent.unfit
      ? { outcome: "add", isFitted: true }
      : { outcome: "blocked", by: "fit", why: `${inspected.why} It can be resized to fit.` };
  }
  return { outcome: "add", isFitted: inspected.isLong && consent.long };
}
