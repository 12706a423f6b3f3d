import type { ReactNode } from "react";
import { BackLink } from "../../components/back-link.tsx";
import { Badge } from "../../components/badge.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Dotted } from "../../components/dotted.tsx";
import { Name } from "../../components/name.tsx";
import { Tabs } from "../../components/tabs.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { SpaceActions } from "./space-actions.tsx";
import { type SpaceTabId, spaceHref, spacesPath } from "./space-tabs.ts";
import { SpacesHelp } from "./spaces-help.tsx";
import type { SpaceView } from "./use-space-view.ts";

const standingTexts = {
  owner: "you are the owner",
  admin: "you are an administrator",
  member: "you are a member",
  unknown: null,
} as const;

interface SpaceHeaderProps {
  readonly view: SpaceView;
  readonly tab: SpaceTabId;
}

export function SpaceHeader({ view, tab }: SpaceHeaderProps) {
  const { ref, space, members } = view;
  const owner = members.rows.find(({ role }) => role === "owner");
  const to = (id: SpaceTabId): string => spaceHref(ref.connection, space.id, id);
  return (
    <header className="shrink-0 border-b border-line px-4 pt-3 lg:px-6">
      <BackLink to={spacesPath(ref.connection)}>Shared spaces</BackLink>
      <div className="mt-1 flex items-start justify-between gap-x-6">
        <h1 className="min-w-0 flex-1 py-0.5 text-lg font-semibold tracking-tight break-words text-pretty">
          <Name>{space.name}</Name>
        </h1>
        <div className="flex shrink-0 items-center gap-1">
          <SpacesHelp />
          <SpaceActions view={view} />
        </div>
      </div>
      {space.description ? <p className="max-w-3xl break-words text-muted">{space.description}</p> : null}
      <div className="mt-1 flex flex-wrap items-center gap-x-1.5 gap-y-1">
        {space.settings.external > 0 ? <Badge tone="accent">Open to external people</Badge> : null}
        {space.owner.isExternal ? <Badge tone="danger">External owner</Badge> : null}
        {owner?.isInactive ? <Badge tone="danger">Owner deactivated</Badge> : null}
        <span className="min-w-0 text-xs text-muted">
          <Dotted facts={factsOf(view)} />
        </span>
      </div>
      <div className="-mx-3 mt-1 flex flex-wrap items-center text-xs text-muted">
        <code className="min-w-0 truncate px-3 font-mono select-all max-sm:basis-full">{space.id}</code>
        <CopyButton text={space.id} label="Copy ID" />
      </div>
      <div className="mt-1">
        <Tabs
          label="Space sections"
          current={tab}
          tabs={[
            { id: "settings", label: "Settings", to: to("settings") },
            { id: "members", label: "Members", to: to("members"), count: countLabel(view.members) },
            { id: "channels", label: "Channels", to: to("channels"), count: countLabel(view.channels) },
          ]}
        />
      </div>
    </header>
  );
}

function factsOf({ ref, space, standing, members, channels }: SpaceView): readonly ReactNode[] {
  return [
    members.isComplete ? countOf(members.rows.length, "member") : null,
    channels.isComplete ? countOf(channels.rows.length, "channel") : null,
    <>
      owner <PersonName {...space.owner} />
    </>,
    ref.connection === "me" ? standingTexts[standing] : null,
  ];
}

/** Zoom gives no count: it is known once the last page is here. */
function countLabel({ rows, isComplete, isPending }: CursorList<unknown>): string | undefined {
  if (isPending || (rows.length === 0 && !isComplete)) return undefined;
  return `${formatCount(rows.length)}${isComplete ? "" : "+"}`;
}
