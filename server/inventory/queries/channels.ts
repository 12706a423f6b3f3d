// Channels of the inventory, filtered, sorted, counted and paged.
import * as v from "valibot";
import {
  type ChannelFacet,
  type ChannelSort,
  type ChannelsAsked,
  channelFacetNames,
  type FacetCounts,
  type InventoryChannel,
  type WideWord,
} from "../../../domain/inventory/channels.ts";
import type { Orm } from "../../db/database.ts";
import { letOthersRun, visitEach } from "../../yielding.ts";
import type { Known, Memory } from "../memory/memory.ts";
import { firstSlots, placeOf } from "./first-slots.ts";
import { foundSlots, slotsOfGroup, slotsOfPeople } from "./search.ts";
import { activeAtMs, facetsOf, ordersOf, type Seen, seenChannel } from "./seen.ts";

const DAY_MS = 86_400_000;

export interface Asking extends Seen {
  readonly asked: ChannelsAsked;
  /** IDs of channels that are left out. */
  readonly without?: ReadonlySet<string>;
}

/** Where channels are looked for. */
export interface Sources {
  readonly orm: Orm;
  readonly memory: Memory;
}

/** Where a page begins: after the row with this value and ID. */
export const ChannelPlace = v.object({ value: v.nullable(v.union([v.string(), v.number()])), id: v.string() });
export type ChannelPlace = v.InferOutput<typeof ChannelPlace>;

interface Matches {
  readonly known: Known;
  readonly facets: Awaited<ReturnType<typeof facetsOf>>;
  /** Slots that have all that is asked for. */
  readonly slots: readonly number[];
  /** By facet that is filtered by: slots that have all but its value. */
  readonly missed: ReadonlyMap<ChannelFacet, readonly number[]>;
  /** Words by whose people no channels were looked for. */
  readonly wide: readonly WideWord[];
}

type Test = (slot: number) => boolean;

/** All that is asked for but the facets, as what is looked through and what has to hold of it. */
async function searchOf(
  { orm }: Sources,
  known: Known,
  { asked, without, ...seen }: Asking,
): Promise<{ readonly among: Iterable<number>; readonly tests: readonly Test[]; readonly wide: readonly WideWord[] }> {
  const { rows, facets } = known.channels;
  const { find, person, directoryGroup, membersFrom, quietFor, retentionNot } = asked;
  const tests: Test[] = [];
  const sets: ReadonlySet<number>[] = [];
  const found = find.trim() === "" ? null : await foundSlots(known, find, seen);
  if (found) sets.push(found.slots);
  if (person !== undefined) sets.push(await slotsOfPeople(known, person.split(","), seen));
  if (directoryGroup !== undefined)
    sets.push(seen.directoryGroups ? await slotsOfGroup(orm, known, directoryGroup) : new Set());
  const [among = rows.keys(), ...others] = sets;
  for (const other of others) tests.push((slot) => other.has(slot));
  const { sees } = seen;
  if (sees)
    tests.push((slot) => {
      const row = rows[slot];
      return row != null && sees(row);
    });
  if (without !== undefined && without.size > 0) tests.push((slot) => !without.has(rows[slot]?.id ?? ""));
  if (membersFrom !== undefined) tests.push((slot) => (rows[slot]?.members ?? -1) >= membersFrom);
  if (quietFor !== undefined) {
    const sinceMs = seen.nowMs - quietFor * DAY_MS;
    // Of a channel that was only just found it is not known how long it has been quiet.
    tests.push((slot) => {
      const atMs = activeAtMs(known, seen, slot);
      return (Number.isNaN(atMs) ? (rows[slot]?.firstSeenAtMs ?? Number.NaN) : atMs) < sinceMs;
    });
  }
  if (retentionNot !== undefined) {
    const { codes, values } = facets.retention;
    const isOther = values.map((value) => isOtherRetention(value, retentionNot, known.defaultRetention));
    tests.push((slot) => seen.retention && isOther[codes[slot] ?? -1] === true);
  }
  return { among, tests, wide: found?.wide ?? [] };
}

