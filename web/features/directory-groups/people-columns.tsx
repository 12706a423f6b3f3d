import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import { Avatar } from "../../components/avatar.tsx";
import type { Column } from "../../components/data-table/types.ts";
import type { GroupPerson } from "../../shared/directory-groups/directory-group.ts";

export const peopleColumns: readonly Column<GroupPerson>[] = [
  {
    id: "name",
    header: "Name",
    track: "minmax(12rem, 1fr)",
    cell: ({ name }) => (
      <span className="flex min-w-0 items-center gap-2.5">
        <Avatar name={name} />
        <span className="truncate font-medium">{name}</span>
      </span>
    ),
  },
  { id: "email", header: "Email", track: "minmax(12rem, 2fr)", cell: ({ email }) => email },
];

export function narrowPersonCell({ name, email }: GroupPerson) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={name} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-xs text-muted">{email}</span>
      </span>
    </span>
  );
}

export const personCsvColumns: readonly CsvColumn<GroupPerson>[] = [
  { header: "Name", value: ({ name }) => name },
  { header: "Email", value: ({ email }) => email },
  { header: "User ID", value: ({ id }) => id },
];

export const personJson = ({ id, name, email }: GroupPerson) => ({ id, name, email });
