import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { DirectoryGroup, GroupSettings } from "../../../domain/exports/directory-group-rows.ts";
import { checkConflicts, conflictIn } from "../../lib/edits/conflicts.ts";
import { isolate } from "../../lib/isolate.ts";
import { wayBack } from "../../shared/changes/make-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { fieldLabels, fieldText, settingsOf } from "../../shared/directory-groups/directory-group.ts";
import { getGroup } from "../../shared/directory-groups/directory-group-calls.ts";
import { directoryGroupQueries } from "../../shared/directory-groups/directory-group-queries.ts";
import { EditDialog } from "../../shared/forms/edit-dialog.tsx";
import type { EditsToSave } from "../../shared/forms/settings-form.tsx";
import { announce } from "../../stores/notices.ts";
import { updateGroup } from "./directory-group-changes.ts";
import { GroupFields } from "./group-fields.tsx";
import { checkName } from "./group-rules.ts";

interface EditGroupDialogProps {
  readonly group: DirectoryGroup;
  /** All groups of the account, as far as they are known. */
  readonly groups: readonly DirectoryGroup[];
  readonly onClose: () => void;
}

/** Renames a group, and changes who sees it and whom its members find. */
export default function EditGroupDialog({ group, groups, onClose }: EditGroupDialogProps) {
  const client = useQueryClient();
  // As the dialog was opened: the group behind it is read again meanwhile.
  const [opened] = useState<GroupSettings>(() => settingsOf(group));
  const [settings, setSettings] = useState<GroupSettings>(opened);
  const problem = checkName(
    settings.name,
    groups.filter(({ id }) => id !== group.id),
  );
  const edits = editsOf(opened, { ...settings, name: settings.name.trim() });
  const save = useMutation({
    mutationFn: async (wanted: EditsToSave<GroupSettings>) => {
      const before = settingsOf(await getGroup(group.id));
      checkConflicts(wanted.opened, before, wanted.edits);
      const made = await updateGroup(client, { id: group.id, name: before.name }, wanted.edits);
      return { after: { ...before, ...wanted.edits }, made };
    },
    onSuccess: ({ after, made }) => {
      announce({
        text: `Changed the directory group ${isolate(after.name)}.`,
        ...wayBack(made),
      });
      onClose();
    },
    // It may be gone, or Zoom may have withdrawn all groups: that is shown in place of it.
    onError: (error) => {
      if (!conflictIn(error)) void client.invalidateQueries({ queryKey: directoryGroupQueries.all });
    },
  });
  return (
    <EditDialog
      title={`Edit ${isolate(opened.name)}`}
      note={<WhoseName connection="account" />}
      {...{ edits, opened, save, onClose }}
      isBlocked={problem !== undefined}
      labelOf={(field) => fieldLabels[field]}
      textOf={fieldText}
    >
      <GroupFields settings={settings} nameError={problem} onChange={setSettings} />
    </EditDialog>
  );
}

/** What the form would change. */
function editsOf(opened: GroupSettings, next: GroupSettings): Partial<GroupSettings> {
  const names = Object.keys(fieldLabels) as (keyof GroupSettings)[]; // Object.keys widens; the record has exactly these.
  return Object.fromEntries(names.filter((name) => next[name] !== opened[name]).map((name) => [name, next[name]]));
}
