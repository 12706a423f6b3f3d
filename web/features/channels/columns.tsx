import type { ReactNode } from "react";
import {
  addingLabels,
  channelTypes,
  externalLabels,
  mentionAllLabels,
  postingLabels,
} from "../../../domain/channel-words.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import type { Column } from "../../components/data-table/types.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { labelOf } from "../../shared/channels/channel-row.ts";
import { type ChannelMark, NameCell } from "./name-cell.tsx";

/** Columns that are hidden until the reader asks for them. */
export const hiddenAtFirst: readonly string[] = ["history", "id"];

type Kind = "settings" | "counts";

/**
 * The columns of a list of channels.
 *
 * @param kind `settings` for operations that tell a channel's settings, `counts` for the search, which counts members.
 */
export function channelColumns(
  kind: Kind,
  hrefOf: (row: ChannelRow) => string,
  mark?: ChannelMark,
): readonly Column<ChannelRow>[] {
  const name: Column<ChannelRow> = {
    id: "name",
    header: "Name",
    track: "minmax(14rem, 2fr)",
    isSortable: true,
    isUncut: true,
    cell: (row) => <NameCell row={row} href={hrefOf(row)} mark={mark} />,
  };
  const type = textColumn("type", "Type", "minmax(11rem, 1.1fr)", (row) => labelOf(channelTypes, row.type));
  const id: Column<ChannelRow> = {
    id: "id",
    header: "Channel ID",
    track: "17rem",
    cell: (row) => <span className="font-mono text-xs text-muted">{row.id}</span>,
  };
  if (kind === "counts") {
    const members: Column<ChannelRow> = {
      id: "memberCount",
      header: "Members",
      track: "6rem",
      align: "end",
      isSortable: true,
      cell: (row) => (row.memberCount === undefined ? "–" : formatCount(row.memberCount)),
    };
    return [name, type, members, id];
  }
  return [
    name,
    type,
    textColumn("posting", "Who can post", "minmax(11.5rem, 1fr)", (row) => labelOf(postingLabels, row.posting)),
    textColumn("adding", "Who can add", "minmax(11.5rem, 1fr)", (row) => labelOf(addingLabels, row.adding)),
    textColumn("external", "External people", "minmax(11.5rem, 1fr)", (row) => labelOf(externalLabels, row.external)),
    textColumn("mentionAll", "@all", "minmax(11.5rem, 1fr)", (row) => labelOf(mentionAllLabels, row.mentionAll)),
    {
      id: "history",
      header: "New members see history",
      track: "11rem",
      cell: (row) => (row.seesHistory === undefined ? "–" : row.seesHistory ? "Yes" : "No"),
    },
    id,
  ];
}

function textColumn(id: string, header: string, track: string, text: (row: ChannelRow) => string): Column<ChannelRow> {
  return {
    id,
    header,
    track,
    isSortable: true,
    isMuted: true,
    isUncut: true,
    cell: text,
  };
}

/** A row where there is no room for columns. */
export function narrowChannelCell(row: ChannelRow, href: string, mark?: ChannelMark): ReactNode {
  const details = [
    labelOf(channelTypes, row.type),
    row.posting === undefined ? null : `posts: ${labelOf(postingLabels, row.posting).toLowerCase()}`,
    row.memberCount === undefined ? null : countOf(row.memberCount, "member"),
  ];
  return (
    <span className="flex min-w-0 flex-col py-1">
      <NameCell row={row} href={href} mark={mark} />
      <span className="truncate pl-[22px] text-xs text-muted">{details.filter(Boolean).join(" · ")}</span>
    </span>
  );
}
