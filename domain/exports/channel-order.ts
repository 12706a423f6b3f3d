import type { ChannelRow } from "./channel-rows.ts";

export const sortNames = ["name", "type", "posting", "adding", "mentionAll", "external", "memberCount"] as const;
export type SortName = (typeof sortNames)[number];

export interface ListSort {
  readonly column: SortName;
  readonly direction: "asc" | "desc";
}

/** Reads an order out of an address, `name.asc`; undefined for Zoom’s own. */
export function readChannelSort(text: string): ListSort | undefined {
  const [column, direction] = text.split(".");
  const known = sortNames.find((name) => name === column);
  return known && { column: known, direction: direction === "desc" ? "desc" : "asc" };
}

let collator: Intl.Collator | undefined;

export function channelOrder({ column, direction }: ListSort): (a: ChannelRow, b: ChannelRow) => number {
  // Made once, and not before there is something to sort: making one takes longer than drawing ten rows.
  collator ??= new Intl.Collator("en", { sensitivity: "base" });
  const { compare } = collator;
  const sign = direction === "asc" ? 1 : -1;
  if (column === "name") return (a, b) => sign * compare(a.name, b.name);
  return (a, b) => sign * ((a[column] ?? -1) - (b[column] ?? -1)) || compare(a.name, b.name);
}
