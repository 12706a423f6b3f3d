// The channels of the account as the inventory tells them: what they can be filtered, sorted and counted by.
import * as v from "valibot";
import type { OperationId } from "../../contract/operations.gen.ts";
import { fields } from "../fields.ts";

/** What tells all that a row says, but for what stands in reports: whoever may call these may read the inventory. */
export const inventoryOperations: readonly OperationId[] = [
  "listUsers",
  "listUsersChannels",
  "getChannel",
  "listChannelMembers",
];

/** What channels can be filtered by, each with the values it has. Further ones stand for themselves: IDs, days. */
export const channelFacets = {
  /** Zoom's channel type. */
  type: ["0", "1", "2", "3", "4", "5"],
  archived: ["yes", "no", "unknown"],
  /** `external` is of another account. */
  owner: ["active", "deactivated", "gone", "external", "none", "unknown"],
  admins: ["yes", "no", "unknown"],
  /** Whether one of the administrators is active, be they of this account or another. */
  activeAdmins: ["yes", "no", "unknown"],
  outsiders: ["yes", "no", "unknown"],
  posting: ["1", "2", "3", "unknown"],
  adding: ["1", "2", "unknown"],
  mentionAll: ["1", "2", "3", "unknown"],
  external: ["0", "1", "2", "3", "unknown"],
  /** The last that is known to have happened in it: within so many days; `older`, or nothing was ever seen. */
  activity: ["7", "30", "90", "180", "365", "older", "never"],
  /** People in it: none, one, up to nine, and so on. */
  size: ["0", "1", "2-9", "10-99", "100-999", "1000+", "unknown"],
  /** Zoom's period; `default` of the account. */
  retention: null,
  /** The ID of a shared space; `none`. */
  space: null,
  /** Whether another channel is called the same; the General channels of spaces are left out. */
  duplicate: ["yes", "no"],
} as const satisfies Readonly<Record<string, readonly string[] | null>>;

export type ChannelFacet = keyof typeof channelFacets;
export const channelFacetNames = Object.keys(channelFacets) as readonly ChannelFacet[]; // Of a literal.

export const channelSorts = [
  "name",
  "type",
  "owner",
  "members",
  "outsiders",
  "admins",
  "retention",
  "space",
  "activity",
  "seen",
  "posting",
  "adding",
  "mentionAll",
  "external",
  "archived",
  "history",
  "mentionGroups",
  "directoryGroups",
] as const;
export type ChannelSort = (typeof channelSorts)[number];

const MOST_LETTERS = 300;
const text = v.pipe(v.string(), v.maxLength(MOST_LETTERS));
const MOST_PEOPLE = 1_000_000;
const MOST_DAYS = 36_500;
const wholeNumber = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const oneOf = <const Value extends string>(values: readonly Value[]) => v.array(v.picklist(values));

/** Of keys of people, with commas between, in letters: some two hundred. */
const MOST_KEYS = 6_000;
const people = v.pipe(v.string(), v.maxLength(MOST_KEYS));

/** What of them is wanted: words, one or several values of facets, an order. */
export const ChannelsAsked = fields({
  /** Words of the name, of the owner, or of a member; nearly is enough. */
  find: v.optional(text, ""),
  /** The keys of people, any of whom is in them. */
  person: v.optional(people),
  /** The ID of a directory group that is in them. */
  directoryGroup: v.optional(text),
  /** With so many people or more. */
  membersFrom: v.optional(wholeNumber(MOST_PEOPLE)),
  /** Nothing is known to have happened in them for so many days. */
  quietFor: v.optional(wholeNumber(MOST_DAYS)),
  /** Another retention than this period, as Zoom writes it; `default` of the account. */
  retentionNot: v.optional(text),
  /** Without those for which this finding is snoozed. */
  unsnoozed: v.optional(text),
  sort: v.optional(v.picklist([...channelSorts, ...channelSorts.map((sort) => `-${sort}` as const)]), "name"),
  facets: v.optional(
    v.partial(
      fields({
        type: oneOf(channelFacets.type),
        archived: oneOf(channelFacets.archived),
        owner: oneOf(channelFacets.owner),
        admins: oneOf(channelFacets.admins),
        activeAdmins: oneOf(channelFacets.activeAdmins),
        outsiders: oneOf(channelFacets.outsiders),
        posting: oneOf(channelFacets.posting),
        adding: oneOf(channelFacets.adding),
        mentionAll: oneOf(channelFacets.mentionAll),
        external: oneOf(channelFacets.external),
        activity: oneOf(channelFacets.activity),
        size: oneOf(channelFacets.size),
        retention: v.array(text),
        space: v.array(text),
        duplicate: oneOf(channelFacets.duplicate),
      }),
    ),
    {},
  ),
});
export type ChannelsAsked = v.InferOutput<typeof ChannelsAsked>;

