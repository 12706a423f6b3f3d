import type { ReactNode } from "react";
import { channelTypes } from "../../../../domain/channel-words.ts";
import type { CsvColumn } from "../../../../domain/csv/write-csv.ts";
import type { Column } from "../../../components/data-table/types.ts";
import { Link } from "../../../components/link.tsx";
import { Words } from "../../../components/words.tsx";
import { countOf, formatCount } from "../../../lib/format.ts";
import { isolate } from "../../../lib/isolate.ts";
import { labelOf } from "../../../shared/channels/channel-row.ts";
import type { CheckedChannel } from "./check-channel.ts";
import { OwnerCell } from "./owner-cell.tsx";
import { ownerWords } from "./owner-words.ts";

export function foundColumns(hrefOf: (id: string) => string): readonly Column<CheckedChannel>[] {
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
      cell: ({ memberCount }) => formatCount(memberCount),
    },
    {
      id: "external",
      header: "External",
      track: "6rem",
      align: "end",
      cell: ({ externalCount }) => formatCount(externalCount),
    },
    {
      id: "archived",
      header: "Archived",
      track: "6.5rem",
      cell: ({ archive }) => (archive === "archived" ? "Yes" : archive === "live" ? "No" : "Unknown"),
    },
  ];
}

export function narrowFoundCell(channel: CheckedChannel, href: string): ReactNode {
  const { name, type, memberCount, externalCount, archive, ownerName, owner } = channel;
  const ownerText = [ownerName && isolate(ownerName), ownerWords[owner]].filter(Boolean).join(", ");
  const details = [
    ownerText ? `owner: ${ownerText}` : null,
    labelOf(channelTypes, type),
    countOf(memberCount, "member"),
    externalCount > 0 ? `${formatCount(externalCount)} external` : null,
    archive === "archived" ? "archived" : null,
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

export const foundCsvColumns: readonly CsvColumn<CheckedChannel>[] = [
  { header: "channel_id", value: ({ id }) => id },
  { header: "channel", value: ({ name }) => name },
  { header: "type", value: ({ type }) => labelOf(channelTypes, type) },
  { header: "owner", value: ({ ownerName }) => ownerName },
  { header: "owner_state", value: ({ owner }) => owner },
  { header: "members", value: ({ memberCount }) => memberCount },
  { header: "external_members", value: ({ externalCount }) => externalCount },
  { header: "archived", value: ({ archive }) => archive },
];
