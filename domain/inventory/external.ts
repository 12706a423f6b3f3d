// People of other accounts in channels and shared spaces: what they can be filtered, sorted and counted by. Times are epoch
// milliseconds.
import * as v from "valibot";
import { memberRoles } from "../exports/member-row.ts";
import { fields } from "../fields.ts";

/** What they can be filtered by, each with the values it has. Further ones stand for themselves: domains, IDs. */
export const externalFacets = {
  /** The domain of the address; `unknown` where Zoom does not tell the address. */
  organization: null,
  /** The member ID: Zoom tells no user ID of other accounts. */
  person: null,
  /** What they are in. */
  in: ["channel", "space"],
  /** The ID of a channel. */
  channel: null,
  /** The ID of a shared space: in it, or in one of its channels; `none`. */
  space: null,
  /** Who can add external people there, as Zoom numbers it. */
  adding: ["0", "1", "2", "3", "unknown"],
  archived: ["yes", "no", "unknown"],
} as const satisfies Readonly<Record<string, readonly string[] | null>>;

export type ExternalFacet = keyof typeof externalFacets;
export const externalFacetNames = Object.keys(externalFacets) as readonly ExternalFacet[]; // Of a literal.

export const externalSorts = ["person", "organization", "place", "space", "adding", "by", "since"] as const;
export type ExternalSort = (typeof externalSorts)[number];

const text = v.pipe(v.string(), v.maxLength(300));
const oneOf = <const Value extends string>(values: readonly Value[]) => v.array(v.picklist(values));

/** What of them is wanted: words, one or several values of facets, an order. */
export const ExternalAsked = fields({
  /** Words of the name, the address, and of what they are in. */
  find: v.optional(text, ""),
  sort: v.optional(v.picklist([...externalSorts, ...externalSorts.map((sort) => `-${sort}` as const)]), "person"),
  facets: v.optional(
    v.partial(
      fields({
        organization: v.array(text),
        person: v.array(text),
        in: oneOf(externalFacets.in),
        channel: v.array(text),
        space: v.array(text),
        adding: oneOf(externalFacets.adding),
        archived: oneOf(externalFacets.archived),
      }),
    ),
    {},
  ),
});
export type ExternalAsked = v.InferOutput<typeof ExternalAsked>;

/** What is asked as it stands in an address, `organization=partner.example&in=channel`; what is so anyway is left out. */
export function externalQuery({ find, sort, facets }: ExternalAsked): Readonly<Record<string, string>> {
  const given = { find, sort: sort === "person" ? "" : sort };
  const listed = externalFacetNames.map((name) => [name, facets[name]?.join(",") ?? ""]);
  return Object.fromEntries([...Object.entries(given), ...listed].filter(([, value]) => value !== ""));
}

/** Reads that; what is no value of a facet, and no order, is left out. */
export function readExternalAsked(query: Readonly<Record<string, string | undefined>>): ExternalAsked {
  const facets: Partial<Record<ExternalFacet, readonly string[]>> = {};
  for (const name of externalFacetNames) {
    const known: readonly string[] | null = externalFacets[name];
    const values = (query[name] ?? "").split(",").filter((value) => value !== "" && (known?.includes(value) ?? true));
    if (values.length > 0) facets[name] = values.map((value) => value.slice(0, 300));
  }
  const sort = v.safeParse(ExternalAsked.entries.sort, query.sort);
  const find = (query.find ?? "").trim().slice(0, 300);
  return v.parse(ExternalAsked, { find, facets, sort: sort.success ? sort.output : "person" });
}

/** Somebody of another account in a channel or a shared space. */
export const ExternalRow = v.object({
  /** The member ID. */
  key: v.string(),
  person: v.string(),
  /** Empty where Zoom does not tell it. */
  email: v.string(),
  /** The domain of the address; empty where that is not known. */
  organization: v.string(),
  kind: v.picklist(externalFacets.in),
  /** Of the channel or space. */
  id: v.string(),
  name: v.string(),
  /** Zoom's channel type; null of spaces. */
  type: v.nullish(v.number(), null),
  isArchived: v.nullish(v.boolean(), null),
  /** The space that a channel is in; null of spaces themselves. */
  space: v.nullish(v.string(), null),
  /** Who can add external people there, as Zoom numbers it. */
  adding: v.nullish(v.number(), null),
  role: v.picklist(memberRoles),
  sinceMs: v.number(),
  /** `joined` as Zoom's log tells it, else when the console first saw them there. */
  since: v.picklist(["joined", "seen"]),
  /** Who let them in, as Zoom's log tells it; empty where it does not. */
  by: v.string(),
  byKey: v.string(),
  /** When Zoom last told who is there; null where that is not known. */
  readAtMs: v.nullish(v.number(), null),
});
export type ExternalRow = v.InferOutput<typeof ExternalRow>;

/** How many different ones there are of what matches. */
export const ExternalCounts = v.object({
  people: v.number(),
  /** Without those who are of none that is known. */
  organizations: v.number(),
  /** People of none that is known. */
  unknownPeople: v.number(),
  channels: v.number(),
  spaces: v.number(),
});
export type ExternalCounts = v.InferOutput<typeof ExternalCounts>;

export const ExternalPage = v.object({
  rows: v.array(ExternalRow),
  next_page_token: v.string(),
  total: v.number(),
  counts: ExternalCounts,
});
export type ExternalPage = v.InferOutput<typeof ExternalPage>;

/** So many values are told of a facet that can have thousands, those with the most rows first. */
export const MOST_VALUES = 200;

/** A value of a facet, what it is called where it is an ID, and how many rows have it. */
const FacetValue = v.object({ value: v.string(), name: v.string(), count: v.number() });
/** The values that each facet has, were it the only one not filtered by. */
export const ExternalValues = v.record(v.string(), v.array(FacetValue));
export type ExternalValues = v.InferOutput<typeof ExternalValues>;

/** A channel or space that some of them are in. */
export const ExternalPlace = v.object({ kind: v.picklist(externalFacets.in), id: v.string(), name: v.string() });
export type ExternalPlace = v.InferOutput<typeof ExternalPlace>;
