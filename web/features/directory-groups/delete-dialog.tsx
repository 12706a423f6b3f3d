import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { Announce } from "../channel/done.ts";
import type { DirectoryGroup } from "./directory-group.ts";
import { deleteGroup } from "./directory-group-calls.ts";
import { directoryGroupQueries, isWithdrawn, showGroupChanged } from "./directory-group-queries.ts";
import { restoring } from "./ways-back.ts";

interface DeleteDialogProps {
  readonly group: DirectoryGroup;
  readonly announce: Announce;
  readonly onClose: () => void;
  /** Called once the group is gone. */
  readonly onDeleted: () => void;
  /** Called with its new id when the group was created again. */
  readonly onRestored: (groupId: string) => void;
}

/** Deletes a group; its people are read before, so that it can be created again. */
export default function DeleteDialog({ group, announce, onClose, onDeleted, onRestored }: DeleteDialogProps) {
  const client = useQueryClient();
  const everybody = useQuery({ ...directoryGroupQueries.everybody(group.id), staleTime: 0 });
  const count = everybody.data?.length ?? group.memberCount ?? 0;
  const people = countOf(count, "person", "people");
  const remove = useMutation({
    mutationFn: () => deleteGroup(group.id),
    onSuccess: () => {
      const ids = everybody.data?.map(({ id }) => id);
      const restore = ids && restoring(group, ids);
      const text = `Deleted the directory group ${isolate(group.name)}.`;
      announce(
        restore
          ? {
              text,
              undo: async () => {
                const groupId = await restore();
                announce({
                  text: `Created ${isolate(group.name)} again, with ${people}. It still has to be invited back to its channels.`,
                });
                await showGroupChanged(client);
                onRestored(groupId);
              },
            }
          : { text },
      );
      void showGroupChanged(client);
      onClose();
      onDeleted();
    },
    onError: (error) => {
      if (isWithdrawn(error)) void showGroupChanged(client, group.id);
    },
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
      <p>
        {everybody.error
          ? "The group’s people could not be loaded, so this cannot be undone."
          : everybody.isPending
            ? "Loading the group’s people so that you can undo this…"
            : "You can undo this: the group is created again with the same people, with a new ID and in no channels."}
      </p>
    </ConfirmDialog>
  );
}
