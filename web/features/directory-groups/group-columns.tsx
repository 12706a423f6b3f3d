import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import type { Column } from "../../components/data-table/types.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { type DirectoryGroup, searchText, wireSettings } from "../../shared/directory-groups/directory-group.ts";
import { groupPath } from "../../shared/directory-groups/group-path.ts";
import { TypeBadge } from "./type-badge.tsx";

// Links are plain: the table follows them, and the browser opens them in a tab of their own.

export const groupColumns: readonly Column<DirectoryGroup>[] = [
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

export function narrowGroupCell({ id, name, memberCount, type }: DirectoryGroup) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <span className="min-w-0 flex-1">
        <a href={groupPath(id)} data-open="" tabIndex={-1} className="block truncate font-medium">
          {name}
        </a>
        <span className="block truncate text-xs text-muted">
          {memberCount === undefined ? "Number of people not shown by Zoom" : countOf(memberCount, "person", "people")}
        </span>
      </span>
      <TypeBadge type={type} />
    </span>
  );
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const groupCsvColumns: readonly CsvColumn<DirectoryGroup>[] = [
  { header: "Group", value: ({ name }) => name },
  { header: "Group ID", value: ({ id }) => id },
  { header: "People", value: ({ memberCount }) => memberCount },
  { header: "Type", value: ({ type }) => type },
  { header: "Searches account", value: ({ searchesAccount }) => searchesAccount },
  { header: "Searches email domain", value: ({ searchesDomain }) => searchesDomain },
  { header: "Searches master account", value: ({ searchesMasterAccount }) => searchesMasterAccount },
];

export const groupJson = (group: DirectoryGroup) => ({
  id: group.id,
  total_members: group.memberCount,
  ...wireSettings(group),
});
