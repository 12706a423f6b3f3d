import type { InventoryPerson } from "../../../domain/inventory/people.ts";
import { Avatar } from "../../components/avatar.tsx";
import { Name } from "../../components/name.tsx";
import { Skeleton } from "../../components/states.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { keyHref } from "../../shared/inventory/person-href.ts";
import { PersonStatus } from "../../shared/inventory/person-status.tsx";
import type { ListedPerson } from "./people-columns.tsx";

interface NarrowPersonProps {
  readonly listed: ListedPerson;
  readonly agesOf: (person: InventoryPerson) => string;
}

/** A row where there is no room for columns: who, what they lead, and as of when that is. */
export function NarrowPerson({ listed: { row }, agesOf }: NarrowPersonProps) {
  if (!row) return <Skeleton className="h-3 w-40 animate-none" />;
  const { key, name, email, channels, owned, administered, status, goneAtMs } = row;
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
        <span className="block truncate text-2xs text-muted">{agesOf(row)}</span>
      </span>
      {status === "active" && goneAtMs === null ? null : <PersonStatus {...row} />}
    </span>
  );
}
