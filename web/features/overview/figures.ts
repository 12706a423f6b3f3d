import {
  addingLabels,
  channelTypes,
  externalLabels,
  mentionAllLabels,
  postingLabels,
} from "../../../domain/channel-words.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import type { BarRow } from "../../components/charts/bar-table.tsx";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { listPath } from "../../shared/channels/list-params.ts";
import type { FilterName } from "../../shared/channels/list-view.ts";

/** The list that the figures count; each connection has one. */
export type CountedList = "public" | "mine";

export interface Figure {
  readonly name: FilterName;
  readonly title: string;
  /** Heads the column of values. */
  readonly head: string;
  readonly labels: Readonly<Record<number, string>>;
}

export const figures: readonly Figure[] = [
  { name: "type", title: "By type", head: "Type", labels: channelTypes },
  { name: "posting", title: "Who can post", head: "Who can post", labels: postingLabels },
  { name: "external", title: "Who can add external people", head: "Who can add them", labels: externalLabels },
  {
    name: "mentionAll",
    title: "Who can use @all",
    head: "Who can use @all",
    labels: mentionAllLabels,
  },
  { name: "adding", title: "Who can add members", head: "Who can add", labels: addingLabels },
];

/** How many channels have each value of a setting, in the order of Zoom's values; each leads to its channels. */
export function countsOf(rows: readonly ChannelRow[], { name, labels }: Figure, list: CountedList): readonly BarRow[] {
  const counts = new Map<number | undefined, number>();
  for (const row of rows) counts.set(row[name], (counts.get(row[name]) ?? 0) + 1);
  const known = Object.keys(labels).map(Number);
  const values = [...counts.keys()].filter((value) => value !== undefined).sort((a, b) => a - b);
  const unknownCount = counts.get(undefined) ?? 0;
  return [
    ...values.map((value) => ({
      id: String(value),
      label: labels[value] ?? `Unknown (${value})`,
      count: counts.get(value) ?? 0,
      // The list filters by the values it knows.
      to: known.includes(value) ? channelsPath(list, { [name]: String(value) }) : undefined,
    })),
    ...(unknownCount > 0 ? [{ id: "none", label: "Zoom does not say", count: unknownCount }] : []),
  ];
}

/** Address of the counted list with filters set. */
export function channelsPath(list: CountedList, filters: Readonly<Record<string, string>> = {}): string {
  return listPath(list, list === "public" ? "account" : "me", filters);
}

/** A setting that deserves a look, and the channels that have it. */
export interface OpenSetting {
  readonly id: string;
  readonly label: string;
  readonly why: string;
  readonly filter: Readonly<Partial<Record<FilterName, number>>>;
}

export const openSettings: readonly OpenSetting[] = [
  {
    id: "mention-all",
    label: "Everyone can use @all",
    why: "One @all notifies every member of the channel.",
    filter: { mentionAll: 1 },
  },
  {
    id: "external-by-all",
    label: "Every member can add external people",
    why: "Even guests can bring in people from other accounts.",
    filter: { external: 1 },
  },
  {
    id: "open-to-others",
    label: "Public, and open to other accounts",
    why: "Everyone in the account can join, and people from other accounts can be invited.",
    filter: { type: 5 },
  },
];

export function countWith(rows: readonly ChannelRow[], filter: OpenSetting["filter"]): number {
  const wanted = Object.entries(filter) as [FilterName, number][]; // The keys are those of `filter`.
  return rows.filter((row) => wanted.every(([name, value]) => row[name] === value)).length;
}

export function openSettingPath(list: CountedList, { filter }: OpenSetting): string {
  return channelsPath(list, Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)])));
}

/** Where those of one's own channels are listed that have a finding. */
export const foundPath = (finding: string): string =>
  `/overview?${new URLSearchParams({ show: finding, [CONNECTION_PARAM]: "me" })}`;
