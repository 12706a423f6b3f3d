import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import { ErrorState } from "../../components/error-state.tsx";
import { useLater } from "../../components/use-later.ts";
import { SessionExpiredError } from "../../lib/api/errors.ts";
import { canUse, isInventoryWhole, resolveConnection } from "../../lib/connection.ts";
import { CONNECTION_PARAM, SIGN_IN_PATH } from "../../lib/locations.ts";
import { sessionQuery } from "../../lib/session.ts";
import { Notices } from "../../shared/done/notices.tsx";
import { usePreferences } from "../../stores/preferences.ts";
import { useSessionEnd } from "../../stores/session-end.ts";
import { RootBoundary } from "../root-boundary.tsx";
import { Frame } from "./frame.tsx";
import { SideBar } from "./side-bar.tsx";
import { TopBar } from "./top-bar.tsx";

const loadSandboxWords = () => import("./sandbox-words.tsx");
const loadAfterPaint = () => import("./after-paint.tsx");
const SessionEnd = lazy(() => import("./session-end.tsx"));
const AccountNeeded = lazy(() => import("../../shared/access/account-needed.tsx"));

/** Where one sees what is wrong with the account connection, and mends it. */
const mending: ReadonlySet<string> = new Set(["/access", "/doctor"]);

/** The frame of every page behind the sign-in. Pages inside it can rely on the session. */
export function Layout() {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const { pathname, search, hash } = useLocation();
  const hasEnded = useSessionEnd((state) => state.how !== "none");
  const main = useRef<HTMLElement>(null);
  const AfterPaint = useLater(loadAfterPaint);
  useHeadingFocus(main, pathname);

  useEffect(() => {
    if (session)
      usePreferences.getState().setLast({
        lastConnection: resolveConnection(null, session),
        wasInventoryWhole: isInventoryWhole(session),
      });
  }, [session]);

  if (!session) {
    if (error instanceof SessionExpiredError) {
      const here = pathname + search + hash;
      return <Navigate to={`${SIGN_IN_PATH}?return_to=${encodeURIComponent(here)}`} replace />;
    }
    return error ? (
      <main>
        <title>Error · Channelkeeper</title>
        <h1 className="sr-only">Channelkeeper</h1>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </main>
    ) : null;
  }
  return (
    <>
      <button
        type="button"
        onClick={() => main.current?.focus()}
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </button>
      <Frame
        mainRef={main}
        top={<TopBar session={session} />}
        side={<SideBar session={session} />}
        foot={session.isSandbox ? <SandboxFoot /> : null}
      >
        <RootBoundary resetKey={pathname}>
          {mending.has(pathname) ||
          canUse(resolveConnection(new URLSearchParams(search).get(CONNECTION_PARAM), session), session, pathname) ? (
            <Outlet />
          ) : (
            <AccountNeeded />
          )}
        </RootBoundary>
      </Frame>
      <Notices />
      {AfterPaint ? <AfterPaint /> : null}
      <Suspense>{hasEnded ? <SessionEnd user={session.user} /> : null}</Suspense>
    </>
  );
}

/** Has its room from the first: nothing moves when its words come. */
function SandboxFoot() {
  const SandboxWords = useLater(loadSandboxWords);
  return (
    <aside
      aria-label="Sandbox"
      className="flex shrink-0 items-center justify-center gap-2 border-t border-warn-line bg-warn-soft px-4 py-1 text-xs text-warn-ink"
    >
      {SandboxWords ? <SandboxWords /> : "\u00a0"}
    </aside>
  );
}

/** Moves the focus to the new page's heading, as a page load would; the first page keeps the browser's own. */
function useHeadingFocus(main: { readonly current: HTMLElement | null }, pathname: string): void {
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    // A page that knows better where its reader goes on, as a list one comes back to, has the focus already.
    if (main.current !== document.activeElement && main.current?.contains(document.activeElement)) return;
    // A heading that is not to be seen stands in for the page's own, and would take the focus along when that one comes.
    const heading = main.current?.querySelector<HTMLElement>("h1:not(.sr-only)");
    if (heading) heading.tabIndex = -1;
    (heading ?? main.current)?.focus();
  }, [main, pathname]);
}
