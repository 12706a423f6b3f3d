import type { ChannelRow } from "./channel.ts";

/** What of the loaded rows to show, and in which order. */
export interface ListView {
  /** Part of the name, any case. */
  readonly name: string;
  readonly filters: Readonly<Partial<Record<FilterName, number>>>;
  readonly sort: ListSort | undefined;
}

export type FilterName = "type" | "posting" | "adding" | "mentionAll" | "external";
export const filterNames: readonly FilterName[] = ["type", "posting", "adding", "mentionAll", "external"];

export const sortNames = ["name", "type", "posting", "adding", "mentionAll", "external", "memberCount"] as const;
export type SortName = (typeof sortNames)[number];

export interface ListSort {
  readonly column: SortName;
  readonly direction: "asc" | "desc";
}

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
  const [column, direction] = (params.get("sort") ?? "").split(".");
  const known = sortNames.find((name) => name === column);
  return {
    name: params.get("name") ?? "",
    filters,
    sort: known ? { column: known, direction: direction === "desc" ? "desc" : "asc" } : undefined,
  };
}

/** The order after a click on a column's head: up, down, then Zoom's own again. */
export function nextSort(sort: ListSort | undefined, column: SortName): ListSort | undefined {
  if (sort?.column !== column) return { column, direction: "asc" };
  return sort.direction === "asc" ? { column, direction: "desc" } : undefined;
}

let collator: Intl.Collator | undefined;

function comparison({ column, direction }: ListSort): (a: ChannelRow, b: ChannelRow) => number {
  // Made once, and not before there is something to sort: making one takes longer than drawing ten rows.
  collator ??= new Intl.Collator("en", { sensitivity: "base" });
  const { compare } = collator;
  const sign = direction === "asc" ? 1 : -1;
  if (column === "name") return (a, b) => sign * compare(a.name, b.name);
  return (a, b) => sign * ((a[column] ?? -1) - (b[column] ?? -1)) || compare(a.name, b.name);
}

function matcher(view: ListView): (row: ChannelRow) => boolean {
  const name = view.name.toLowerCase();
  const wanted = filterNames.flatMap((filter) => {
    const value = view.filters[filter];
    return value === undefined ? [] : [[filter, value] as const];
  });
  return (row) =>
    (name === "" || row.name.toLowerCase().includes(name)) && wanted.every(([filter, value]) => row[filter] === value);
}

/**
 * Filters and sorts a growing list and remembers the result: a page that is added is filtered and merged by itself,
 * so that loading ten thousand rows under a sort does not sort them two hundred times.
 */
export function createViewer(): (rows: readonly ChannelRow[], view: ListView) => readonly ChannelRow[] {
  let seen: readonly ChannelRow[] = [];
  let viewKey = "";
  let shown: readonly ChannelRow[] = [];

  return (rows, view) => {
    if (!isFiltered(view) && !view.sort) return rows;
    const key = JSON.stringify(view);
    const isExtension =
      key === viewKey && rows.length >= seen.length && rows[0] === seen[0] && rows[seen.length - 1] === seen.at(-1);
    if (isExtension && rows.length === seen.length) return shown;

    const added = rows.slice(isExtension ? seen.length : 0).filter(matcher(view));
    const compare = view.sort ? comparison(view.sort) : undefined;
    if (compare) added.sort(compare);
    if (!isExtension) shown = added;
    else if (added.length > 0) shown = compare ? merge(shown, added, compare) : shown.concat(added);
    seen = rows;
    viewKey = key;
    return shown;
  };
}

function merge<T>(a: readonly T[], b: readonly T[], compare: (x: T, y: T) => number): readonly T[] {
  const merged: T[] = [];
  let at = 0;
  for (const item of b) {
    for (let next = a[at]; next !== undefined && compare(next, item) <= 0; next = a[at]) {
      merged.push(next);
      at += 1;
    }
    merged.push(item);
  }
  return merged.concat(a.slice(at));
}
