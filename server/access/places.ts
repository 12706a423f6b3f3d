// Whether a right reaches what something is done to: its channels and spaces, by what Zoom or a fresh row of the inventory
// says of them, never by what a browser does.
import * as v from "valibot";
import type { Place, Verdict } from "../../domain/access/can.ts";
import { type ChannelFacts, holds } from "../../domain/access/channel-set.ts";
import { holdingsWith } from "../../domain/access/held.ts";
import { type Right, rights } from "../../domain/access/rights.ts";
import { NEW_ID } from "../../domain/ids.ts";
import type { Clock } from "../clock.ts";
import { letOthersRun } from "../yielding.ts";
import type { Permissions } from "./actors.ts";
import type { ChannelFactsSource, FactsWanted } from "./channel-facts.ts";
import type { GivenSource } from "./given.ts";

type PlaceRef =
  | { readonly is: "account" }
  | { readonly is: "channel"; readonly channelId: string }
  | { readonly is: "space"; readonly spaceId: string };

const id = v.optional(v.string(), "");
const Named = v.object({ channelId: id, spaceId: id });

/** What a target, or the parameters of a call, are about. What names neither channel nor space is the account's. */
export function placesOf(target: unknown): readonly PlaceRef[] {
  const named = v.safeParse(Named, target);
  if (!named.success) return [{ is: "account" }];
  const { channelId, spaceId } = named.output;
  const refs: PlaceRef[] = [];
  if (isThere(channelId)) refs.push({ is: "channel", channelId });
  if (isThere(spaceId)) refs.push({ is: "space", spaceId });
  return refs.length > 0 ? refs : [{ is: "account" }];
}

const isThere = (given: string): boolean => given !== "" && given !== NEW_ID;

export interface Places {
  /**
   * A verdict for each target, in their order.
   *
   * @throws CallFailed where what it rests on cannot be found out now
   */
  verdicts(may: Permissions, right: Right, targets: readonly unknown[]): Promise<readonly Verdict[]>;
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
  readonly clock: Clock;
}

export function createPlaces({ given, facts, clock }: PlacesDeps): Places {
  /** Finds out all that some rights turn on in these places. @returns what then decides, without asking anybody */
  const deciding = async (may: Permissions, some: readonly Right[], refs: readonly PlaceRef[]) => {
    const { isProtected } = await given.of();
    const channelIds = new Set(refs.flatMap((ref) => (ref.is === "channel" ? [ref.channelId] : [])));
    const known = await facts(may.actor.userId, [...channelIds], wantedFor(may, some, clock.nowMs()));
    const placeOf = (ref: PlaceRef): Place => {
      if (ref.is !== "channel") return ref;
      const { channelId } = ref;
      const told = known.get(channelId) ?? { name: null, spaceId: null, own: null };
      return { is: "channel", channel: { channelId, ...told, isProtected: isProtected(channelId) } };
    };
    return (right: Right, where: readonly PlaceRef[]): Verdict => {
      const all = where.map((ref) => may.at(right, placeOf(ref)));
      const verdict = all.find(({ is }) => is === "denied") ?? all[0];
      if (!verdict) throw new Error("a target in no place");
      return verdict;
    };
  };
  return {
    verdicts: async (may, right, targets) => {
      const refs = targets.map(placesOf);
      const decide = await deciding(may, [right], refs.flat());
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
