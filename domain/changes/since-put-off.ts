// What was put off for a day was meant for how things were then: what becomes of it by what was done to the same thing
// since. Pure; the server finds what that was.
import * as v from "valibot";

/** What somebody is in something, from least to most. */
const ranks = ["none", "member", "admin", "owner"] as const;
export type Rank = (typeof ranks)[number];
const InRole = v.object({ role: v.picklist(ranks) });

/** How much somebody is by a state; undefined of a state that is none of a person. */
export function rankOf(state: unknown): number | undefined {
  const found = v.safeParse(InRole, state);
  return found.success ? ranks.indexOf(found.output.role) : undefined;
}

/** Access until a day, which is all that is above what they go back to. */
export interface Ending {
  /** As what was given left them. */
  readonly before: unknown;
  /** What they were before, and are to be again. */
  readonly to: unknown;
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
}

/**
 * - `undone`: what was given was taken back, so that nothing is left to end.
 * - `given`: it was given anew to somebody who had nothing of it any more, to stay or with an end of its own. What only
 *   brings back what was before another change gives nothing anew: whoever is removed, and is in again since that was
 *   undone, is in as before. Whoever is promoted is given the role alone, and not what they have it in.
 * - `gone`: they have nothing of it. Nothing is called off by that, for it may come back.
 * - `held`: they have it still, or some of it.
 */
export type Since<Of extends DoneSince = DoneSince> =
  | { readonly is: "undone" }
  | { readonly is: "gone" }
  | { readonly is: "given"; readonly by: Of }
  | { readonly is: "held"; readonly as: Rank };

/** What `since`, in its order, made of access until a day. */
export function accessSince<Of extends DoneSince>(ending: Ending, since: readonly Of[]): Since<Of> {
  const floor = rankOf(ending.to) ?? 0;
  for (const by of since) {
    const [from, became] = [rankOf(by.before) ?? 0, rankOf(by.to) ?? 0];
    if (by.isOfGift && became <= floor) return { is: "undone" };
    if (!by.isWayBack && from <= floor && became > floor) return { is: "given", by };
  }
  const rank = rankOf((since.at(-1) ?? { to: ending.before }).to) ?? 0;
  return rank > floor ? { is: "held", as: ranks[rank] ?? "none" } : { is: "gone" };
}

/** An end on its day, by what they are then: all that is above what they go back to is taken back, and nothing else. */
export function onItsDay<Of extends Ending>(ending: Of, now: unknown): Of {
  const [rank, floor] = [rankOf(now), rankOf(ending.to)];
  if (rank === undefined || floor === undefined) return ending;
  return rank > floor ? { ...ending, before: now } : { ...ending, to: now };
}
