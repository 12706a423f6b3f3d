import type { ReactNode } from "react";
import type { InventoryPerson } from "../../../domain/inventory/people.ts";
import { Avatar } from "../../components/avatar.tsx";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { Skeleton } from "../../components/states.tsx";
import { formatCount } from "../../lib/format.ts";
import type { Listed } from "../../lib/leaping-list/pages.ts";
import { keyHref } from "../../shared/inventory/person-href.ts";
import { PersonStatus } from "../../shared/inventory/person-status.tsx";

export type ListedPerson = Listed<InventoryPerson>;

const count = (value: number) => (value === 0 ? <span className="text-muted">0</span> : formatCount(value));

const column = (
  id: string,
  header: string,
  track: string,
  cell: (person: InventoryPerson) => ReactNode,
  more: Partial<Column<ListedPerson>> = {},
): Column<ListedPerson> => ({ id, header, track, cell: ({ row }) => (row ? cell(row) : null), ...more });

export const peopleColumns: readonly Column<ListedPerson>[] = [
  {
    id: "name",
    header: "Name",
    track: "minmax(12rem, 2fr)",
    cell: ({ row }) =>
      row ? (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={row.name} />
          <a href={keyHref(row.key)} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
            <Name>{row.name}</Name>
          </a>
        </span>
      ) : (
        <Skeleton className="h-3 w-40 animate-none" />
      ),
  },
  column("email", "Email", "minmax(12rem, 2fr)", ({ email }) => email),
  column("job", "Title and department", "minmax(10rem, 2fr)", (person) => jobOf(person), { isMuted: true }),
  column("status", "Status", "minmax(9rem, 1fr)", (person) => <PersonStatus {...person} />),
  column("channels", "Channels", "6rem", ({ channels }) => count(channels), { align: "end" }),
  column("owned", "Owns", "5rem", ({ owned }) => count(owned), { align: "end" }),
  column("administered", "Administers", "7rem", ({ administered }) => count(administered), { align: "end" }),
];

export const jobOf = ({ jobTitle, department }: { readonly jobTitle: string; readonly department: string }): string =>
  [jobTitle, department].filter(Boolean).join(" · ");
