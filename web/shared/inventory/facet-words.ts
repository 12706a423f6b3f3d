// What the facets of the inventory's channels and their values are called.
import {
  addingLabels,
  channelTypes,
  externalLabels,
  mentionAllLabels,
  postingLabels,
} from "../../../domain/channel-words.ts";
import { type ChannelFacet, channelFacets } from "../../../domain/inventory/channels.ts";
import { periodText } from "../../../domain/resources/channel-retention.ts";
import { countOf, formatCount } from "../../lib/format.ts";

type Words = Readonly<Record<string, string>>;

const UNKNOWN = { unknown: "Not known yet" };

const words = {
  type: channelTypes,
  // Of group chats Zoom never says.
  archived: { yes: "Archived", no: "Not archived", unknown: "Unknown" },
  owner: {
    active: "Active",
    deactivated: "Deactivated",
    gone: "Gone from the account",
    external: "External",
    none: "No owner",
    ...UNKNOWN,
  },
  admins: { yes: "One or more", no: "None", ...UNKNOWN },
  activeAdmins: { yes: "One or more", no: "None", ...UNKNOWN },
  duplicate: { yes: "Shared with another channel", no: "Its own" },
  outsiders: { yes: "One or more", no: "None", ...UNKNOWN },
  size: {
    "0": "Nobody",
    "1": "1",
    "2-9": "2 to 9",
    "10-99": "10 to 99",
    "100-999": "100 to 999",
    "1000+": "1,000 or more",
    ...UNKNOWN,
  },
  activity: {
    "7": "Within 7 days",
    "30": "8 to 30 days ago",
    "90": "31 to 90 days ago",
    "180": "91 to 180 days ago",
    "365": "181 to 365 days ago",
    older: "Over a year ago",
    never: "None seen",
  },
  posting: { ...postingLabels, ...UNKNOWN },
  adding: { ...addingLabels, ...UNKNOWN },
  mentionAll: { ...mentionAllLabels, ...UNKNOWN },
  external: { ...externalLabels, ...UNKNOWN },
} as const satisfies Partial<Record<ChannelFacet, Words>>;

export const facetLabels: Readonly<Record<ChannelFacet, string>> = {
  type: "Type",
  archived: "Status",
  owner: "Owner",
  admins: "Administrators",
  activeAdmins: "Active administrators",
  duplicate: "Name",
  outsiders: "External members",
  size: "Members",
  activity: "Last activity",
  posting: "Who can post",
  adding: "Who can add members",
  mentionAll: "Who can use @all",
  external: "Who can add external people",
  retention: "Retention",
  space: "Space",
};

/** In the order of their panel. */
export const shownFacets: readonly ChannelFacet[] = [
  "type",
  "archived",
  "owner",
  "admins",
  "activeAdmins",
  "outsiders",
  "size",
  "activity",
  "retention",
  "space",
  "posting",
  "adding",
  "mentionAll",
  "external",
  "duplicate",
];

/** Filters that are no facets; findings set them. */
export const ranges: readonly {
  readonly name: "membersFrom" | "quietFor" | "retentionNot" | "unsnoozed";
  readonly label: string;
  readonly text: (value: string) => string;
}[] = [
  { name: "membersFrom", label: "Members", text: (value) => `${formatCount(Number(value))} or more` },
  { name: "quietFor", label: "Nothing for", text: (value) => `${countOf(Number(value), "day")}` },
  {
    name: "retentionNot",
    label: "Retention other than",
    text: (value) => (value === "default" ? "the account’s default" : periodText(value)),
  },
  { name: "unsnoozed", label: "Snoozed", text: () => "left out" },
];

/** Every filter off. */
export const noFacets: Readonly<Record<string, undefined>> = Object.fromEntries(
  ["person", "directoryGroup", ...ranges.map(({ name }) => name), ...shownFacets].map((name) => [name, undefined]),
);

/** `1 year` of Zoom's `1y`. */
export const retentionText = (period: string): string => (period === "" ? "Default" : periodText(period));

/** @param spaceNames by their IDs */
export function valueText(facet: ChannelFacet, value: string, spaceNames: ReadonlyMap<string, string>): string {
  if (facet === "retention")
    return value === "default" ? "Account’s default" : value === "unknown" ? UNKNOWN.unknown : periodText(value);
  if (facet === "space") return value === "none" ? "In no space" : (spaceNames.get(value) ?? value);
  const known: Words = words[facet];
  return known[value] ?? value;
}

/** The values of a facet that some channel has, in their order; of what has no order, those that the most have first. */
export function valuesIn(facet: ChannelFacet, counts: Readonly<Record<string, number>>): readonly string[] {
  const countOf = (value: string): number => counts[value] ?? 0;
  const known: readonly string[] | null = channelFacets[facet];
  const all = known ?? Object.keys(counts).sort((one, other) => countOf(other) - countOf(one));
  return all.filter((value) => countOf(value) > 0);
}
