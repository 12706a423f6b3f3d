import { create } from "zustand";

interface Selection {
  /** The list the ids belong to; another list starts with nothing selected. */
  readonly list: string;
  readonly ids: ReadonlySet<string>;
  readonly select: (list: string, ids: ReadonlySet<string>) => void;
}

/** Rows selected in a table; outlives scrolling, paging and a look at one of the rows. */
export const useSelection = create<Selection>()((set) => ({
  list: "",
  ids: new Set(),
  select: (list, ids) => set({ list, ids }),
}));

const nothing: ReadonlySet<string> = new Set();

export function useSelectedIds(list: string): ReadonlySet<string> {
  return useSelection((selection) => (selection.list === list ? selection.ids : nothing));
}
