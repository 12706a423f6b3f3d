import { ConfirmDialog } from "./confirm-dialog.tsx";

export default function LeaveDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <ConfirmDialog
      title="Leave without saving?"
      confirmLabel="Discard changes"
      cancelLabel="Keep editing"
      harm={{ kind: "plain" }}
      isDestructive
      onConfirm={onLeave}
      onClose={onStay}
    >
      <p>Your changes on this page have not been saved.</p>
    </ConfirmDialog>
  );
}