/** Whether messages are surely kept otherwise; `default` stands for the period of the account, where that is known. */
function isOtherRetention(kept: string, period: string, byDefault: string | null): boolean {
  const [one, other] = [kept, period].map((value) => (value === "default" ? (byDefault ?? value) : value));
  return one !== other && one !== "unknown" && one !== "default";
}

/** @param isCounted Whether every facet is looked at, and not those alone that are filtered by. */
async function matchesOf(sources: Sources, asking: Asking, isCounted = false): Promise<Matches> {
  const known = await sources.memory.current();
  const { among, tests, wide } = await searchOf(sources, known, asking);
  const facets = await facetsOf(known, asking, isCounted || asking.asked.facets.duplicate !== undefined);
  const wanted = channelFacetNames.flatMap((name) => {
    const chosen = new Set<string>(asking.asked.facets[name]);
    const { codeAt, values } = facets[name];
    return chosen.size > 0 ? [{ name, codeAt, isWanted: values.map((value) => chosen.has(value)) }] : [];
  });
  const missed = new Map(wanted.map(({ name }) => [name, [] as number[]]));
  const slots: number[] = [];
  await visitEach(among, (slot) => {
    if (!known.channels.rows[slot]) return;
    let missing: ChannelFacet | null = null;
    for (const { name, codeAt, isWanted } of wanted) {
      if (isWanted[codeAt(slot)]) continue;
      if (missing !== null) return;
      missing = name;
    }
    if (!tests.every((fits) => fits(slot))) return;
    (missing === null ? slots : missed.get(missing))?.push(slot);
  });
  return { known, facets, slots, missed, wide };
}

export interface ChannelPage {
  readonly channels: readonly InventoryChannel[];
  /** Null at the end. */
  readonly next: ChannelPlace | null;
  readonly total: number;
  readonly wide: readonly WideWord[];
}

/** A page of channels, after a place and so many more, and how many there are. */
export async function channelPage(
  sources: Sources,
  asking: Asking,
  { after, size, skip = 0 }: { readonly after: ChannelPlace | null; readonly size: number; readonly skip?: number },
): Promise<ChannelPage> {
  const { sort } = asking.asked;
  const { known, slots, wide } = await matchesOf(sources, asking);
  const { rows } = known.channels;
  // The schema lets nothing else through.
  const order = ordersOf(known, asking)[sort.replace("-", "") as ChannelSort];
  const first = await firstSlots(rows, slots, order, { isDown: sort.startsWith("-"), most: skip + size + 1, after });
  const page = first.slice(skip, skip + size);
  const last = page.at(-1);
  return {
    channels: page.flatMap((slot) => {
      const row = rows[slot];
      return row ? [seenChannel(known, asking, row)] : [];
    }),
    next: first.length > skip + size && last !== undefined ? placeOf(rows, order, last) : null,
    total: slots.length,
    wide,
  };
}

/** How many channels there are. */
export const channelCount = async (sources: Sources, asking: Asking): Promise<number> =>
  (await matchesOf(sources, asking)).slots.length;

/** How many channels have each value of each facet; a facet that is filtered by counts as though it were not. */
export async function channelCounts(sources: Sources, asking: Asking): Promise<FacetCounts> {
  const { facets, slots, missed } = await matchesOf(sources, asking, true);
  const counts: Record<string, Record<string, number>> = {};
  for (const name of channelFacetNames) {
    const { codeAt, values } = facets[name];
    const byCode = values.map(() => 0);
    for (const some of [slots, missed.get(name) ?? []])
      for (const slot of some) {
        const code = codeAt(slot);
        byCode[code] = (byCode[code] ?? 0) + 1;
      }
    counts[name] = Object.fromEntries(values.flatMap((value, code) => (byCode[code] ? [[value, byCode[code]]] : [])));
    await letOthersRun();
  }
  return counts;
}
