import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { UNSAFE_createBrowserHistory as createBrowserHistory } from "react-router";
import { prepareErrorState } from "../components/error-state.tsx";
import { SIGN_IN_PATH } from "../lib/locations.ts";
import { createGuardedHistory } from "../lib/navigation/guarded-history.ts";
import { GuardedRouter } from "../lib/navigation/guarded-router.tsx";
import { sessionQuery } from "../lib/session.ts";
import { usePreferences } from "../stores/preferences.ts";
import { applyTheme } from "../stores/stored-preferences.ts";
import { createQueryClient } from "./query-client.ts";
import { RootBoundary } from "./root-boundary.tsx";
import { AppRoutes } from "./routes.tsx";

/** When what the first page does not need is fetched, milliseconds after the start. */
const PREPARE_AFTER_MS = 3_000;

/** Puts the application into the page. */
export async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  usePreferences.subscribe(({ theme }) => applyTheme(theme));
  const client = createQueryClient();
  // The session was asked for at the very beginning: waiting for it saves rendering a frame that has no person yet.
  if (window.location.pathname !== SIGN_IN_PATH) await client.prefetchQuery(sessionQuery);
  createRoot(root).render(
    <RootBoundary>
      <QueryClientProvider client={client}>
        <GuardedRouter history={createGuardedHistory(createBrowserHistory({ v5Compat: true }))}>
          <AppRoutes />
        </GuardedRouter>
      </QueryClientProvider>
    </RootBoundary>,
  );
  setTimeout(prepareErrorState, PREPARE_AFTER_MS);
}
