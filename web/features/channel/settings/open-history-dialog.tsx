import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { Name } from "../../../components/name.tsx";

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
      harm={{ kind: "checkbox", statement: "Show the whole history to everyone in the account" }}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        Everyone in the account can then find{" "}
        <strong className="break-words text-ink">
          <Name>{name}</Name>
        </strong>
        , join it, and read its messages and files, including earlier ones. Making it private again does not undo what
        has been read.
      </p>
    </ConfirmDialog>
  );
}
