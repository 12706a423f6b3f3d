import { create } from "zustand";
import type { ConnectionName } from "../../contract/bff.ts";
import { PREFERENCES_KEY, readHiddenColumns, readStoredPreferences, type Theme } from "./stored-preferences.ts";

interface Preferences {
  readonly theme: Theme;
  /** Columns the reader hid, by table. */
  readonly hiddenColumns: Readonly<Record<string, readonly string[]>>;
  /** Connection the console opened with last; lets the first list be asked for before the session is known. */
  readonly lastConnection: ConnectionName;
  /** Whether all channels were known then: they are the first list. */
  readonly wasInventoryWhole: boolean;
  readonly setTheme: (theme: Theme) => void;
  readonly setHiddenColumns: (table: string, columns: readonly string[]) => void;
  readonly setLast: (last: Pick<Preferences, "lastConnection" | "wasInventoryWhole">) => void;
}

const stored = localStorage.getItem(PREFERENCES_KEY);

/**
 * What a person chose about the console itself; kept in localStorage. Every page needs it before its first picture, so
 * it does without the store library's own way of keeping things, and is checked as it is read.
 */
export const usePreferences = create<Preferences>()((set) => ({
  ...readStoredPreferences(stored),
  hiddenColumns: readHiddenColumns(stored),
  setTheme: (theme) => set({ theme }),
  setHiddenColumns: (table, columns) =>
    set(({ hiddenColumns }) => ({ hiddenColumns: { ...hiddenColumns, [table]: columns } })),
  setLast: set,
}));

usePreferences.subscribe((state) => localStorage.setItem(PREFERENCES_KEY, JSON.stringify({ state })));
