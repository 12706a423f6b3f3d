// What filters of external people and their values are called.
import { externalLabels } from "../../../domain/channel-words.ts";
import {
  type ExternalAsked,
  type ExternalCounts,
  type ExternalFacet,
  type ExternalRow,
  type ExternalSort,
  externalFacetNames,
} from "../../../domain/inventory/external.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { thingHref } from "../../shared/thing-href.ts";

export const NOUN = "external membership";
export const NOT_KNOWN = "Not known";

export const facetLabels: Readonly<Record<ExternalFacet, string>> = {
  organization: "Organization",
  person: "Person",
  in: "In",
  channel: "Channel",
  space: "Shared space",
  adding: "Who can add external people",
  archived: "Status",
};

const valueWords: Readonly<Partial<Record<ExternalFacet, Readonly<Record<string, string>>>>> = {
  organization: { unknown: NOT_KNOWN },
  in: { channel: "Channels", space: "Shared spaces" },
  space: { none: "In no space" },
  adding: { ...externalLabels, unknown: NOT_KNOWN },
  archived: { yes: "Archived", no: "Not archived", unknown: NOT_KNOWN },
};

/** @param name what the server calls it where it is an ID */
export const valueText = (facet: ExternalFacet, value: string, name = ""): string =>
  name || (valueWords[facet]?.[value] ?? value);

/** Every filter off, in the address. */
export const noFilters: Readonly<Record<string, undefined>> = Object.fromEntries(
  ["find", ...externalFacetNames].map((name) => [name, undefined]),
);

export const isFiltered = ({ find, facets }: ExternalAsked): boolean => find !== "" || Object.keys(facets).length > 0;

/** `12 people from 3 organizations in 9 channels and 2 shared spaces`; of whom that is not known it says so. */
export function summaryOf({ people, organizations, unknownPeople, channels, spaces }: ExternalCounts): string {
  const places = [
    ...(channels > 0 ? [countOf(channels, "channel")] : []),
    ...(spaces > 0 ? [countOf(spaces, "shared space")] : []),
  ];
  const known = countOf(organizations, "organization");
  const of =
    unknownPeople === 0
      ? ` from ${known}`
      : organizations === 0
        ? " of organizations that are not known,"
        : `, ${formatCount(people - unknownPeople)} of them from ${known}, ${formatCount(unknownPeople)} from organizations that are not known,`;
  return `${countOf(people, "person", "people")}${of} in ${places.join(" and ")}`;
}

export const placeHref = ({ kind, id }: ExternalRow): string => thingHref(kind, id, "account") ?? "";

/** Who let somebody in, as far as that is known. */
export function byText({ by, byKey, key }: Pick<ExternalRow, "by" | "byKey" | "key">): string {
  if (byKey !== "" && byKey === key) return "Themselves";
  return by || NOT_KNOWN;
}

/** The latest first. */
const downFirst: ReadonlySet<ExternalSort> = new Set(["since"]);

/** The order after a click on a column's head: one way, the other, then by person again. */
export function nextOrder(sort: string, column: ExternalSort): string | undefined {
  const [first, second] = downFirst.has(column) ? [`-${column}`, column] : [column, `-${column}`];
  return sort === first ? second : sort === second ? undefined : first;
}
