// Channels as somebody may see them at a time: what they are filtered, counted and sorted by.
import {
  type ChannelFacet,
  type ChannelSort,
  channelFacets,
  type InventoryChannel,
} from "../../../domain/inventory/channels.ts";
import { visitEach } from "../../yielding.ts";
import { duplicateOf, ownerStateOf } from "../memory/facets.ts";
import type { Known } from "../memory/memory.ts";
import type { KnownChannel } from "../memory/rows.ts";
import { sortKey } from "../memory/sort-key.ts";
import { wordCounts } from "../memory/word-counts.ts";

const DAY_MS = 86_400_000;

/** What whoever asks may see beside what every reader of the inventory may. */
export interface Sight {
  /** On which days something was written, which stands in reports. */
  readonly messageDays: boolean;
  readonly retention: boolean;
  readonly mentionGroups: boolean;
  /** Which of them are in channels. */
  readonly directoryGroups: boolean;
  /** Which channels at all; every one where it is null or left out. */
  readonly sees?: Sees | null;
  /** In which of them also who is there. */
  readonly seesPeople?: Sees | null;
}

export type Sees = (row: KnownChannel) => boolean;

export interface Seen extends Sight {
  readonly nowMs: number;
}

/** The last that is known to have happened in the channel of a slot; not a number where nothing is. */
export function activeAtMs({ channels }: Known, { messageDays }: Sight, slot: number): number {
  const moved = channels.movedAtMs[slot] ?? Number.NaN;
  const written = messageDays ? (channels.writtenAtMs[slot] ?? Number.NaN) : Number.NaN;
  if (Number.isNaN(written)) return moved;
  return Number.isNaN(moved) || written > moved ? written : moved;
}

export interface SeenFacet {
  readonly codeAt: (slot: number) => number;
  readonly values: readonly string[];
}

const activityDays = [7, 30, 90, 180, 365];

const hidden: SeenFacet = { codeAt: () => 0, values: ["unknown"] };

/** Whether the channels that somebody sees share their names: of others nobody learns what they are called. */
async function duplicatesSeen({ channels }: Known, sees: Sees): Promise<SeenFacet> {
  const { rows } = channels;
  const values = ["no", "yes"];
  const names = wordCounts();
  await visitEach(rows, (row) => {
    if (row && !row.isGeneral && sees(row)) names.add(row.foldedName, 1);
  });
  const codeAt = (slot: number): number => {
    const row = rows[slot];
    return row ? values.indexOf(duplicateOf(row, names.counts)) : -1;
  };
  return { codeAt, values };
}

/** @param withDuplicates Whether it is asked which channels share their names. */
export async function facetsOf(
  known: Known,
  seen: Seen,
  withDuplicates: boolean,
): Promise<Readonly<Record<ChannelFacet, SeenFacet>>> {
  const { activity: values } = channelFacets;
  const limits = activityDays.map((days) => seen.nowMs - days * DAY_MS);
  const activity = (slot: number): number => {
    const atMs = activeAtMs(known, seen, slot);
    if (Number.isNaN(atMs)) return values.indexOf("never");
    const at = limits.findIndex((limit) => atMs >= limit);
    return at === -1 ? values.indexOf("older") : at;
  };
  const kept = Object.fromEntries(
    Object.entries(known.channels.facets).map(([name, { codes, values: own }]) => [
      name,
      { codeAt: (slot: number) => codes[slot] ?? -1, values: own },
    ]),
  ) as Record<keyof Known["channels"]["facets"], SeenFacet>;
  return {
    ...kept,
    ...(!seen.retention && { retention: hidden }),
    ...(withDuplicates && seen.sees && { duplicate: await duplicatesSeen(known, seen.sees) }),
    activity: { codeAt: activity, values },
  };
}

/** What rows are ordered by: numbers, and where these are the same, texts. What is not a number is not known. */
export interface Order {
  readonly keyAt: (slot: number) => number;
  readonly textAt: ((slot: number) => string) | null;
}

const numbers = (known: Known, numberOf: (row: KnownChannel) => number | null): Order => ({
  keyAt: (slot) => {
    const row = known.channels.rows[slot];
    return row ? (numberOf(row) ?? Number.NaN) : Number.NaN;
  },
  textAt: null,
});
const texts = (known: Known, textOf: (row: KnownChannel) => string | null, keys?: readonly number[]): Order => {
  const textAt = (slot: number): string | null => {
    const row = known.channels.rows[slot];
    return row ? textOf(row) : null;
  };
  return {
    keyAt: (slot) => {
      if (keys) return keys[slot] ?? Number.NaN;
      const text = textAt(slot);
      return text === null ? Number.NaN : sortKey(text);
    },
    textAt: (slot) => textAt(slot) ?? "",
  };
};

