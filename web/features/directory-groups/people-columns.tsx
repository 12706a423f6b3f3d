import type { GroupPerson } from "../../../domain/exports/directory-group-rows.ts";
import { Avatar } from "../../components/avatar.tsx";
import type { Column } from "../../components/data-table/types.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";

export const peopleColumns: readonly Column<GroupPerson>[] = [
  {
    id: "name",
    header: "Name",
    track: "minmax(12rem, 1fr)",
    cell: ({ id, name }) => (
      <span className="flex min-w-0 items-center gap-2.5">
        <Avatar name={name} />
        <span className="truncate font-medium">
          <PersonName name={name} userId={id} memberId="" isInRow />
        </span>
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
