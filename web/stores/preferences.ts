import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { ConnectionName } from "../../contract/bff.ts";
import { PREFERENCES_KEY, type Theme } from "./stored-preferences.ts";

interface Preferences {
  readonly theme: Theme;
  /** Columns the reader hid, by table. */
  readonly hiddenColumns: Readonly<Record<string, readonly string[]>>;
  /** Connection the console opened with last; lets the first list be asked for before the session is known. */
  readonly lastConnection: ConnectionName;
  readonly setTheme: (theme: Theme) => void;
  readonly setHiddenColumns: (table: string, columns: readonly string[]) => void;
  readonly setLastConnection: (connection: ConnectionName) => void;
}

/** What a person chose about the console itself; kept in localStorage. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: "system",
      hiddenColumns: {},
      lastConnection: "account",
      setTheme: (theme) => set({ theme }),
      setHiddenColumns: (table, columns) =>
        set(({ hiddenColumns }) => ({ hiddenColumns: { ...hiddenColumns, [table]: columns } })),
      setLastConnection: (lastConnection) => set({ lastConnection }),
    }),
    {
      name: PREFERENCES_KEY,
      partialize: ({ theme, hiddenColumns, lastConnection }) => ({ theme, hiddenColumns, lastConnection }),
    },
  ),
);
