import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import type { Announce } from "../channel/done.ts";
import type { DirectoryGroup, GroupSettings } from "./directory-group.ts";
import { updateGroup } from "./directory-group-calls.ts";
import { isWithdrawn, showGroupChanged } from "./directory-group-queries.ts";
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
  const [before] = useState<GroupSettings>(group);
  const [settings, setSettings] = useState<GroupSettings>(group);
  const problem = checkName(
    settings.name,
    groups.filter(({ id }) => id !== group.id),
  );
  const next = { ...settings, name: settings.name.trim() };
  const isSame = JSON.stringify(next) === JSON.stringify(before);
  const save = useMutation({
    mutationFn: () => updateGroup(group.id, next),
    onSuccess: () => {
      announce({
        text: `Changed the directory group ${next.name}.`,
        undo: async () => {
          await updateGroup(group.id, before);
          announce({ text: `Changed ${before.name} back.` });
          await showGroupChanged(client, group.id);
        },
      });
      void showGroupChanged(client, group.id);
      onClose();
    },
    onError: (error) => {
      if (isWithdrawn(error)) void showGroupChanged(client, group.id);
    },
  });
  return (
    <Dialog
      title={`Edit ${before.name}`}
      onClose={save.isPending ? undefined : onClose}
      actions={
        <>
          <Button onClick={onClose} disabled={save.isPending}>
            Cancel
          </Button>
          <Button
            tone="primary"
            disabled={isSame || problem !== undefined}
            isBusy={save.isPending}
            onClick={() => save.mutate()}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <GroupFields settings={settings} nameError={problem} onChange={setSettings} />
        {save.error ? <ErrorState error={save.error} layout="inline" onAsk={() => save.mutate()} /> : null}
      </div>
    </Dialog>
  );
}
