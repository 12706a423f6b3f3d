import { channelOrder, type ListSort, readChannelSort, type SortName } from "../../../domain/exports/channel-order.ts";
import {
  type ChannelFilter,
  type ChannelRow,
  channelFilters,
  channelMatches,
} from "../../../domain/exports/channel-rows.ts";
import type { RowsView } from "../../lib/cursor-list/viewer.ts";

/** What of the loaded rows to show, and in which order. */
export interface ListView {
  /** Words the name holds, any case; without blanks around them. */
  readonly name: string;
  readonly filters: Readonly<Partial<Record<FilterName, number>>>;
  readonly sort: ListSort | undefined;
}

export type FilterName = ChannelFilter;
export const filterNames: readonly FilterName[] = channelFilters;

export function isFiltered(view: ListView): boolean {
  return view.name !== "" || filterNames.some((name) => view.filters[name] !== undefined);
}

/** Reads the view out of the address; what does not fit is left out. */
export function readView(params: URLSearchParams): ListView {
  const filters: Partial<Record<FilterName, number>> = {};
  for (const name of filterNames) {
    const value = params.get(name);
    if (value !== null && /^\d$/.test(value)) filters[name] = Number(value);
  }
  return {
    name: (params.get("name") ?? "").trim(),
    filters,
    sort: readChannelSort(params.get("sort") ?? ""),
  };
}

/** The order after a click on a column's head: up, down, then Zoom's own again. */
export function nextSort(sort: ListSort | undefined, column: SortName): ListSort | undefined {
  if (sort?.column !== column) return { column, direction: "asc" };
  return sort.direction === "asc" ? { column, direction: "desc" } : undefined;
}

/** How a list's rows are shown. */
export function rowsView(view: ListView): RowsView<ChannelRow> {
  return {
    key: JSON.stringify(view),
    matches: isFiltered(view) ? channelMatches(view) : undefined,
    compare: view.sort && channelOrder(view.sort),
  };
}
