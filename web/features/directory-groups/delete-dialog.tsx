import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lostIds } from "../../../domain/actions/existence.ts";
import { lostWithGroup } from "../../../domain/actions/people.ts";
import type { DirectoryGroup } from "../../../domain/exports/directory-group-rows.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { confirming } from "../../components/confirming.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { wayBack } from "../../shared/changes/make-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { directoryGroupQueries } from "../../shared/directory-groups/directory-group-queries.ts";
import { announce } from "../../stores/notices.ts";
import { deleteGroup } from "./directory-group-changes.ts";

interface DeleteDialogProps {
  readonly group: DirectoryGroup;
  readonly onClose: () => void;
  /** Called once the group is gone. */
  readonly onDeleted: () => void;
}

/** Deletes a group; its people are counted before, since one that has some is not deleted by a press alone. */
export default function DeleteDialog({ group, onClose, onDeleted }: DeleteDialogProps) {
  const client = useQueryClient();
  const everybody = useQuery({ ...directoryGroupQueries.everybody(group.id), staleTime: 0 });
  const count = everybody.data?.length ?? group.memberCount ?? 0;
  const people = countOf(count, "person", "people");
  const remove = useMutation({
    mutationFn: () => deleteGroup(client, group),
    onSuccess: (made) => {
      announce({
        text: `Deleted the directory group ${isolate(group.name)}.`,
        ...wayBack(made),
      });
      onClose();
      onDeleted();
    },
    // It may be gone, or Zoom may have withdrawn all groups: that is shown in place of it.
    onError: () => void client.invalidateQueries({ queryKey: directoryGroupQueries.all }),
  });
  return (
    <ConfirmDialog
      title={`Delete ${isolate(group.name)}?`}
      confirmLabel="Delete"
      harm={count > 0 ? { kind: "type", phrase: group.name } : { kind: "plain" }}
      isDestructive
      {...confirming(remove)}
      isBusy={remove.isPending || everybody.isPending}
      note={<WhoseName connection="account" />}
      onClose={onClose}
    >
      <p>This deletes the group and its list of {people}. The people stay in the account.</p>
      <p>
        The group leaves every channel it is in, and so do the people it brought. Zoom does not say which channels these
        are.
      </p>
      <p>{lostWithGroup}</p>
      <p>You can undo this: the group is created again with the same people, in no channels. {lostIds({ count: 1 })}</p>
    </ConfirmDialog>
  );
}
