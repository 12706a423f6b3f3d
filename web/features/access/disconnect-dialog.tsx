import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { AccessFailure } from "./access-failure.tsx";
import { disconnectAccount } from "./connection-queries.ts";
import { stopped } from "./connection-words.ts";
import { useAccessChange } from "./use-access-change.ts";

interface DisconnectDialogProps {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Gives the account connection back to Zoom. */
export default function DisconnectDialog({ onDone, onClose }: DisconnectDialogProps) {
  const disconnecting = useAccessChange(
    async () => {
      await disconnectAccount();
      return "";
    },
    () => {
      onDone();
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title="Disconnect the account"
      confirmLabel="Disconnect"
      harm={{ kind: "checkbox", statement: "This stops for everyone, until the account is connected again" }}
      isDestructive
      isBusy={disconnecting.isPending}
      error={disconnecting.error ? <AccessFailure error={disconnecting.error} /> : null}
      onConfirm={() => disconnecting.mutate(undefined)}
      onClose={onClose}
    >
      <p>The sign-in is given back to Zoom, and everyone who gives roles is told. What stops:</p>
      <ul className="list-disc pl-5">
        {stopped.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
