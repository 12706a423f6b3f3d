import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { object, parse, string } from "valibot";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { canUnmake, unmakeChange } from "../../shared/changes/make-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { DirectoryGroup } from "../../shared/directory-groups/directory-group.ts";
import { directoryGroupQueries, showGroupChanged } from "../../shared/directory-groups/directory-group-queries.ts";
import type { Announce } from "../../shared/done/done.ts";
import { deleteGroup } from "./directory-group-changes.ts";

interface DeleteDialogProps {
  readonly group: DirectoryGroup;
  readonly announce: Announce;
  readonly onClose: () => void;
  /** Called once the group is gone. */
  readonly onDeleted: () => void;
  /** Called with its new id when the group was created again. */
  readonly onRestored: (groupId: string) => void;
}

/** The group that an undo has created. */
const Restored = object({ groupId: string() });

/** Deletes a group; its people are counted before, since one that has some is not deleted by a press alone. */
export default function DeleteDialog({ group, announce, onClose, onDeleted, onRestored }: DeleteDialogProps) {
  const client = useQueryClient();
  const everybody = useQuery({ ...directoryGroupQueries.everybody(group.id), staleTime: 0 });
  const count = everybody.data?.length ?? group.memberCount ?? 0;
  const people = countOf(count, "person", "people");
  const remove = useMutation({
    mutationFn: () => deleteGroup(group),
    onSuccess: (made) => {
      announce({
        text: `Deleted the directory group ${isolate(group.name)}.`,
        ...(canUnmake(made) && {
          undo: async () => {
            const { items } = await unmakeChange(made.id);
            announce({
              text: `Created ${isolate(group.name)} again, with ${people}. It still has to be invited back to its channels.`,
            });
            await showGroupChanged(client);
            onRestored(parse(Restored, items[0]?.newTarget).groupId);
          },
        }),
      });
      void showGroupChanged(client);
      onClose();
      onDeleted();
    },
    // It may be gone, or Zoom may have withdrawn all groups: that is shown in place of it.
    onError: () => void showGroupChanged(client, group.id),
  });
  return (
    <ConfirmDialog
      title={`Delete ${isolate(group.name)}?`}
      confirmLabel="Delete"
      harm={count > 0 ? { kind: "type", phrase: group.name } : { kind: "plain" }}
      isDestructive
      isBusy={remove.isPending || everybody.isPending}
      note={<WhoseName connection="account" />}
      error={remove.error ? <ErrorState error={remove.error} layout="inline" onAsk={() => remove.mutate()} /> : null}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>This deletes the group and its list of {people}. The people stay in the account.</p>
      <p>
        The group leaves every channel it is in, and so do the people it brought. Zoom does not say which channels these
        are.
      </p>
      <p>You can undo this: the group is created again with the same people, with a new ID and in no channels.</p>
    </ConfirmDialog>
  );
}
