import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import type { ChannelRef } from "../channel/api/channel-ref.ts";
import type { Announce } from "../channel/done.ts";
import type { MentionGroup } from "./mention-group.ts";
import { updateGroup } from "./mention-group-calls.ts";
import { showChanged } from "./show-changed.ts";
import { TextFields } from "./text-fields.tsx";
import { checkText } from "./text-rules.ts";

interface EditDialogProps {
  readonly channelRef: ChannelRef;
  readonly group: MentionGroup;
  /** All groups of the channel. */
  readonly groups: readonly MentionGroup[];
  readonly announce: Announce;
  readonly onClose: () => void;
}

/** Renames a group and says what it is for. */
export default function EditDialog({ channelRef: ref, group, groups, announce, onClose }: EditDialogProps) {
  const client = useQueryClient();
  const [text, setText] = useState({ name: group.name, description: group.description });
  const errors = checkText(
    text,
    groups.filter(({ id }) => id !== group.id),
  );
  const isSame = text.name.trim() === group.name && text.description.trim() === group.description;
  const save = useMutation({
    mutationFn: () => updateGroup(ref, group.id, { name: text.name.trim(), description: text.description.trim() }),
    onSuccess: () => {
      announce({
        text: `Changed the mention group ${text.name.trim()}.`,
        undo: async () => {
          await updateGroup(ref, group.id, group);
          announce({ text: `Changed ${group.name} back.` });
          await showChanged(client, ref);
        },
      });
      void showChanged(client, ref);
      onClose();
    },
  });
  return (
    <Dialog
      title={`Edit ${group.name}`}
      onClose={save.isPending ? undefined : onClose}
      actions={
        <>
          <Button onClick={onClose} disabled={save.isPending}>
            Cancel
          </Button>
          <Button
            tone="primary"
            disabled={isSame || errors.name !== undefined || errors.description !== undefined}
            isBusy={save.isPending}
            onClick={() => save.mutate()}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextFields text={text} errors={errors} isTouched onChange={setText} />
        {save.error ? <ErrorState error={save.error} layout="inline" onAsk={() => save.mutate()} /> : null}
      </div>
    </Dialog>
  );
}
