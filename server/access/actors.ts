// The roles that each person holds at this moment.
import type { Actor, Holding, Place, Verdict } from "../../domain/access/can.ts";
import { can, channelsWith } from "../../domain/access/can.ts";
import type { ChannelFacts } from "../../domain/access/channel-set.ts";
import { type Given, type GrantEntry, holdingsGiven, nothingGiven } from "../../domain/access/given.ts";
import { holdingsWith } from "../../domain/access/held.ts";
import type { Right } from "../../domain/access/rights.ts";
import { builtInRole } from "../../domain/access/roles.ts";
import type { Clock } from "../clock.ts";
import type { GivenSource } from "./given.ts";
import type { GroupMembers } from "./group-members.ts";
import { rolesUnknown } from "./roles-unknown.ts";
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
  /** Of anything beside what is their own. */
  beyondOwn(right: Right): boolean;
  /** Whether every role by which they have one right has the other as well, so that it reaches whatever the first does. */
  wherever(right: Right, other: Right): boolean;
  /** Which channels it reaches; null where that is all of them. */
  channels(right: Right): ((channel: Omit<ChannelFacts, "isProtected">) => boolean) | null;
}

export interface Actors {
  /** What is at hand; undefined when somebody has to be asked. */
  cached(userId: string): Permissions | undefined;
  of(userId: string): Promise<Permissions>;
  /** What was known last, however long ago: to show, never to allow anything by. */
  lastKnown(userId: string): Permissions | undefined;
  /** What was taken for an hour that still lasts. */
  brokenGlass(): Promise<readonly GrantEntry[]>;
  /** Asks again at the next occasion, as after signing in. */
  forget(userId: string): void;
  /** The same where what is known is older than so many milliseconds. */
  forgetOlder(userId: string, ms: number): void;
}

export interface ActorDeps {
  readonly standings: Standings;
  readonly given: GivenSource;
  readonly groups: GroupMembers;
  readonly clock: Clock;
}

export function permissionsOf(
  actor: Actor,
  hasLeft: boolean,
  clock: Clock,
  guarded: Pick<Given, "isProtected" | "protectedCount"> = nothingGiven,
  /** With what they may hold, or not, as long as that cannot be found out. */
  perhaps: Actor | null = null,
): Permissions {
  const has = (right: Right, who: Actor | null, fits: (holding: Holding) => boolean = () => true) =>
    who !== null && holdingsWith(who, right, clock.nowMs()).some(fits);
  /** What they may have by what is not known is neither theirs nor refused. @throws RequestFailure `unavailable` */
  const surely = (isTheirs: boolean, mayBe: () => boolean): boolean => {
    if (!isTheirs && mayBe()) throw rolesUnknown();
    return isTheirs;
  };
  const at: Permissions["at"] = (right, place) => {
    const verdict = can(actor, right, place, clock.nowMs());
    surely(
      verdict.is === "allowed",
      () => perhaps !== null && can(perhaps, right, place, clock.nowMs()).is === "allowed",
    );
    return verdict;
  };
  const isNotOwn = ({ set }: Holding) => set.of !== "own";
  return {
    actor,
    hasLeft,
    at,
    all: (right) => at(right, { is: "account" }).is === "allowed",
    some: (right) => surely(has(right, actor), () => has(right, perhaps)),
    wherever: (right, other) =>
      holdingsWith(perhaps ?? actor, right, clock.nowMs()).every(({ role }) => role.rights.includes(other)),
    beyondOwn: (right) => surely(has(right, actor, isNotOwn), () => has(right, perhaps, isNotOwn)),
    channels: (right) => {
      const reaches = channelsWith(actor, right, guarded.protectedCount > 0, clock.nowMs());
      const isMore = (holding: Holding) => !actor.holdings.includes(holding);
      surely(reaches === null, () => has(right, perhaps, isMore));
      return reaches && ((channel) => reaches({ ...channel, isProtected: guarded.isProtected(channel.channelId) }));
    },
  };
}

/** What they hold that has not ended. */
export const lasting = (may: Permissions | undefined, nowMs: number): readonly Holding[] =>
  may?.actor.holdings.filter(({ untilMs }) => untilMs === null || untilMs > nowMs) ?? [];

const NO_ACCOUNT = "This console has no account connection.";

/** Of a console without an account connection. */
export const noPermissions = (userId: string): Permissions => ({
  actor: { userId, holdings: [] },
  hasLeft: false,
  at: () => ({ is: "denied", why: NO_ACCOUNT, whyThey: NO_ACCOUNT, near: [] }),
  all: () => false,
  some: () => false,
  beyondOwn: () => false,
  wherever: () => false,
  channels: () => () => false,
});

/** By their role at Zoom. */
export function holdingsOf({ role, roleName }: Pick<Standing, "role" | "roleName">): readonly Holding[] {
  if (role === null) return [];
  return [{ role: builtInRole(role), set: { of: "all" }, untilMs: null, source: { by: "zoom", roleName } }];
}

/** Over what is their own. */
const everybodys: readonly Holding[] = [
  { role: builtInRole("channel-owner"), set: { of: "own", as: "leader" }, untilMs: null, source: { by: "everybody" } },
];

const groupsIn = ({ grants }: Given): readonly string[] => [
  ...new Set(grants.flatMap(({ to }) => (to.is === "group" ? [to.groupId] : []))),
];

type IsIn = (groupId: string) => boolean | "unknown";

export function createActors({ standings, given, groups, clock }: ActorDeps): Actors {
  /** Who is no member of the account any more holds nothing. */
  const made = (userId: string, standing: Standing, all: Given, isIn: IsIn): Permissions => {
    if (standing.hasLeft) return permissionsOf({ userId, holdings: [] }, true, clock, all);
    const have = holdingsGiven(all, userId, (id) => isIn(id) === true);
    const holdings = [...holdingsOf(standing), ...have, ...everybodys];
    const unsure = holdingsGiven(all, userId, (id) => isIn(id) === "unknown").filter(
      ({ source }) => source.by === "group",
    );
    const perhaps = unsure.length > 0 ? { userId, holdings: [...holdings, ...unsure] } : null;
    return permissionsOf({ userId, holdings }, false, clock, all, perhaps);
  };
  return {
    cached: (userId) => {
      const standing = standings.cached(userId);
      const all = given.cached();
      if (!standing || !all) return undefined;
      const ids = groupsIn(all);
      const isIn = new Map(ids.map((id) => [id, groups.cached(id, userId)]));
      if (ids.some((id) => isIn.get(id) === undefined)) return undefined;
      return made(userId, standing, all, (id) => isIn.get(id) === true);
    },
    of: async (userId) => {
      const [standing, all] = await Promise.all([standings.of(userId), given.of()]);
      const isIn = new Map(
        await Promise.all(groupsIn(all).map(async (id) => [id, await groups.of(id, userId)] as const)),
      );
      return made(userId, standing, all, (id) => isIn.get(id) ?? false);
    },
    lastKnown: (userId) => {
      const standing = standings.lastKnown(userId);
      const isIn = (id: string) => groups.lastKnown(id, userId);
      return standing && made(userId, standing, given.cached() ?? nothingGiven, isIn);
    },
    brokenGlass: async () => {
      const nowMs = clock.nowMs();
      return (await given.of()).grants.filter(
        ({ isBreakGlass, untilMs }) => isBreakGlass && untilMs !== null && untilMs > nowMs,
      );
    },
    forget: standings.forget,
    forgetOlder: standings.forgetOlder,
  };
}
