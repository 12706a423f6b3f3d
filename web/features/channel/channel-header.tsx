import { ExternalLink, KeyRound } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { channelTypes } from "../../../domain/channel-words.ts";
import { BackLink } from "../../components/back-link.tsx";
import { Badge } from "../../components/badge.tsx";
import { LinkButton } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Dotted } from "../../components/dotted.tsx";
import { Name } from "../../components/name.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useMay } from "../../shared/access/use-may.ts";
import { type TabId, tabPath } from "../../shared/channel/channel-tabs.ts";
import type { OwnerState, Standing } from "../../shared/channel/model/access.ts";
import type { ChannelView } from "../../shared/channel/use-channel-view.ts";
import { labelOf } from "../../shared/channels/channel-row.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import SpaceOfGeneral from "../../shared/spaces/space-of-general.tsx";
import { ChannelActions } from "./actions/channel-actions.tsx";

const ownerMarks: Readonly<Partial<Record<OwnerState, string>>> = {
  inactive: "Owner deactivated",
  gone: "Owner gone",
  external: "External owner",
};

const standingTexts: Readonly<Partial<Record<Standing, string>>> = {
  owner: "you are the owner",
  admin: "you are an administrator",
  member: "you are a member",
  none: "you are not a member",
};

interface ChannelHeaderProps {
  readonly view: ChannelView;
  readonly tab: TabId;
}

const ScheduledDeletion = lazy(() => import("./scheduled-deletion.tsx"));
const ChannelHelp = lazy(() => import("./channel-help.tsx"));

export function ChannelHeader({ view, tab }: ChannelHeaderProps) {
  const { ref, channel, leaders, archiveState, hasExternal } = view;
  const may = useMay();
  const showsAccess = (may.all("give-roles") || may.all("see-audit")) && ref.connection === "account";
  const ownerMark = leaders ? ownerMarks[leaders.ownerState] : undefined;
  return (
    <header className="shrink-0 border-b border-line px-4 pt-3 lg:px-6">
      <BackLink to={`/channels?${CONNECTION_PARAM}=${ref.connection}`}>Channels</BackLink>
      <div className="mt-1 flex items-start justify-between gap-x-6">
        <h1 className="min-w-0 flex-1 py-0.5 text-lg font-semibold tracking-tight break-words text-pretty">
          <Name>{channel.name}</Name>
        </h1>
        <div className="flex shrink-0 items-center gap-1">
          <Suspense>
            <ChannelHelp tab={tab} connection={ref.connection} />
          </Suspense>
          <ChannelActions view={view} />
        </div>
      </div>
      <div className="mt-1 flex flex-wrap items-center gap-x-1.5 gap-y-1">
        <SpaceOfGeneral connection={ref.connection} channel={channel} />
        <Badge>{labelOf(channelTypes, channel.type)}</Badge>
        {archiveState === "archived" ? <Badge tone="warn">Archived</Badge> : null}
        {hasExternal ? <Badge tone="accent">External members</Badge> : null}
        {ownerMark ? <Badge tone="danger">{ownerMark}</Badge> : null}
        <span className="min-w-0 text-xs text-muted max-sm:basis-full sm:ml-1.5">
          <Dotted facts={factsOf(view)} />
        </span>
      </div>
      <div className="-mx-3 mt-1 flex flex-wrap items-center text-xs text-muted">
        <code className="min-w-0 truncate px-3 font-mono select-all max-sm:basis-full">{channel.id}</code>
        <CopyButton text={channel.id} label="Copy ID" />
        {channel.url ? (
          <>
            <CopyButton text={channel.url} label="Copy link" />
            <a
              href={channel.url}
              target="_blank"
              rel="noreferrer"
              className="inline-flex h-8 items-center gap-1.5 rounded-md px-3 text-sm font-medium text-muted hover:bg-hover hover:text-ink pointer-coarse:h-10"
            >
              <ExternalLink size={14} aria-hidden="true" />
              Open in Zoom
            </a>
          </>
        ) : null}
        {showsAccess ? (
          <LinkButton
            to={`/access?part=channel&channel=${encodeURIComponent(channel.id)}`}
            tone="quiet"
            icon={<KeyRound size={14} aria-hidden="true" />}
          >
            Who can touch it
          </LinkButton>
        ) : null}
      </div>
      <Suspense>
        <ScheduledDeletion channelId={channel.id} />
      </Suspense>
      <div className="mt-1">
        <Tabs label="Channel sections" tabs={tabsOf(view)} current={tab} />
      </div>
    </header>
  );
}

function factsOf({ ref, members, leaders, standing }: ChannelView): readonly ReactNode[] {
  // Where Zoom does not list who leads the channel, the member list may show the owner.
  const owner = leaders?.owner ?? members.rows.find(({ role }) => role === "owner");
  return [
    members.total === undefined ? null : countOf(members.total, "member"),
    owner ? (
      <>
        owner <PersonName name={owner.name} userId={owner.userId} memberId={owner.id} />
      </>
    ) : null,
    (ref.connection === "me" && standingTexts[standing]) || null,
  ];
}

function tabsOf({ ref, members, leaders }: ChannelView) {
  const { channelId, connection } = ref;
  const to = (tab: TabId): string => tabPath(channelId, connection, tab);
  const count = (value: number | undefined) => (value === undefined ? undefined : formatCount(value));
  return [
    { id: "settings", label: "Settings", to: to("settings") },
    { id: "members", label: "Members", to: to("members"), count: count(members.total) },
    {
      id: "administrators",
      label: "Administrators",
      to: to("administrators"),
      count: count(leaders?.people.length),
    },
    { id: "mention-groups", label: "Mention groups", to: to("mention-groups") },
    { id: "groups", label: "Directory groups", to: to("groups") },
    { id: "retention", label: "Retention", to: to("retention") },
    { id: "activity", label: "Activity", to: to("activity") },
    { id: "history", label: "History", to: to("history") },
  ];
}
