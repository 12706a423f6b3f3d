// What the signed-in person may do through the account connection: asked of the same function as on the server, with the
// roles that the session told. The server has the last word.
import type { HoldingsInfo, SessionInfo } from "../../contract/bff.ts";
import { can, type Place, type Verdict } from "../../domain/access/can.ts";
import { type KnownHolding, unpacked } from "../../domain/access/packed.ts";
import type { Right } from "../../domain/access/rights.ts";

/** Places that need nothing to be looked up; for a channel see `shared/access/use-may-in-channel.ts`. */
export type PlainPlace = Exclude<Place, { readonly is: "channel" }>;

export interface May {
  /** Of a space, or of the whole account. */
  at(right: Right, place?: PlainPlace): Verdict<KnownHolding>;
  /** Each of these in the whole account. */
  all(...rights: readonly Right[]): boolean;
  /**
   * Each of these in some channels or spaces at least, by a role that the person was given: for what is offered over
   * lists. What everybody may do in channels of their own does not count; their pages offer it.
   */
  some(...rights: readonly Right[]): boolean;
}

/** Roles that have ended are not in what the server told, and it is asked again when one ends. */
export const TOLD = 0;

const known = new WeakMap<HoldingsInfo, May>();

export function mayOf({ access, user }: Pick<SessionInfo, "access" | "user">): May {
  const atHand = known.get(access);
  if (atHand) return atHand;
  const actor = { userId: user.id, holdings: unpacked(access) };
  const at: May["at"] = (right, place = { is: "account" }) => can(actor, right, place, TOLD);
  const given = actor.holdings.filter(({ by }) => by !== "everybody");
  const made: May = {
    at,
    all: (...rights) => rights.every((right) => at(right).is === "allowed"),
    some: (...rights) => rights.every((right) => given.some(({ role }) => role.rights.includes(right))),
  };
  known.set(access, made);
  return made;
}

/** When the next of the roles ends, in epoch milliseconds; null where none does. */
export function nextEndMs({ access }: Pick<SessionInfo, "access">): number | null {
  const ends = access.holdings.flatMap(({ untilMs }) => (untilMs === null ? [] : [untilMs]));
  return ends.length > 0 ? Math.min(...ends) : null;
}
