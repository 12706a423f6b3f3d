import type { ReactNode } from "react";
import { channelTypes } from "../../../../domain/channel-words.ts";
import type { CsvColumn } from "../../../../domain/csv/write-csv.ts";
import type { OwnChannel } from "../../../../domain/inventory/own-channels.ts";
import type { Column } from "../../../components/data-table/types.ts";
import { Link } from "../../../components/link.tsx";
import { Words } from "../../../components/words.tsx";
import { countOf, formatCount } from "../../../lib/format.ts";
import { isolate } from "../../../lib/isolate.ts";
import { labelOf } from "../../../shared/channels/channel-row.ts";
import { OwnerCell } from "./owner-cell.tsx";
import { ownerWord } from "./owner-word.ts";

/** What is not known yet. */
const countText = (count: number | null): string => (count === null ? "–" : formatCount(count));

export function foundColumns(hrefOf: (id: string) => string): readonly Column<OwnChannel>[] {
  return [
    {
      id: "name",
      header: "Name",
      track: "minmax(12rem, 2fr)",
      cell: ({ id, name }) => (
        <Link to={hrefOf(id)} tabIndex={-1} className="font-medium hover:underline">
          {name}
        </Link>
      ),
    },
    {
      id: "type",
      header: "Type",
      track: "minmax(10rem, 1fr)",
      cell: ({ type }) => <span className="text-muted">{labelOf(channelTypes, type)}</span>,
    },
    {
      id: "owner",
      header: "Owner",
      track: "minmax(12rem, 1.4fr)",
      cell: (channel) => <OwnerCell channel={channel} />,
    },
    {
      id: "members",
      header: "Members",
      track: "6rem",
      align: "end",
      cell: ({ members }) => countText(members),
    },
    {
      id: "external",
      header: "External",
      track: "6rem",
      align: "end",
      cell: ({ outsiders }) => countText(outsiders),
    },
    {
      id: "archived",
      header: "Archived",
      track: "6.5rem",
      cell: ({ isArchived }) => (isArchived === null ? "–" : isArchived ? "Yes" : "No"),
    },
  ];
}

export function narrowFoundCell(channel: OwnChannel, href: string): ReactNode {
  const { name, type, members, outsiders, isArchived, ownerName } = channel;
  const ownerText = [ownerName && isolate(ownerName), ownerWord(channel)].filter(Boolean).join(", ");
  const details = [
    ownerText ? `owner: ${ownerText}` : null,
    labelOf(channelTypes, type),
    members === null ? null : countOf(members, "member"),
    outsiders ? `${formatCount(outsiders)} external` : null,
    isArchived ? "archived" : null,
  ];
  return (
    <span className="flex min-w-0 flex-col py-1">
      <Link to={href} tabIndex={-1} className="truncate font-medium hover:underline">
        {name}
      </Link>
      <span className="truncate text-xs text-muted">
        <Words>{details.filter(Boolean).join(" · ")}</Words>
      </span>
    </span>
  );
}

export const foundCsvColumns: readonly CsvColumn<OwnChannel>[] = [
  { header: "channel_id", value: ({ id }) => id },
  { header: "channel", value: ({ name }) => name },
  { header: "type", value: ({ type }) => labelOf(channelTypes, type) },
  { header: "owner", value: ({ ownerName }) => ownerName },
  { header: "own_role", value: ({ role }) => role },
  { header: "members", value: ({ members }) => members ?? "" },
  { header: "external_members", value: ({ outsiders }) => outsiders ?? "" },
  { header: "archived", value: ({ isArchived }) => (isArchived === null ? "" : isArchived ? "yes" : "no") },
];
