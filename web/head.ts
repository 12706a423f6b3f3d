// Stands in the page itself: the theme is set before the first paint, and the first requests leave before any of the
// application's code has arrived.
import { startFirstRequests } from "./app/first-requests.ts";
import { applyTheme, PREFERENCES_KEY, readStoredPreferences } from "./stores/stored-preferences.ts";

const { theme, lastConnection } = readStoredPreferences(localStorage.getItem(PREFERENCES_KEY));
applyTheme(theme);
startFirstRequests(window.location, lastConnection);
