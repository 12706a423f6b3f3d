import type { DirectoryGroup } from "../../../domain/exports/directory-group-rows.ts";
import type { Column } from "../../components/data-table/types.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { searchText } from "../../shared/directory-groups/directory-group.ts";
import { groupPath } from "../../shared/directory-groups/group-path.ts";
import { ageText } from "../../shared/inventory/age.ts";
import { AgedCell } from "../../shared/inventory/aged-cell.tsx";
import type { GroupChannelCounts } from "./group-channel-counts.ts";
import { TypeBadge } from "./type-badge.tsx";

// Links are plain: the table follows them, and the browser opens them in a tab of their own.

type Counts = GroupChannelCounts | undefined;

/** @param counts In how many channels each group is; the column is missing where that is not known */
export const groupColumns = (counts: Counts, nowMs: number): readonly Column<DirectoryGroup>[] => [
  ...columns.slice(0, 2),
  ...(counts
    ? [
        {
          id: "channels",
          header: "Channels",
          track: "7.5rem",
          align: "end" as const,
          isSortable: true,
          cell: ({ id }: DirectoryGroup) => (
            <AgedCell atMs={counts.atMs} nowMs={nowMs}>
              {counts.textOf(id)}
            </AgedCell>
          ),
        },
      ]
    : []),
  ...columns.slice(2),
];

const columns: readonly Column<DirectoryGroup>[] = [
  {
    id: "name",
    header: "Name",
    track: "minmax(12rem, 2fr)",
    isSortable: true,
    cell: ({ id, name }) => (
      <a href={groupPath(id)} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
        {name}
      </a>
    ),
  },
  {
    id: "people",
    header: "People",
    track: "7rem",
    align: "end",
    isSortable: true,
    cell: ({ memberCount }) => (memberCount === undefined ? "not shown by Zoom" : formatCount(memberCount)),
  },
  { id: "type", header: "Type", track: "minmax(8rem, 1fr)", cell: ({ type }) => <TypeBadge type={type} /> },
  {
    id: "search",
    header: "Members can search for",
    track: "minmax(12rem, 2fr)",
    isMuted: true,
    cell: (group) => capitalized(searchText(group)),
  },
];

export function narrowGroupCell({ id, name, memberCount, type }: DirectoryGroup, counts: Counts, nowMs: number) {
  const people =
    memberCount === undefined ? "Number of people not shown by Zoom" : countOf(memberCount, "person", "people");
  const age = counts?.atMs == null ? "" : `, read ${ageText(counts.atMs, nowMs)}`;
  const text = counts ? `${people} · ${counts.wordsOf(id)}${age}` : people;
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <span className="min-w-0 flex-1">
        <a href={groupPath(id)} data-open="" tabIndex={-1} className="block truncate font-medium">
          {name}
        </a>
        <span className="block truncate text-xs text-muted">{text}</span>
      </span>
      <TypeBadge type={type} />
    </span>
  );
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
