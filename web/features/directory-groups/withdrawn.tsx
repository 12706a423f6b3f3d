import { FolderX } from "lucide-react";
import { LinkButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";

/** Stands in for everything about directory groups once Zoom has taken them away. */
export function Withdrawn() {
  return (
    <EmptyState
      icon={<FolderX size={28} aria-hidden="true" />}
      title="Zoom has withdrawn directory groups"
      action={<LinkButton to="/channels?via=account">Go to the channels</LinkButton>}
    >
      <p>
        Zoom answers that the IM Group APIs are no longer available to this account (410, code 4137). The groups can no
        longer be shown or changed here. Nothing was lost in Zoom, and its web portal may still have them.
      </p>
      <p className="mt-2">
        Groups that are in a channel stay there. On a channel’s page, under Directory groups, they can still be seen and
        removed, and others can be invited by ID.
      </p>
    </EmptyState>
  );
}
