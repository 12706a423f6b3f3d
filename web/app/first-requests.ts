import type { ConnectionName } from "../../contract/bff.ts";
import { startEarly } from "../lib/api/early.ts";
import { SESSION_PATH, SIGN_IN_PATH } from "../lib/locations.ts";
import { firstPagePath } from "../shared/channels/first-page.ts";

/** Asks for the session, and for the list when the page is one, while the application is still loading. */
export function startFirstRequests(
  location: { pathname: string; search: string },
  lastConnection: ConnectionName,
  wasInventoryWhole: boolean,
): void {
  if (location.pathname === SIGN_IN_PATH) return;
  startEarly(SESSION_PATH);
  if (location.pathname !== "/" && location.pathname !== "/channels") return;
  const listPath = firstPagePath(new URLSearchParams(location.search), lastConnection, wasInventoryWhole);
  if (listPath) startEarly(listPath);
}
