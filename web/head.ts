// Stands in the page itself: the theme and what is outlined are set before the first paint, and the first requests leave
// before any of the application's code has arrived.
import { startFirstRequests } from "./app/first-requests.ts";
import { outlineOf } from "./app/outline-of.ts";
import { applyTheme, PREFERENCES_KEY, readStoredPreferences } from "./stores/stored-preferences.ts";

const { theme, lastConnection, wasInventoryWhole } = readStoredPreferences(localStorage.getItem(PREFERENCES_KEY));
applyTheme(theme);
document.documentElement.dataset.outline = outlineOf(window.location.pathname);
startFirstRequests(window.location, lastConnection, wasInventoryWhole);
