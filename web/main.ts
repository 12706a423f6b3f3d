// The entry: small, so that the theme is set before the first paint and the first requests leave before the rest of
// the code has arrived.
import "./styles.css";
import { startFirstRequests } from "./app/first-requests.ts";
import { applyTheme, PREFERENCES_KEY, readStoredPreferences } from "./stores/stored-preferences.ts";

const { theme, lastConnection } = readStoredPreferences(localStorage.getItem(PREFERENCES_KEY));
applyTheme(theme);
startFirstRequests(window.location, lastConnection);

void import("./app/start.tsx").then(({ start }) => start());
