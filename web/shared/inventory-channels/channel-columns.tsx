import type { ReactNode } from "react";
import {
  addingLabels,
  channelTypes,
  externalLabels,
  mentionAllLabels,
  postingLabels,
  type SettingWords,
} from "../../../domain/channel-words.ts";
import type { ChannelSort, InventoryChannel } from "../../../domain/inventory/channels.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { Skeleton } from "../../components/states.tsx";
import { formatCount } from "../../lib/format.ts";
import { formatDay } from "../../lib/format-time.ts";
import type { Listed } from "../../lib/leaping-list/pages.ts";
import { AgedCell } from "../inventory/aged-cell.tsx";
import { retentionText } from "../inventory/facet-words.ts";
import { ChannelNameCell } from "./channel-name-cell.tsx";
import { OwnerCell } from "./owner-cell.tsx";

export type ListedChannel = Listed<InventoryChannel>;
export type ChannelColumn = Column<ListedChannel>;

/** Columns that are hidden until the reader asks for them. */
export const hiddenInAll: readonly string[] = [
  "archived",
  "posting",
  "adding",
  "external",
  "mentionAll",
  "history",
  "mentionGroups",
  "directoryGroups",
  "seen",
  "id",
];

/** Orders that begin with the most, or the latest. */
const downFirst: ReadonlySet<ChannelSort> = new Set([
  "members",
  "outsiders",
  "admins",
  "activity",
  "seen",
  "mentionGroups",
  "directoryGroups",
  "retention",
]);

/** The order after a click on a column's head: one way, the other, then by name again. */
export function nextOrder(sort: string, column: ChannelSort): string | undefined {
  const [first, second] = downFirst.has(column) ? [`-${column}`, column] : [column, `-${column}`];
  return sort === first ? second : sort === second ? undefined : first;
}

/** The last day on which something happened in a channel, as far as that was seen; null where nothing was. */
export function lastActiveAtMs({
  lastMoveAtMs,
  lastMessageDay,
}: Pick<InventoryChannel, "lastMoveAtMs" | "lastMessageDay">): number | null {
  const times = [lastMoveAtMs, lastMessageDay === null ? null : Date.parse(lastMessageDay)].filter(
    (time) => time !== null,
  );
  return times.length === 0 ? null : Math.max(...times);
}

export interface ColumnContext {
  readonly hrefOf: (channel: InventoryChannel) => string;
  readonly nowMs: number;
}

/** Columns of the account's channels. */
export function allColumns({ hrefOf, nowMs }: ColumnContext): readonly ChannelColumn[] {
  const column = (
    id: ChannelSort | "id",
    header: string,
    track: string,
    cell: (channel: InventoryChannel) => ReactNode,
    more: Partial<ChannelColumn> = {},
  ): ChannelColumn => ({
    id,
    header,
    track,
    isSortable: id !== "id",
    cell: ({ row }) => (row ? cell(row) : null),
    ...more,
  });
  const count = (id: ChannelSort, header: string, track: string, value: (channel: InventoryChannel) => number | null) =>
    column(id, header, track, (channel) => counted(value(channel)), { align: "end", isUncut: true });
  const setting = (
    id: ChannelSort & ("posting" | "adding" | "external" | "mentionAll"),
    header: string,
    words: SettingWords,
  ) =>
    column(id, header, "minmax(11.5rem, 1fr)", ({ [id]: value }) => worded(words, value), {
      isMuted: true,
      isUncut: true,
    });
  return [
    {
      id: "name",
      header: "Name",
      track: "minmax(14rem, 2.4fr)",
      isSortable: true,
      isUncut: true,
      cell: ({ row }) =>
        row ? <ChannelNameCell channel={row} href={hrefOf(row)} /> : <Skeleton className="h-3 w-40 animate-none" />,
    },
    column("type", "Type", "9.75rem", ({ type }) => channelTypes[type] ?? `Unknown (${type})`, {
      isMuted: true,
      isUncut: true,
    }),
    column("owner", "Owner", "minmax(9rem, 1.3fr)", (channel) => <OwnerCell channel={channel} />, { isUncut: true }),
    column(
      "members",
      "Members",
      "6.25rem",
      ({ members, membersAtMs }) => (
        <AgedCell atMs={membersAtMs} nowMs={nowMs}>
          {counted(members)}
        </AgedCell>
      ),
      { align: "end", isUncut: true },
    ),
    count("outsiders", "External", "5.75rem", ({ outsiders }) => outsiders),
    count("admins", "Administrators", "8rem", ({ admins }) => admins),
    column("space", "Space", "minmax(6rem, 1fr)", ({ space }) => (space ? <Name>{space}</Name> : "–"), {
      isMuted: true,
    }),
    column(
      "retention",
      "Retention",
      "6.75rem",
      ({ retention, retentionAtMs }) => (
        <AgedCell atMs={retentionAtMs} nowMs={nowMs}>
          {retention === null ? "–" : retentionText(retention)}
        </AgedCell>
      ),
      { isMuted: true, isUncut: true },
    ),
    column("activity", "Last activity", "7rem", (channel) => dayOf(lastActiveAtMs(channel)), {
      isMuted: true,
      isUncut: true,
    }),
    column(
      "archived",
      "Status",
      "7rem",
      ({ isArchived }) => (isArchived === null ? "–" : isArchived ? "Archived" : "Active"),
      { isMuted: true, isUncut: true },
    ),
    setting("posting", "Who can post", postingLabels),
    setting("adding", "Who can add", addingLabels),
    setting("external", "Who can add external", externalLabels),
    setting("mentionAll", "@all", mentionAllLabels),
    column(
      "history",
      "New members see history",
      "11rem",
      ({ seesHistory }) => (seesHistory === null ? "–" : seesHistory ? "Yes" : "No"),
      { isMuted: true, isUncut: true },
    ),
    count("mentionGroups", "Mention groups", "8rem", ({ mentionGroups }) => mentionGroups),
    count("directoryGroups", "Directory groups", "8.5rem", ({ directoryGroups }) => directoryGroups),
    column("seen", "First seen", "7.5rem", ({ firstSeenAtMs }) => formatDay(firstSeenAtMs), {
      isMuted: true,
      isUncut: true,
    }),
    column("id", "Channel ID", "17rem", ({ id }) => <span className="font-mono text-xs text-muted">{id}</span>),
  ];
}

const counted = (count: number | null): string => (count === null ? "–" : formatCount(count));
const dayOf = (atMs: number | null): string => (atMs === null ? "–" : formatDay(atMs));
const worded = (words: SettingWords, value: number | null): string =>
  value === null ? "–" : (words[value] ?? `Unknown (${value})`);
