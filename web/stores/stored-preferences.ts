import type { ConnectionName } from "../../contract/bff.ts";

export type Theme = "system" | "light" | "dark";

export const PREFERENCES_KEY = "channelkeeper.preferences";

/** What the page's own script needs of the stored preferences before the store's own code has arrived. */
export function readStoredPreferences(stored: string | null): { theme: Theme; lastConnection: ConnectionName } {
  let state: Record<string, unknown> = {};
  try {
    state = (stored ? JSON.parse(stored) : null)?.state ?? {};
  } catch {
    // Someone else wrote there: the defaults hold, and the store writes its own value at the first change.
  }
  const { theme, lastConnection } = state;
  return {
    theme: theme === "light" || theme === "dark" ? theme : "system",
    lastConnection: lastConnection === "me" ? "me" : "account",
  };
}

/** Shows the chosen theme; without a choice the style sheet follows the system. */
export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
}
