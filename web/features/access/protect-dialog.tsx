import { nullable, object, string } from "valibot";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { TextField } from "../../components/field.tsx";
import { useDialogDraft } from "../../lib/use-draft.ts";
import { ChannelChoice } from "../../shared/channel-picker/channel-choice.tsx";
import { AccessFailure } from "./access-failure.tsx";
import { protectChannel } from "./access-queries.ts";
import { useAccessChange } from "./use-access-change.ts";

interface ProtectDialogProps {
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}

const Kept = object({ channel: nullable(object({ id: string(), name: string() })), reason: string() });

/** Protects a channel from every role but the workspace administrator’s. */
export default function ProtectDialog({ onDone, onClose }: ProtectDialogProps) {
  const [{ channel, reason }, setForm] = useDialogDraft("protect", { channel: null, reason: "" }, Kept);
  const protecting = useAccessChange(protectChannel, (id) => {
    onDone(id);
    onClose();
  });
  return (
    <ConfirmDialog
      title="Protect a channel"
      confirmLabel="Protect"
      harm={{ kind: "plain" }}
      isBusy={protecting.isPending}
      isBlocked={channel === null || reason.trim() === ""}
      error={protecting.error ? <AccessFailure error={protecting.error} /> : null}
      onConfirm={() => channel && protecting.mutate({ id: channel.id, reason: reason.trim() })}
      onClose={onClose}
    >
      <p>
        Only workspace administrators reach a protected channel through the account connection, whatever roles others
        hold. Its members are in it as before.
      </p>
      <ChannelChoice
        label="Channel"
        connection="account"
        value={channel}
        onChoose={(next) => setForm((before) => ({ ...before, channel: next && { id: next.id, name: next.name } }))}
      />
      <TextField
        label="Reason"
        value={reason}
        maxLength={1_000}
        onChange={({ target }) => setForm((before) => ({ ...before, reason: target.value }))}
      />
    </ConfirmDialog>
  );
}
