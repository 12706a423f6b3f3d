import { useQuery } from "@tanstack/react-query";
import { type ComponentType, lazy, Suspense, useMemo } from "react";
import { useParams, useSearchParams } from "react-router";
import { LinkButton } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { HeaderSkeleton, TabSkeleton } from "../../components/page-skeleton.tsx";
import { ForbiddenError, MissingScopeError } from "../../lib/api/errors.ts";
import { hasAccount, useConnection } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { DoneStrip } from "../../shared/done/done-strip.tsx";
import { useForgetDone } from "../../shared/done/use-forget-done.ts";
import type { Space } from "../../shared/spaces/space.ts";
import type { SpaceRef } from "../../shared/spaces/space-calls.ts";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";
import { SpaceHeader } from "./space-header.tsx";
import { readSpaceTab, type SpaceTabId, spaceHref, spacesPath } from "./space-tabs.ts";
import { type SpaceTabProps, useSpaceView } from "./use-space-view.ts";

const tabs: Readonly<Record<SpaceTabId, ComponentType<SpaceTabProps>>> = {
  settings: lazy(() => import("./settings-tab.tsx")),
  members: lazy(() => import("./members-tab.tsx")),
  channels: lazy(() => import("./channels-tab.tsx")),
};

/** One shared space: its settings, its people, its channels. */
export default function SpacePage() {
  const { spaceId = "" } = useParams();
  const connection = useConnection();
  const ref = useMemo<SpaceRef>(() => ({ connection, spaceId }), [connection, spaceId]);
  const { data: space, error, refetch } = useQuery(spaceQueries.detail(ref));
  if (space) return <LoadedSpace key={`${connection} ${spaceId}`} spaceRef={ref} space={space} />;
  return (
    <>
      <title>Shared space · Channelkeeper</title>
      <h1 className="sr-only">Shared space</h1>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} action={<WayOut spaceRef={ref} error={error} />} />
      ) : (
        <>
          <HeaderSkeleton />
          <TabSkeleton />
        </>
      )}
    </>
  );
}

function LoadedSpace({ spaceRef, space }: { readonly spaceRef: SpaceRef; readonly space: Space }) {
  const [params] = useSearchParams();
  useForgetDone();
  const view = useSpaceView(spaceRef, space);
  const tab = readSpaceTab(params);
  const Tab = tabs[tab];
  return (
    <>
      <title>{`${space.name} · Channelkeeper`}</title>
      <SpaceHeader view={view} tab={tab} />
      <DoneStrip />
      <Suspense fallback={<TabSkeleton />}>
        <Tab view={view} />
      </Suspense>
    </>
  );
}

/** Where to go from a space that cannot be shown: the list, or the other connection, which may see it. */
function WayOut({ spaceRef, error }: { readonly spaceRef: SpaceRef; readonly error: Error }) {
  const session = useSession();
  const { connection, spaceId } = spaceRef;
  const other = connection === "me" ? "account" : "me";
  const hasOther = other === "me" || hasAccount(session);
  const canOtherHelp = error instanceof ForbiddenError || error instanceof MissingScopeError;
  return (
    <>
      <LinkButton to={spacesPath(connection)}>Back to shared spaces</LinkButton>
      {hasOther && canOtherHelp ? (
        <LinkButton to={spaceHref(other, spaceId)}>
          {other === "me" ? "Try my own connection" : "Try the account connection"}
        </LinkButton>
      ) : null}
    </>
  );
}
