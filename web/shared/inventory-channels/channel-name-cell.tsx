import type { InventoryChannel } from "../../../domain/inventory/channels.ts";
import { Badge } from "../../components/badge.tsx";
import { Name } from "../../components/name.tsx";
import { TypeIcon } from "../channels/type-icon.tsx";

/** A channel in the list of all: its type, its name, which is a link, and whether it is archived. */
export function ChannelNameCell({ channel, href }: { readonly channel: InventoryChannel; readonly href: string }) {
  const { type, name, isArchived } = channel;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <TypeIcon type={type} />
      <a href={href} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
        {name ? <Name>{name}</Name> : <span className="font-normal text-muted">No name</span>}
      </a>
      {isArchived ? <Badge>Archived</Badge> : null}
    </span>
  );
}
