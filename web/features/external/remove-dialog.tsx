import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import { doneRows, type ExternalActProps, removal } from "./external-parts.ts";

/** Takes external people out of channels and spaces. */
export default function RemoveDialog({ asked, chosen, onDone, onClose }: ExternalActProps) {
  return (
    <ChangeDialog
      request={{ connection: "account", parts: removal(chosen, asked) }}
      verb="Remove"
      noun="person"
      nounPlural="people"
      isDestructive
      onDone={(items) => onDone(doneRows(chosen, items, "people"))}
      onClose={onClose}
    >
      <p>
        They lose access at once. Their messages stay. To come back into a channel, external people have to be invited
        by email again.
      </p>
    </ChangeDialog>
  );
}
