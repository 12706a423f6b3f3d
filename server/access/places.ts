// Whether a right reaches what something is done to: its channels, spaces and directory groups, by what Zoom or a fresh row of
// the inventory says of them, never by what a browser does.
import * as v from "valibot";
import type { HoldsProtected, Place, Verdict } from "../../domain/access/can.ts";
import { type ChannelFacts, holds } from "../../domain/access/channel-set.ts";
import { type Given, groupFacts, isSameGroup } from "../../domain/access/given.ts";
import { whyNotChangeGroup } from "../../domain/access/giving.ts";
import { holdingsWith } from "../../domain/access/held.ts";
import { isView, type Right, rights } from "../../domain/access/rights.ts";
import { reachesProtected } from "../../domain/access/role.ts";
import { NEW_ID } from "../../domain/ids.ts";
import type { Clock } from "../clock.ts";
import { letOthersRun } from "../yielding.ts";
import type { Permissions } from "./actors.ts";
import type { ChannelFactsSource, FactsWanted } from "./channel-facts.ts";
import type { GivenSource } from "./given.ts";
import type { ProtectedWays } from "./protected-ways.ts";

type PlaceRef =
  | { readonly is: "account" }
  | { readonly is: "channel"; readonly channelId: string }
  | { readonly is: "space"; readonly spaceId: string }
  | { readonly is: "group"; readonly groupId: string };

const id = v.optional(v.string(), "");
const Named = v.object({ channelId: id, spaceId: id, groupId: id });

/**
 * What a target, or the parameters of a call, are about. What names neither channel nor space is the account's; a group that
 * is named by itself is a directory group.
 */
export function placesOf(target: unknown): readonly PlaceRef[] {
  const named = v.safeParse(Named, target);
  if (!named.success) return [{ is: "account" }];
  const { channelId, spaceId, groupId } = named.output;
  const refs: PlaceRef[] = [];
  if (isThere(channelId)) refs.push({ is: "channel", channelId });
  if (isThere(spaceId)) refs.push({ is: "space", spaceId });
  if (refs.length > 0) return refs;
  return isThere(groupId) ? [{ is: "group", groupId }] : [{ is: "account" }];
}

/** Parameters of queries that say of which channel something is read. */
export const channelParameters = ["channel_id", "to_channel"] as const;

/** What a query names beside what the path does: it narrows what is read, and opens nothing. */
export const channelsOfQuery = (query: Readonly<Record<string, unknown>>): readonly { readonly channelId: string }[] =>
  channelParameters.flatMap((name) => {
    const channelId = query[name];
    return channelId === undefined || channelId === "" ? [] : [{ channelId: String(channelId) }];
  });

const isThere = (given: string): boolean => given !== "" && given !== NEW_ID;

interface How {
  /** By what whoever asks is in a channel at this moment. */
  readonly isNow?: boolean;
}

export interface Places {
  /**
   * A verdict for each target, in their order.
   *
   * @throws CallFailed where what it rests on cannot be found out now
   */
  verdicts(may: Permissions, right: Right, targets: readonly unknown[], how?: How): Promise<readonly Verdict[]>;
  /** The same of one target for each of some rights, in their order; what they rest on is found out once. */
  verdictsOf(may: Permissions, rights: readonly Right[], target: unknown): Promise<readonly Verdict[]>;
  /**
   * What is true of a channel for whoever asks, as far as any right of theirs turns on it; its name only where a role of
   * theirs goes by it.
   *
   * @throws CallFailed
   */
  factsOf(may: Permissions, channelId: string): Promise<Omit<ChannelFacts, "channelId">>;
}

export interface PlacesDeps {
  readonly given: GivenSource;
  readonly facts: ChannelFactsSource;
  readonly ways: ProtectedWays;
  /** Directory groups to which sign-ins are limited. */
  readonly signInGroupIds: readonly string[];
  readonly clock: Clock;
}

