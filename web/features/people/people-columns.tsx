import type { InventoryPerson } from "../../../domain/inventory/people.ts";
import { Avatar } from "../../components/avatar.tsx";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { keyHref } from "../../shared/inventory/person-href.ts";
import { PersonStatus } from "../../shared/inventory/person-status.tsx";

const count = (value: number) => (value === 0 ? <span className="text-faint">0</span> : formatCount(value));

export const peopleColumns: readonly Column<InventoryPerson>[] = [
  {
    id: "name",
    header: "Name",
    track: "minmax(12rem, 2fr)",
    cell: ({ key, name }) => (
      <span className="flex min-w-0 items-center gap-2.5">
        <Avatar name={name} />
        <a href={keyHref(key)} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
          <Name>{name}</Name>
        </a>
      </span>
    ),
  },
  { id: "email", header: "Email", track: "minmax(12rem, 2fr)", cell: ({ email }) => email },
  {
    id: "job",
    header: "Title and department",
    track: "minmax(10rem, 2fr)",
    isMuted: true,
    cell: (person) => jobOf(person),
  },
  { id: "status", header: "Status", track: "minmax(9rem, 1fr)", cell: (person) => <PersonStatus {...person} /> },
  { id: "channels", header: "Channels", track: "6rem", align: "end", cell: ({ channels }) => count(channels) },
  { id: "owned", header: "Owns", track: "5rem", align: "end", cell: ({ owned }) => count(owned) },
  {
    id: "administered",
    header: "Administers",
    track: "7rem",
    align: "end",
    cell: ({ administered }) => count(administered),
  },
];

export const jobOf = ({ jobTitle, department }: { readonly jobTitle: string; readonly department: string }): string =>
  [jobTitle, department].filter(Boolean).join(" · ");

export function narrowPersonCell(person: InventoryPerson) {
  const { key, name, email, channels, owned, administered, status, goneAtMs } = person;
  const leads = [
    countOf(channels, "channel"),
    ...(owned > 0 ? [`owns ${formatCount(owned)}`] : []),
    ...(administered > 0 ? [`administers ${formatCount(administered)}`] : []),
  ];
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={name} />
      <span className="min-w-0 flex-1">
        <a href={keyHref(key)} data-open="" tabIndex={-1} className="block truncate font-medium">
          <Name>{name}</Name>
        </a>
        <span className="block truncate text-xs text-muted">{email}</span>
        <span className="block truncate text-xs text-muted">{leads.join(" · ")}</span>
      </span>
      {status === "active" && goneAtMs === null ? null : <PersonStatus {...person} />}
    </span>
  );
}
