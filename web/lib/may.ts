// What the signed-in person may do through the account connection: asked of the same function as on the server, with the
// roles that the session told. The server has the last word.
import type { HoldingsInfo, SessionInfo } from "../../contract/bff.ts";
import type { Actor } from "../../domain/access/can.ts";
import { holdingsWith, reachesAccount } from "../../domain/access/held.ts";
import { type KnownHolding, unpacked } from "../../domain/access/packed.ts";
import type { Right } from "../../domain/access/rights.ts";

export interface May {
  /** For who asks with words, or of a place; see `shared/access/use-may.ts`. */
  readonly actor: Actor<KnownHolding>;
  /** Each of these in the whole account. */
  all(...rights: readonly Right[]): boolean;
  /**
   * Each of these in some channels or spaces at least, by a role that the person was given: for what is offered over
   * lists. What everybody may do in channels of their own does not count; their pages offer it.
   */
  some(...rights: readonly Right[]): boolean;
  /** The person was given a role, or has one through theirs at Zoom. */
  readonly isGiven: boolean;
  /** Some of these roles do more than show. */
  readonly changes: boolean;
}

/** Roles that have ended are not in what the server told, and it is asked again when one ends. */
export const TOLD = 0;

const known = new WeakMap<HoldingsInfo, May>();

export function mayOf({ access, user }: Pick<SessionInfo, "access" | "user">): May {
  const atHand = known.get(access);
  if (atHand) return atHand;
  const actor = { userId: user.id, holdings: unpacked(access) };
  const given = actor.holdings.filter(({ by }) => by !== "everybody");
  const made: May = {
    actor,
    all: (...rights) => rights.every((right) => holdingsWith(actor, right, TOLD).some(reachesAccount)),
    some: (...rights) => rights.every((right) => given.some(({ role }) => role.rights.includes(right))),
    isGiven: given.length > 0,
    changes: given.some(({ role }) => role.rights.some((right) => !right.startsWith("see-"))),
  };
  known.set(access, made);
  return made;
}

/** When the next of the roles ends, in epoch milliseconds; null where none does. */
export function nextEndMs({ access }: Pick<SessionInfo, "access">): number | null {
  const ends = access.holdings.flatMap(({ untilMs }) => (untilMs === null ? [] : [untilMs]));
  return ends.length > 0 ? Math.min(...ends) : null;
}
