import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import { doneRows, type ExternalActProps, stopAdding } from "./external-parts.ts";

/** Lets nobody add external people to the channels and spaces any more. */
export default function StopAddingDialog({ asked, chosen, onDone, onClose }: ExternalActProps) {
  return (
    <ChangeDialog
      request={{ connection: "account", parts: stopAdding(chosen, asked) }}
      verb="Stop adding"
      noun="channel or space"
      nounPlural="channels and spaces"
      onDone={(items) => onDone(doneRows(chosen, items, "places"))}
      onClose={onClose}
    >
      <p>Nobody can add external people there any more. Those who are there already stay until they are removed.</p>
    </ChangeDialog>
  );
}
