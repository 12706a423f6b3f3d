import { kindLabels, type SpaceChannel } from "../../../domain/exports/space-rows.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { KindBadge } from "./kind-badge.tsx";

// Links are plain: the table follows them, and the browser opens them in a tab of their own.

export function spaceChannelColumns(hrefOf: (channel: SpaceChannel) => string): readonly Column<SpaceChannel>[] {
  return [
    {
      id: "name",
      header: "Channel",
      track: "minmax(12rem, 1.5fr)",
      cell: (channel) => (
        <a href={hrefOf(channel)} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
          <Name>{channel.name}</Name>
        </a>
      ),
    },
    { id: "kind", header: "Kind", track: "minmax(9rem, 1fr)", cell: ({ kind }) => <KindBadge kind={kind} /> },
    {
      id: "members",
      header: "Members",
      track: "6rem",
      align: "end",
      cell: ({ memberCount }) => formatCount(memberCount),
    },
    {
      id: "description",
      header: "Description",
      track: "minmax(10rem, 2fr)",
      isMuted: true,
      cell: ({ description }) => description,
    },
  ];
}

export function narrowSpaceChannelCell(channel: SpaceChannel, href: string) {
  return (
    <span className="flex min-w-0 flex-col">
      <a href={href} data-open="" tabIndex={-1} className="truncate font-medium">
        <Name>{channel.name}</Name>
      </a>
      <span className="truncate text-xs text-muted">
        {kindLabels[channel.kind]} · {countOf(channel.memberCount, "member")}
      </span>
    </span>
  );
}
