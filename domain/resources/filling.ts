// Those whom something is created with: they come into it by calls of so many, and where Zoom refuses a call for one of them,
// that one is found by halving and the others come in without.
import type { Call } from "../../contract/call.ts";
import type { Failure } from "../failure.ts";

/** Whom Zoom has not let in, and why, as a sentence. */
export interface Refusal {
  readonly id: string;
  readonly why: string;
}

/** How far something is filled. */
export interface Filled<Content> {
  readonly isThere: boolean;
  readonly content?: Content | undefined;
  /** Who of those it is to have cannot be in it any more. */
  readonly gone?: readonly string[] | undefined;
  readonly refused?: readonly Refusal[] | undefined;
  /** So many of those who are next were refused together: one of them is to blame. */
  readonly suspects?: number | undefined;
}

/** One thing that is done with them: they are added, or promoted. */
export interface Filling<Target, Content> {
  readonly step: "fill" | "promote";
  /** How many the call takes that creates it. */
  readonly createSize: number;
  readonly addSize: number;
  /** Why it is not created without anybody; where this is left out, it can be. */
  readonly emptyWhy?: string;
  of(content: Content): readonly string[];
  with(content: Content, ids: readonly string[]): Content;
  add(target: Target, id: string, ids: readonly string[]): Call;
  /** Who of them has come in by an answer; undefined where it does not say. All of them where this is left out. */
  added?(answer: unknown, ids: readonly string[]): readonly string[] | undefined;
  /** Why whoever is left out by an answer of success is to count as refused; they are gone where this is left out. */
  readonly notAdded?: string;
  /** Whether a refusal may be for one of them alone. */
  isOfOne?(failure: Failure): boolean;
  /** What one of them is called in the reason for a refusal. */
  nameOf?(id: string, target: Target, content: Content): string;
  /** How many could not be in it any more, as a sentence. */
  leftOut?(count: number): string;
}

/** Those who are still to come, the next first. */
function restOf<Target, Content>(
  { of }: Filling<Target, Content>,
  now: Filled<Content> | undefined,
  content: Content,
): readonly string[] {
  const present = now?.isThere && now.content !== undefined ? of(now.content) : [];
  const done = new Set([...present, ...(now?.refused ?? []).map(({ id }) => id)]);
  return of(content).filter((id) => !done.has(id));
}

/** Those of the next call: of some who were refused together the first half. */
export function nextOf<Target, Content>(
  filling: Filling<Target, Content>,
  now: Filled<Content> | undefined,
  content: Content,
): readonly string[] {
  const size = now?.isThere ? filling.addSize : filling.createSize;
  return restOf(filling, now, content).slice(0, Math.min(size, Math.ceil((now?.suspects ?? size * 2) / 2)));
}

/** What it comes to once some of those who were asked for have come in. */
export const filledWith = <Target, Content>(
  filling: Filling<Target, Content>,
  content: Content,
  { added, askedCount, suspects = 0 }: { added: readonly string[]; askedCount: number; suspects?: number | undefined },
): Pick<Filled<Content>, "content" | "suspects"> => ({
  content: filling.with(content, [...filling.of(content), ...added]),
  suspects: suspects > askedCount ? suspects - askedCount : undefined,
});

/** Whom to try next after a refusal; undefined where it is no matter of them. */
export function afterRefusalOf<Target, Content>(
  filling: Filling<Target, Content>,
  now: Filled<Content>,
  content: Content,
  failure: Failure,
): Pick<Filled<Content>, "refused" | "suspects"> | undefined {
  const asked = nextOf(filling, now, content);
  const [first] = asked;
  if (first === undefined || !filling.isOfOne?.(failure)) return undefined;
  if (asked.length > 1) return { suspects: asked.length };
  return {
    refused: [...(now.refused ?? []), { id: first, why: `Zoom says: ${failure.message}` }],
    suspects: undefined,
  };
}

/** Whom Zoom has refused, and why, as a sentence; undefined where it has refused nobody. */
export function whyRefused(refused: readonly Refusal[], nameOf: (id: string) => string): string | undefined {
  const whys = new Map<string, string[]>();
  for (const { id, why } of refused) whys.set(why, [...(whys.get(why) ?? []), nameOf(id)]);
  return [...whys].map(([why, names]) => `${names.join(", ")}: ${why}`).join(" ") || undefined;
}
