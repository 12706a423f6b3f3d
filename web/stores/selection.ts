import { create } from "zustand";

interface Selection {
  /** Ids selected in each list, by the list's name; one with nothing selected is not here. */
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Lists whose selections are kept: those changed last. */
const KEPT = 20;

/** Rows selected in tables, each by itself; a selection outlives scrolling, paging and a look at something else. */
export const useSelection = create<Selection>(() => ({ lists: new Map() }));

/** Selects these rows of a list, and no others. */
export function selectIn(list: string, ids: ReadonlySet<string>): void {
  useSelection.setState(({ lists }) => {
    const others = [...lists].filter(([name]) => name !== list);
    return { lists: new Map(ids.size > 0 ? [...others.slice(1 - KEPT), [list, ids]] : others) };
  });
}

const nothing: ReadonlySet<string> = new Set();

export function selectedIds(list: string): ReadonlySet<string> {
  return useSelection.getState().lists.get(list) ?? nothing;
}

export function useSelectedIds(list: string): ReadonlySet<string> {
  return useSelection(({ lists }) => lists.get(list) ?? nothing);
}
