import type { SpaceOwner } from "../../../domain/exports/space-rows.ts";
import { Badge } from "../../components/badge.tsx";
import { Name } from "../../components/name.tsx";

export function OwnerName({ owner }: { readonly owner: SpaceOwner }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="truncate">
        <Name>{owner.name}</Name>
      </span>
      {owner.isExternal ? <Badge tone="warn">External</Badge> : null}
    </span>
  );
}
