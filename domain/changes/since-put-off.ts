// What was put off for a day was meant for how things were then: what becomes of it by what was done to the same thing
// since. Pure; the server finds what that was.
import * as v from "valibot";

/** What somebody is in something, from least to most. */
const ranks = ["none", "member", "admin", "owner"] as const;
const InRole = v.object({ role: v.picklist(ranks) });

/** How much somebody is by a state; undefined of a state that is none of a person. */
export function rankOf(state: unknown): number | undefined {
  const found = v.safeParse(InRole, state);
  return found.success ? ranks.indexOf(found.output.role) : undefined;
}

/** Something that was done to somebody in the same place. */
export interface DoneSince {
  /** Undefined where it is not known. */
  readonly before: unknown;
  readonly to: unknown;
  /** It brings back what was before another change. */
  readonly isWayBack: boolean;
  /** It takes back the very change whose gift waits for its end. */
  readonly isOfGift: boolean;
  /** Nothing ends it on a day. */
  readonly isForGood: boolean;
}

/**
 * - `undone`: what was given was taken back, so that nothing is left to end.
 * - `given`: it was given again since, for good, or anew with an end of its own. What only brings back what was before
 *   another change gives nothing for good: whoever is removed, and is in again since that was undone, is in as before.
 * - `gone`: they have it no more. Nothing is called off by that, for it may come back.
 */
export type Since = "undone" | "given" | "gone";

/** What the last of `since`, in its order, made of access until a day; undefined where they have it still. */
export function accessSince(given: unknown, since: readonly DoneSince[]): Since | undefined {
  const rank = rankOf(given) ?? 0;
  for (const { before, to, isWayBack, isOfGift, isForGood } of since) {
    const [from, became] = [rankOf(before) ?? 0, rankOf(to) ?? 0];
    if (isOfGift && became < rank) return "undone";
    const isGift = !isWayBack && became > from && became >= rank;
    if (isGift && (isForGood || from < rank)) return "given";
  }
  const last = since.at(-1);
  return last && (rankOf(last.to) ?? 0) < rank ? "gone" : undefined;
}
