import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";

interface OpenHistoryDialogProps {
  readonly name: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before a private channel becomes public: what was said among few is then open to all. */
export default function OpenHistoryDialog({ name, onConfirm, onClose }: OpenHistoryDialogProps) {
  return (
    <ConfirmDialog
      title="Make this channel public?"
      confirmLabel="Make public"
      harm={{ kind: "checkbox", statement: "Open the whole history to everyone in the account" }}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        Everyone in the account can then find <bdi className="font-medium text-ink">{name}</bdi>, join it, and read its
        messages and files, those from before included. Making it private again takes back nothing that was read.
      </p>
    </ConfirmDialog>
  );
}