export const ordersOf = (known: Known, sight: Sight): Readonly<Record<ChannelSort, Order>> => ({
  name: texts(known, ({ foldedName }) => foldedName, known.channels.nameKeys),
  type: numbers(known, ({ type }) => type),
  owner: texts(known, ({ foldedOwner }) => foldedOwner, known.channels.ownerKeys),
  members: numbers(known, ({ members }) => members),
  outsiders: numbers(known, ({ outsiders }) => outsiders),
  admins: numbers(known, ({ admins }) => admins),
  retention: numbers(known, ({ retention }) =>
    sight.retention ? retentionDays(retention, known.defaultRetention) : null,
  ),
  space: texts(known, ({ spaceId }) => (spaceId === null ? null : (known.spaces.get(spaceId)?.foldedName ?? null))),
  activity: { keyAt: (slot) => activeAtMs(known, sight, slot), textAt: null },
  seen: numbers(known, ({ firstSeenAtMs }) => firstSeenAtMs),
  posting: numbers(known, ({ posting }) => posting),
  adding: numbers(known, ({ adding }) => adding),
  mentionAll: numbers(known, ({ mentionAll }) => mentionAll),
  external: numbers(known, ({ external }) => external),
  archived: numbers(known, ({ isArchived }) => (isArchived === null ? null : Number(isArchived))),
  history: numbers(known, ({ seesHistory }) => (seesHistory === null ? null : Number(seesHistory))),
  mentionGroups: numbers(known, ({ mentionGroups }) => (sight.mentionGroups ? mentionGroups : null)),
  directoryGroups: numbers(known, ({ directoryGroups }) => (sight.directoryGroups ? directoryGroups : null)),
});

const daysOf = { d: 1, m: 30.4, y: 365.2 } as const;

/** How long messages are kept, in days; null where that is not known. */
function retentionDays(period: string | null, byDefault: string | null): number | null {
  const [, count, unit] = /^(\d+)([dmy])$/.exec((period === "" ? byDefault : period) ?? "") ?? [];
  // The pattern lets no other unit through.
  return count === undefined ? null : Number(count) * daysOf[unit as keyof typeof daysOf];
}

/** When a fact was learned, and by which operation; null where it was not. */
const factOf = (atMs: number | null, by: string | null) => (atMs === null || by === null ? null : { atMs, by });

/** A channel as it is told, without what whoever asks may not see. */
export function seenChannel({ people, spaces, ...known }: Known, sight: Sight, row: KnownChannel): InventoryChannel {
  const { foldedName: _name, foldedOwner: _owner, adminKeys: _admins, isGone: _gone, ...told } = row;
  const { toldBy, settingsBy, settingsAtMs, mentionGroupsAtMs, directoryGroupsAtMs, ...channel } = told;
  const space = channel.spaceId === null ? undefined : spaces.get(channel.spaceId);
  const retention = sight.retention
    ? { retention: channel.retention, retentionAtMs: channel.retentionAtMs }
    : { retention: null, retentionAtMs: null };
  return {
    ...channel,
    ...retention,
    mentionGroups: sight.mentionGroups ? channel.mentionGroups : null,
    directoryGroups: sight.directoryGroups ? channel.directoryGroups : null,
    lastMessageDay: sight.messageDays ? channel.lastMessageDay : null,
    space: space?.name ?? null,
    ownerIs: ownerStateOf(channel.ownerKey, people.byKey),
    facts: {
      name: factOf(channel.seenAtMs, toldBy),
      settings: factOf(settingsAtMs, settingsBy),
      members: factOf(channel.membersAtMs, "listChannelMembers"),
      archived: factOf(channel.isArchived === null ? null : channel.archiveAtMs, "listChannelMentionGroups"),
      mentionGroups: factOf(sight.mentionGroups ? mentionGroupsAtMs : null, "listChannelMentionGroups"),
      directoryGroups: factOf(sight.directoryGroups ? directoryGroupsAtMs : null, "listChannelMembersGroups"),
      retention: factOf(retention.retentionAtMs, "getRetentionPolicyOfChannel"),
      space: factOf(space?.membersAtMs ?? null, "listSharedSpaceChannels"),
      moves: factOf(known.movesAtMs, "listChannelActivityLogs"),
      messages: factOf(sight.messageDays ? known.messagesAtMs : null, "getChatSessionsReports"),
    },
  };
}
