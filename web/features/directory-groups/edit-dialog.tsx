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
import {
  type DirectoryGroup,
  fieldLabels,
  fieldText,
  type GroupSettings,
  settingsOf,
} from "../../shared/directory-groups/directory-group.ts";
import { getGroup } from "../../shared/directory-groups/directory-group-calls.ts";
import { showGroupChanged } from "../../shared/directory-groups/directory-group-queries.ts";
import type { Announce } from "../../shared/done/done.ts";
import { updateGroup } from "./directory-group-changes.ts";
import { GroupFields } from "./group-fields.tsx";
import { checkName } from "./group-rules.ts";

interface EditDialogProps {
  readonly group: DirectoryGroup;
  /** All groups of the account, as far as they are known. */
  readonly groups: readonly DirectoryGroup[];
  readonly announce: Announce;
  readonly onClose: () => void;
}

/** Renames a group, and changes who sees it and whom its members find. */
export default function EditDialog({ group, groups, announce, onClose }: EditDialogProps) {
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
    mutationFn: async (wanted: { edits: Partial<GroupSettings>; opened: GroupSettings }) => {
      const before = settingsOf(await getGroup(group.id));
      checkConflicts(wanted.opened, before, wanted.edits);
      const made = await updateGroup(group, wanted.edits);
      return { before, after: { ...before, ...wanted.edits }, made };
    },
    onSuccess: ({ before, after, made }) => {
      announce({
        text: `Changed the directory group ${isolate(after.name)}.`,
        ...(canUnmake(made) && {
          undo: async () => {
            await unmakeChange(made.id);
            announce({ text: `Restored ${isolate(before.name)}.` });
            await showGroupChanged(client, group.id);
          },
        }),
      });
      void showGroupChanged(client, group.id);
      onClose();
    },
    // It may be gone, or Zoom may have withdrawn all groups: that is shown in place of it.
    onError: (error) => {
      if (!conflictIn(error)) void showGroupChanged(client, group.id);
    },
  });
  const conflict = conflictIn<GroupSettings>(save.error);
  if (conflict) {
    return (
      <ConflictDialog
        conflict={conflict}
        labelOf={(field) => fieldLabels[field]}
        textOf={fieldText}
        onClose={save.reset}
        onResolve={(kept) => {
          const left = withoutFields<GroupSettings>(edits, kept);
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
      note={<WhoseName connection="account" />}
      actions={
        <>
          <Button onClick={onClose} disabled={save.isPending}>
            Cancel
          </Button>
          <Button
            tone="primary"
            disabled={Object.keys(edits).length === 0 || problem !== undefined}
            isBusy={save.isPending}
            onClick={() => save.mutate({ edits, opened })}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <GroupFields settings={settings} nameError={problem} onChange={setSettings} />
        {save.error ? (
          <ErrorState error={save.error} layout="inline" onAsk={() => save.variables && save.mutate(save.variables)} />
        ) : null}
      </div>
    </Dialog>
  );
}

/** What the form would change. */
function editsOf(opened: GroupSettings, next: GroupSettings): Partial<GroupSettings> {
  const names = Object.keys(fieldLabels) as (keyof GroupSettings)[]; // Object.keys widens; the record has exactly these.
  return Object.fromEntries(names.filter((name) => next[name] !== opened[name]).map((name) => [name, next[name]]));
}
