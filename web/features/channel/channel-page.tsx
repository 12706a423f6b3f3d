import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo } from "react";
import { useParams, useSearchParams } from "react-router";
import { LinkButton } from "../../components/button.tsx";
import { ForbiddenError, MissingScopeError } from "../../lib/api/errors.ts";
import { useConnection } from "../../lib/connection.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useSession } from "../../lib/session.ts";
import type { ChannelRef } from "./api/channel-ref.ts";
import { ChannelHeader } from "./channel-header.tsx";
import { channelPageQueries } from "./channel-page-queries.ts";
import { HeaderSkeleton, TabSkeleton } from "./channel-skeleton.tsx";
import { readTab, type TabId } from "./channel-tabs.ts";
import { DoneStrip } from "./done-strip.tsx";
import { Failure } from "./failure.tsx";
import type { Channel } from "./model/channel.ts";
import type { TabProps } from "./tab-props.ts";
import { useChannelView } from "./use-channel-view.ts";
import { useDone } from "./use-done.ts";

const tabs: Readonly<Record<TabId, React.ComponentType<TabProps>>> = {
  settings: lazy(() => import("./settings/settings-tab.tsx")),
  members: lazy(() => import("./members/members-tab.tsx")),
  administrators: lazy(() => import("./administrators/administrators-tab.tsx")),
  "mention-groups": lazy(() => import("../mention-groups/mention-groups-tab.tsx")),
  groups: lazy(() => import("./groups/groups-tab.tsx")),
  retention: lazy(() => import("../retention/retention-tab.tsx")),
  activity: lazy(() => import("./activity/activity-tab.tsx")),
  history: lazy(() => import("./history/history-tab.tsx")),
};

export default function ChannelPage() {
  const { channelId = "" } = useParams();
  const connection = useConnection();
  const ref = useMemo<ChannelRef>(() => ({ connection, channelId }), [connection, channelId]);
  const { data: channel, error, refetch } = useQuery(channelPageQueries.detail(ref));
  if (channel) return <LoadedChannel key={`${connection} ${channelId}`} channelRef={ref} channel={channel} />;
  if (error) {
    return (
      <>
        <title>Channel · Channelkeeper</title>
        <h1 className="sr-only">Channel</h1>
        <Failure error={error} onRetry={() => void refetch()} action={<WayOut channelRef={ref} error={error} />} />
      </>
    );
  }
  return (
    <>
      <title>Channel · Channelkeeper</title>
      <h1 className="sr-only">Channel</h1>
      <HeaderSkeleton />
      <TabSkeleton />
    </>
  );
}

function LoadedChannel({ channelRef, channel }: { channelRef: ChannelRef; channel: Channel }) {
  const [params] = useSearchParams();
  const { done, count, announce } = useDone();
  const view = useChannelView(channelRef, channel);
  const tab = readTab(params);
  const Tab = tabs[tab];
  return (
    <>
      <title>{`${channel.name} · Channelkeeper`}</title>
      <ChannelHeader view={view} tab={tab} announce={announce} />
      <DoneStrip done={done} count={count} onDismiss={() => announce(null)} />
      <Suspense fallback={<TabSkeleton />}>
        <Tab view={view} announce={announce} />
      </Suspense>
    </>
  );
}

/** Where to go from a channel that cannot be shown: the list, or the other connection, which may see it. */
function WayOut({ channelRef, error }: { channelRef: ChannelRef; error: Error }) {
  const { account } = useSession().connections;
  const { connection, channelId } = channelRef;
  const other = connection === "me" ? "account" : "me";
  const hasOther = other === "me" || account.access !== "none";
  const canOtherHelp = error instanceof ForbiddenError || error instanceof MissingScopeError;
  return (
    <>
      <LinkButton to={`/channels?${CONNECTION_PARAM}=${connection}`}>Back to channels</LinkButton>
      {hasOther && canOtherHelp ? (
        <LinkButton to={`/channels/${encodeURIComponent(channelId)}?${CONNECTION_PARAM}=${other}`}>
          {other === "me" ? "Try my own connection" : "Try the account connection"}
        </LinkButton>
      ) : null}
    </>
  );
}
