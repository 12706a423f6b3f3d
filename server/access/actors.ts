// The roles that each person holds at this moment.
import type { Actor, Holding, Place, Verdict } from "../../domain/access/can.ts";
import { can, holdingsWith } from "../../domain/access/can.ts";
import type { Right } from "../../domain/access/rights.ts";
import { builtInRole } from "../../domain/access/roles.ts";
import type { Clock } from "../clock.ts";
import type { Standings } from "./standings.ts";
import type { Standing } from "./table.ts";

/** What somebody may do through the account connection. */
export interface Permissions {
  readonly actor: Actor;
  /** Zoom no longer takes whoever it is for one of the account's people. */
  readonly hasLeft: boolean;
  at(right: Right, place: Place): Verdict;
  /** In the whole account. */
  all(right: Right): boolean;
  /** Of anything at all. */
  some(right: Right): boolean;
}

export interface Actors {
  /** What is at hand; undefined when somebody has to be asked. */
  cached(userId: string): Permissions | undefined;
  of(userId: string): Promise<Permissions>;
  /** What was known last, however long ago: to show, never to allow anything by. */
  lastKnown(userId: string): Permissions | undefined;
  /** Asks again at the next occasion, as after signing in. */
  forget(userId: string): void;
  /** The same where what is known is older than so many milliseconds. */
  forgetOlder(userId: string, ms: number): void;
}

export interface ActorDeps {
  readonly standings: Standings;
  readonly clock: Clock;
}

export function permissionsOf(actor: Actor, hasLeft: boolean, clock: Clock): Permissions {
  const at: Permissions["at"] = (right, place) => can(actor, right, place, clock.nowMs());
  return {
    actor,
    hasLeft,
    at,
    all: (right) => at(right, { is: "account" }).is === "allowed",
    some: (right) => holdingsWith(actor, right, clock.nowMs()).length > 0,
  };
}

/** Of a console without an account connection. */
export const noPermissions = (userId: string): Permissions => ({
  actor: { userId, holdings: [] },
  hasLeft: false,
  at: () => ({ is: "denied", why: "This console has no account connection.", near: [] }),
  all: () => false,
  some: () => false,
});

/** Who is no member of the account any more holds nothing. */
export function holdingsOf({ role, roleName, hasLeft }: Standing): readonly Holding[] {
  if (hasLeft || role === null) return [];
  return [{ role: builtInRole(role), set: { of: "all" }, untilMs: null, source: { by: "zoom", roleName } }];
}

export function createActors({ standings, clock }: ActorDeps): Actors {
  const made = (userId: string, standing: Standing): Permissions =>
    permissionsOf({ userId, holdings: holdingsOf(standing) }, standing.hasLeft === true, clock);
  return {
    cached: (userId) => {
      const standing = standings.cached(userId);
      return standing && made(userId, standing);
    },
    of: async (userId) => made(userId, await standings.of(userId)),
    lastKnown: (userId) => {
      const standing = standings.lastKnown(userId);
      return standing && made(userId, standing);
    },
    forget: standings.forget,
    forgetOlder: standings.forgetOlder,
  };
}
