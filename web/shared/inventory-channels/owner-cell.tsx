import type { InventoryChannel } from "../../../domain/inventory/channels.ts";
import { Badge } from "../../components/badge.tsx";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { keyHref } from "../inventory/person-href.ts";

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
        {ownerKey ? (
          <Link to={keyHref(ownerKey)} tabIndex={-1} className="rounded-sm underline-offset-2 hover:underline">
            <Name>{owner ?? "–"}</Name>
          </Link>
        ) : (
          <Name>{owner ?? "–"}</Name>
        )}
      </span>
      {mark ? <Badge tone={ownerIs === "external" ? "neutral" : "warn"}>{mark}</Badge> : null}
    </span>
  );
}