/** What is asked as it stands in an address, `type=1,3&owner=none`; what is so anyway is left out. */
export function channelsQuery({ find, sort, facets, ...rest }: ChannelsAsked): Readonly<Record<string, string>> {
  const given = { find, ...rest, sort: sort === "name" ? undefined : sort };
  const listed = channelFacetNames.map((name) => [name, facets[name]?.join(",")]);
  return Object.fromEntries(
    [...Object.entries(given), ...listed].flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, String(value)]],
    ),
  );
}

const ifShort = (text: string | undefined): string | undefined =>
  text && text.length <= MOST_LETTERS ? text : undefined;

/** Reads that; what is no value of a facet, no order, and what is too long for what it stands for, is left out. */
export function readChannelsAsked(query: Readonly<Record<string, string | undefined>>): ChannelsAsked {
  const facets: Partial<Record<ChannelFacet, readonly string[]>> = {};
  for (const name of channelFacetNames) {
    const known: readonly string[] | null = channelFacets[name];
    const values = (query[name] ?? "").split(",").filter((value) => ifShort(value) && (known?.includes(value) ?? true));
    if (values.length > 0) facets[name] = values;
  }
  const { find = "", person, sort } = query;
  const [directoryGroup, retentionNot, unsnoozed] = [query.directoryGroup, query.retentionNot, query.unsnoozed].map(
    ifShort,
  );
  const known = v.safeParse(ChannelsAsked.entries.sort, sort);
  const numbers = Object.entries({ membersFrom: MOST_PEOPLE, quietFor: MOST_DAYS }).flatMap(([name, most]) => {
    const text = query[name] ?? "";
    return /^\d{1,7}$/.test(text) && Number(text) <= most ? [[name, Number(text)]] : [];
  });
  return v.parse(ChannelsAsked, {
    ...Object.fromEntries(numbers),
    ...(retentionNot && { retentionNot }),
    ...(unsnoozed && { unsnoozed }),
    find: find.trim().slice(0, MOST_LETTERS),
    facets,
    sort: known.success ? known.output : "name",
    ...(person && { person: person.slice(0, MOST_KEYS) }),
    ...(directoryGroup && { directoryGroup }),
  });
}

// What is null is left out of what arrives in a page; see `bodyOf`.
const time = v.nullish(v.number(), null);
const count = v.nullish(v.number(), null);

/** When it was learned, and by which of Zoom's operations; null where it was not. */
const fact = v.nullish(v.object({ atMs: v.number(), by: v.string() }), null);

/** A channel; what is not known is null. Times are epoch milliseconds. */
export const InventoryChannel = v.object({
  id: v.string(),
  name: v.string(),
  type: v.number(),
  posting: count,
  adding: count,
  mentionAll: count,
  external: count,
  seesHistory: v.nullish(v.boolean(), null),
  spaceId: v.nullish(v.string(), null),
  space: v.nullish(v.string(), null),
  isArchived: v.nullish(v.boolean(), null),
  archiveAtMs: time,
  /** Zoom's period; empty where the account's default holds. */
  retention: v.nullish(v.string(), null),
  retentionAtMs: time,
  ownerKey: v.nullish(v.string(), null),
  owner: v.nullish(v.string(), null),
  ownerIs: v.picklist(channelFacets.owner),
  members: count,
  outsiders: count,
  admins: count,
  membersAtMs: time,
  mentionGroups: count,
  directoryGroups: count,
  lastMoveAtMs: time,
  /** `2026-11-28` */
  lastMessageDay: v.nullish(v.string(), null),
  firstSeenAtMs: v.number(),
  seenAtMs: v.number(),
  /** Since when each of these is known as it is here. */
  facts: v.object({
    /** The type too. */
    name: fact,
    settings: fact,
    /** The owner and administrators too. */
    members: fact,
    archived: fact,
    mentionGroups: fact,
    directoryGroups: fact,
    retention: fact,
    /** Of the space it is in. */
    space: fact,
    /** How far the account's log of joins and leaves was read. */
    moves: fact,
    /** How far the reports of days with messages were. */
    messages: fact,
  }),
});
export type InventoryChannel = v.InferOutput<typeof InventoryChannel>;

/** A word that so many people have in their names or addresses that channels were not looked for by them. */
export const WideWord = v.object({ word: v.string(), people: v.number() });
export type WideWord = v.InferOutput<typeof WideWord>;

export const InventoryChannels = v.object({
  channels: v.array(InventoryChannel),
  next_page_token: v.string(),
  total: v.number(),
  wide_words: v.optional(v.array(WideWord), []),
});

/** How many there are with each value of a facet, were it the only one not filtered by. */
export const FacetCounts = v.record(v.string(), v.record(v.string(), v.number()));
export type FacetCounts = v.InferOutput<typeof FacetCounts>;
