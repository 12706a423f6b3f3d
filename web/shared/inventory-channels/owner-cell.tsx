import type { InventoryChannel } from "../../../domain/inventory/channels.ts";
import { Badge } from "../../components/badge.tsx";
import { PersonName } from "../inventory/person-name.tsx";

const marks: Readonly<Partial<Record<InventoryChannel["ownerIs"], string>>> = {
  deactivated: "Deactivated",
  gone: "Gone",
  external: "External",
};

/** Who owns a channel, and what is to be known of them. */
export function OwnerCell({ channel: { owner, ownerKey, ownerIs } }: { readonly channel: InventoryChannel }) {
  if (ownerIs === "unknown") return <span title="Not read yet">–</span>;
  if (ownerIs === "none") return <Badge tone="warn">No owner</Badge>;
  const mark = marks[ownerIs];
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="truncate">
        <PersonName name={owner ?? "–"} personId={ownerKey} isInRow />
      </span>
      {mark ? <Badge tone={ownerIs === "external" ? "warn" : "danger"}>{mark}</Badge> : null}
    </span>
  );
}
