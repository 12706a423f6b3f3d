import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo } from "react";
import { useLocation, useParams, useSearchParams } from "react-router";
import { LinkButton } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { HeaderSkeleton, TabSkeleton } from "../../components/page-skeleton.tsx";
import { ForbiddenError, MissingScopeError } from "../../lib/api/errors.ts";
import { canUse, hasAccount, useConnection } from "../../lib/connection.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useSession } from "../../lib/session.ts";
import type { ChannelRef } from "../../shared/channel/api/channel-ref.ts";
import { channelPageQueries } from "../../shared/channel/channel-page-queries.ts";
import { readTab, type TabId } from "../../shared/channel/channel-tabs.ts";
import type { Channel } from "../../shared/channel/model/channel.ts";
import type { TabProps } from "../../shared/channel/tab-props.ts";
import { useChannelView } from "../../shared/channel/use-channel-view.ts";
import { DoneStrip } from "../../shared/done/done-strip.tsx";
import { useForgetDone } from "../../shared/done/use-forget-done.ts";
import { ChannelHeader } from "./channel-header.tsx";

type Tab = React.ComponentType<TabProps>;
type OwnTabId = Exclude<TabId, "mention-groups" | "retention" | "history">;
/** Tabs that other families of screens make. */
export type TabsOfOthers = Readonly<Record<Exclude<TabId, OwnTabId>, Tab>>;

const ownTabs: Readonly<Record<OwnTabId, Tab>> = {
  settings: lazy(() => import("./settings/settings-tab.tsx")),
  members: lazy(() => import("./members/members-tab.tsx")),
  administrators: lazy(() => import("./administrators/administrators-tab.tsx")),
  groups: lazy(() => import("./groups/groups-tab.tsx")),
  activity: lazy(() => import("./activity/activity-tab.tsx")),
};

export default function ChannelPage({ tabsOfOthers }: { tabsOfOthers: TabsOfOthers }) {
  const { channelId = "" } = useParams();
  const connection = useConnection();
  const ref = useMemo<ChannelRef>(() => ({ connection, channelId }), [connection, channelId]);
  const { data: channel, error, refetch } = useQuery(channelPageQueries.detail(ref));
  if (channel) {
    return (
      <LoadedChannel
        key={`${connection} ${channelId}`}
        channelRef={ref}
        channel={channel}
        tabs={{ ...ownTabs, ...tabsOfOthers }}
      />
    );
  }
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

interface LoadedChannelProps {
  readonly channelRef: ChannelRef;
  readonly channel: Channel;
  readonly tabs: Readonly<Record<TabId, Tab>>;
}

function LoadedChannel({ channelRef, channel, tabs }: LoadedChannelProps) {
  const [params] = useSearchParams();
  useForgetDone();
  const view = useChannelView(channelRef, channel);
  const tab = readTab(params);
  const Shown = tabs[tab];
  return (
    <>
      <title>{`${channel.name} · Channelkeeper`}</title>
      <ChannelHeader view={view} tab={tab} />
      <DoneStrip />
      <Suspense fallback={<TabSkeleton />}>
        <Shown view={view} />
      </Suspense>
    </>
  );
}

/** Where to go from a channel that cannot be shown: the list, or the other connection, which may see it. */
function WayOut({ channelRef, error }: { channelRef: ChannelRef; error: Error }) {
  const session = useSession();
  const { pathname } = useLocation();
  const { connection, channelId } = channelRef;
  const other = connection === "me" ? "account" : "me";
  const hasOther = canUse(other, session, pathname);
  // Where Zoom keeps a channel from someone without a role, it is none that they lead.
  const canOtherHelp =
    error instanceof MissingScopeError || (error instanceof ForbiddenError && (other === "me" || hasAccount(session)));
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
