import type { ConnectionName } from "../../contract/bff.ts";

export type Theme = "system" | "light" | "dark";

export const PREFERENCES_KEY = "channelkeeper.preferences";

/** What the page's own script needs of the stored preferences before the store's own code has arrived. */
export function readStoredPreferences(stored: string | null): {
  theme: Theme;
  lastConnection: ConnectionName;
  wasInventoryWhole: boolean;
} {
  const { theme, lastConnection, wasInventoryWhole } = stateIn(stored);
  return {
    theme: theme === "light" || theme === "dark" ? theme : "system",
    lastConnection: lastConnection === "me" ? "me" : "account",
    wasInventoryWhole: wasInventoryWhole === true,
  };
}

/** The columns hidden in each table; what is no list of ids is left out. */
export function readHiddenColumns(stored: string | null): Readonly<Record<string, readonly string[]>> {
  const { hiddenColumns } = stateIn(stored);
  return Object.fromEntries(
    Object.entries(hiddenColumns ?? {}).filter(
      ([, ids]) => Array.isArray(ids) && ids.every((id) => typeof id === "string"),
    ),
  );
}

function stateIn(stored: string | null): Record<string, unknown> {
  try {
    return (stored ? JSON.parse(stored) : null)?.state ?? {};
  } catch {
    // Someone else wrote there: the defaults hold, and the store writes its own value at the first change.
    return {};
  }
}

/** Shows the chosen theme; without a choice the style sheet follows the system. */
export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
}
