import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { startTransition } from "react";
import { createRoot } from "react-dom/client";
import { UNSAFE_createBrowserHistory as createBrowserHistory } from "react-router";
import { prepareErrorState } from "../components/load-error-card.ts";
import { SIGN_IN_PATH } from "../lib/locations.ts";
import { createGuardedHistory } from "../lib/navigation/guarded-history.ts";
import { GuardedRouter } from "../lib/navigation/guarded-router.tsx";
import { sessionQuery } from "../lib/session.ts";
import { prepareNotices } from "../shared/done/load-notice-card.ts";
import { usePreferences } from "../stores/preferences.ts";
import { applyTheme } from "../stores/stored-preferences.ts";
import { pageAt } from "./page-at.ts";
import { createQueryClient } from "./query-client.ts";
import { RootBoundary } from "./root-boundary.tsx";
import { AppRoutes } from "./routes.tsx";

/** When what the first page does not need is fetched, milliseconds after the start. */
const PREPARE_AFTER_MS = 3_000;
/** When the frame is drawn without rows, milliseconds after the code and the session are there. */
const LONGEST_WAIT_FOR_ROWS_MS = 100;

/** Puts the application into the page. */
export async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  usePreferences.subscribe(({ theme }) => applyTheme(theme));
  const client = createQueryClient();
  await prepare(client, window.location);
  // As a transition the first picture is made in slices, between which the page answers.
  startTransition(() =>
    createRoot(root).render(
      <RootBoundary>
        <QueryClientProvider client={client}>
          <GuardedRouter history={createGuardedHistory(createBrowserHistory({ v5Compat: true }))}>
            <AppRoutes />
          </GuardedRouter>
        </QueryClientProvider>
      </RootBoundary>,
    ),
  );
  setTimeout(() => {
    prepareErrorState();
    prepareNotices();
  }, PREPARE_AFTER_MS);
}

/**
 * Waits for what the first picture is made of, which was asked for at the very beginning: drawing a frame without a
 * person, then without a page, then without rows, would take longer than to draw it once.
 */
async function prepare(client: QueryClient, { pathname, search }: Location): Promise<void> {
  const [module] = await Promise.all([
    // A page whose code cannot be fetched is asked for again when it is shown, and its failure is told there.
    pageAt(pathname)
      .prepare()
      .catch(() => null),
    pathname === SIGN_IN_PATH ? null : client.prefetchQuery(sessionQuery),
  ]);
  const rows = module?.prefetch?.(client, new URLSearchParams(search));
  if (rows) await Promise.race([rows, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_FOR_ROWS_MS))]);
}
