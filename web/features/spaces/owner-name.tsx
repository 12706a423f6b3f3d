import type { SpaceOwner } from "../../../domain/exports/space-rows.ts";
import { Badge } from "../../components/badge.tsx";
import { PersonName } from "../../shared/inventory/person-name.tsx";

export function OwnerName({ owner }: { readonly owner: SpaceOwner }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="truncate">
        <PersonName {...owner} isInRow />
      </span>
      {owner.isExternal ? <Badge tone="warn">External</Badge> : null}
    </span>
  );
}