export function createPlaces({ given, facts, ways, signInGroupIds, clock }: PlacesDeps): Places {
  /** What is done to these, as far as it reaches protected channels; nobody is asked where nothing turns on it. */
  const reached = async (may: Permissions, some: readonly Right[], refs: readonly PlaceRef[], all: Given) => {
    const told = new Map<string, HoldsProtected>();
    const changes = some.filter((right) => !isView(right));
    if (all.protectedCount === 0 || changes.every((right) => reachesAll(may, right, clock.nowMs()))) return told;
    const { userId } = may.actor;
    for (const ref of refs) {
      const key = wayKey(ref);
      if (key === null || told.has(key)) continue;
      if (ref.is === "space") told.set(key, await ways.ofSpace(userId, ref.spaceId, all));
      if (ref.is === "group") told.set(key, await ways.ofGroup(userId, ref.groupId, all));
    }
    return told;
  };
  /** Finds out all that some rights turn on in these places. @returns what then decides, without asking anybody */
  const deciding = async (may: Permissions, some: readonly Right[], refs: readonly PlaceRef[], how: How = {}) => {
    const all = await given.of();
    const channelIds = new Set(refs.flatMap((ref) => (ref.is === "channel" ? [ref.channelId] : [])));
    const wanted = wantedFor(may, some, clock.nowMs());
    const own = wanted.own && how.isNow ? "now" : wanted.own;
    const known = await facts(may.actor.userId, [...channelIds], { ...wanted, own });
    const holding = await reached(may, some, refs, all);
    const placeOf = (right: Right, ref: PlaceRef): Place => {
      if (ref.is === "account") return ref;
      if (ref.is !== "channel") {
        if (isView(right)) return ref.is === "group" ? { is: "account" } : ref;
        return { ...ref, holdsProtected: holding.get(wayKey(ref) ?? "") ?? false };
      }
      const { channelId } = ref;
      const told = known.get(channelId) ?? { name: null, spaceId: null, own: null };
      return { is: "channel", channel: { channelId, ...told, isProtected: all.isProtected(channelId) } };
    };
    /** Who is in a directory group has what was given to it. */
    const ofGroup = (right: Right, ref: PlaceRef): Verdict | null => {
      if (ref.is !== "group" || isView(right)) return null;
      const letsSignIn = signInGroupIds.some((one) => isSameGroup(one, ref.groupId));
      const facts = { ...groupFacts(all, ref.groupId, clock.nowMs()), letsSignIn };
      const why = whyNotChangeGroup(may.actor, facts, clock.nowMs());
      return why === null ? null : { is: "denied", why, whyThey: why, near: [] };
    };
    return (right: Right, where: readonly PlaceRef[]): Verdict => {
      const verdicts = where.map((ref): Verdict => {
        const verdict = may.at(right, placeOf(right, ref));
        return verdict.is === "denied" ? verdict : (ofGroup(right, ref) ?? verdict);
      });
      const verdict = verdicts.find(({ is }) => is === "denied") ?? verdicts[0];
      if (!verdict) throw new Error("a target in no place");
      return verdict;
    };
  };
  return {
    verdicts: async (may, right, targets, how) => {
      const refs = targets.map(placesOf);
      const decide = await deciding(may, [right], refs.flat(), how);
      const verdicts: Verdict[] = [];
      for (const some of refs) {
        verdicts.push(decide(right, some));
        await letOthersRun();
      }
      return verdicts;
    },
    verdictsOf: async (may, some, target) => {
      const refs = placesOf(target);
      const decide = await deciding(may, some, refs);
      return some.map((right) => decide(right, refs));
    },
    factsOf: async (may, channelId) => {
      const { isProtected } = await given.of();
      const known = await facts(may.actor.userId, [channelId], wantedFor(may, rights, clock.nowMs()));
      const told = known.get(channelId) ?? { name: null, spaceId: null, own: null };
      const rest = { ...told, isProtected: isProtected(channelId) };
      const goesByName = may.actor.holdings.some(
        ({ set }) => set.of === "name" && holds(set, { channelId, ...rest }, true),
      );
      return { ...rest, name: goesByName ? told.name : null };
    },
  };
}

const wayKey = (ref: PlaceRef): string | null =>
  ref.is === "space" ? `space ${ref.spaceId}` : ref.is === "group" ? `group ${ref.groupId}` : null;

/** Whether a right of theirs reaches whatever there is, protected channels among it. */
const reachesAll = ({ actor }: Permissions, right: Right, nowMs: number): boolean =>
  holdingsWith(actor, right, nowMs).some(({ role, set }) => set.of === "all" && reachesProtected(role.id));

/** What has to be known of channels, as far as anything turns on it. */
function wantedFor({ actor }: Permissions, some: readonly Right[], nowMs: number): FactsWanted {
  const sets = some.flatMap((right) => {
    const own = holdingsWith(actor, right, nowMs).map(({ set }) => set);
    return own.some(({ of }) => of === "all") ? [] : own;
  });
  return {
    name: sets.some(({ of }) => of === "name"),
    own: sets.some(({ of }) => of === "own"),
    spaceIds: [...new Set(sets.flatMap((set) => (set.of === "spaces" ? set.spaceIds : [])))],
  };
}
