import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import ConflictDialog from "../../components/conflict-dialog.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { checkConflicts, conflictIn, withoutFields } from "../../lib/edits/conflicts.ts";
import { isolate } from "../../lib/isolate.ts";
import { canUnmake, unmakeChange } from "../../shared/changes/make-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { Announce } from "../../shared/done/done.ts";
import type { GroupText, MentionGroup } from "./mention-group.ts";
import { type NamedChannel, updateGroup } from "./mention-group-changes.ts";
import { mentionGroupQueries } from "./mention-group-queries.ts";
import { showChanged } from "./show-changed.ts";
import { TextFields } from "./text-fields.tsx";
import { checkText } from "./text-rules.ts";

interface EditDialogProps {
  readonly channel: NamedChannel;
  readonly group: MentionGroup;
  /** All groups of the channel. */
  readonly groups: readonly MentionGroup[];
  readonly announce: Announce;
  readonly onClose: () => void;
}

/** Renames a group and says what it is for. */
export default function EditDialog({ channel, group, groups, announce, onClose }: EditDialogProps) {
  const { ref } = channel;
  const client = useQueryClient();
  // As the dialog was opened: the group behind it is read again meanwhile.
  const [opened] = useState(() => textOf(group));
  const [text, setText] = useState(opened);
  const errors = checkText(
    text,
    groups.filter(({ id }) => id !== group.id),
  );
  const edits = editsOf(opened, text);
  const save = useMutation({
    mutationFn: async (wanted: { edits: Partial<GroupText>; opened: GroupText }) => {
      const now = await client.fetchQuery({ ...mentionGroupQueries.list(ref), staleTime: 0 });
      const before = textOf(now.find(({ id }) => id === group.id) ?? wanted.opened);
      checkConflicts(wanted.opened, before, wanted.edits);
      const made = await updateGroup(channel, group, wanted.edits);
      return { before, after: { ...before, ...wanted.edits }, made };
    },
    onSuccess: ({ before, after, made }) => {
      announce({
        text: `Changed the mention group ${isolate(after.name)}.`,
        ...(canUnmake(made) && {
          undo: async () => {
            await unmakeChange(made.id);
            announce({ text: `Restored ${isolate(before.name)}.` });
            await showChanged(client, ref);
          },
        }),
      });
      void showChanged(client, ref);
      onClose();
    },
  });
  const conflict = conflictIn<GroupText>(save.error);
  if (conflict) {
    return (
      <ConflictDialog
        conflict={conflict}
        labelOf={(field) => (field === "name" ? "Name" : "Description")}
        textOf={(field, values) => values[field] || "empty"}
        onClose={save.reset}
        onResolve={(kept) => {
          const left = withoutFields<GroupText>(edits, kept);
          save.reset();
          if (Object.keys(left).length === 0) onClose();
          else save.mutate({ edits: left, opened: conflict.now });
        }}
      />
    );
  }
  return (
    <Dialog
      title={`Edit ${isolate(opened.name)}`}
      onClose={save.isPending ? undefined : onClose}
      note={<WhoseName {...ref} />}
      actions={
        <>
          <Button onClick={onClose} disabled={save.isPending}>
            Cancel
          </Button>
          <Button
            tone="primary"
            disabled={Object.keys(edits).length === 0 || errors.name !== undefined || errors.description !== undefined}
            isBusy={save.isPending}
            onClick={() => save.mutate({ edits, opened })}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextFields text={text} errors={errors} isTouched onChange={setText} />
        {save.error ? (
          <ErrorState error={save.error} layout="inline" onAsk={() => save.variables && save.mutate(save.variables)} />
        ) : null}
      </div>
    </Dialog>
  );
}

const textOf = ({ name, description }: GroupText): GroupText => ({ name, description });

function editsOf(opened: GroupText, { name, description }: GroupText): Partial<GroupText> {
  return {
    ...(name.trim() !== opened.name && { name: name.trim() }),
    ...(description.trim() !== opened.description && { description: description.trim() }),
  };
}
