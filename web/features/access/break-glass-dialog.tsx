import { string } from "valibot";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { TextField } from "../../components/field.tsx";
import { useDialogDraft } from "../../lib/use-draft.ts";
import { AccessFailure } from "./access-failure.tsx";
import { breakGlass } from "./access-queries.ts";
import { useAccessChange } from "./use-access-change.ts";

interface BreakGlassDialogProps {
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}

/** Takes every right for an hour. */
export default function BreakGlassDialog({ onDone, onClose }: BreakGlassDialogProps) {
  const [reason, setReason] = useDialogDraft("every right", "", string());
  const breaking = useAccessChange(breakGlass, (id) => {
    onDone(id);
    onClose();
  });
  return (
    <ConfirmDialog
      title="Take every right for an hour"
      confirmLabel="Take every right"
      harm={{ kind: "checkbox", statement: "Everyone who gives roles is told at once, with my reason" }}
      isDestructive
      isBusy={breaking.isPending}
      isBlocked={reason.trim() === ""}
      error={breaking.error ? <AccessFailure error={breaking.error} /> : null}
      onConfirm={() => breaking.mutate(reason.trim())}
      onClose={onClose}
    >
      <p>
        For an hour you can do everything in the account that a workspace administrator can, protected channels
        included. It is in the audit trail, and ends automatically.
      </p>
      <TextField label="Reason" value={reason} maxLength={1_000} onChange={({ target }) => setReason(target.value)} />
    </ConfirmDialog>
  );
}
