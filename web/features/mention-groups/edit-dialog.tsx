import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { checkConflicts } from "../../lib/edits/conflicts.ts";
import { isolate } from "../../lib/isolate.ts";
import { wayBack } from "../../shared/changes/make-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { EditDialog } from "../../shared/forms/edit-dialog.tsx";
import type { EditsToSave } from "../../shared/forms/settings-form.tsx";
import { announce } from "../../stores/notices.ts";
import type { GroupText, MentionGroup } from "./mention-group.ts";
import { type NamedChannel, updateGroup } from "./mention-group-changes.ts";
import { mentionGroupQueries } from "./mention-group-queries.ts";
import { TextFields } from "./text-fields.tsx";
import { checkText } from "./text-rules.ts";

interface EditGroupDialogProps {
  readonly channel: NamedChannel;
  readonly group: MentionGroup;
  /** All groups of the channel. */
  readonly groups: readonly MentionGroup[];
  readonly onClose: () => void;
}

/** Renames a group and says what it is for. */
export default function EditGroupDialog({ channel, group, groups, onClose }: EditGroupDialogProps) {
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
    mutationFn: async (wanted: EditsToSave<GroupText>) => {
      const now = await client.fetchQuery({ ...mentionGroupQueries.list(ref), staleTime: 0 });
      const before = textOf(now.find(({ id }) => id === group.id) ?? wanted.opened);
      checkConflicts(wanted.opened, before, wanted.edits);
      const made = await updateGroup(client, channel, { ...group, name: before.name }, wanted.edits);
      return { name: wanted.edits.name ?? before.name, made };
    },
    onSuccess: ({ name, made }) => {
      announce({
        text: `Changed the mention group ${isolate(name)}.`,
        ...wayBack(made),
      });
      onClose();
    },
  });
  return (
    <EditDialog
      title={`Edit ${isolate(opened.name)}`}
      note={<WhoseName {...ref} />}
      {...{ edits, opened, save, onClose }}
      isBlocked={errors.name !== undefined || errors.description !== undefined}
      labelOf={(field) => (field === "name" ? "Name" : "Description")}
      textOf={(field, values) => values[field] || "empty"}
    >
      <TextFields text={text} errors={errors} isTouched onChange={setText} />
    </EditDialog>
  );
}

const textOf = ({ name, description }: GroupText): GroupText => ({ name, description });

function editsOf(opened: GroupText, { name, description }: GroupText): Partial<GroupText> {
  return {
    ...(name.trim() !== opened.name && { name: name.trim() }),
    ...(description.trim() !== opened.description && { description: description.trim() }),
  };
}
