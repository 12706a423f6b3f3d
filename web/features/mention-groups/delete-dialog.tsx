import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lostIds } from "../../../domain/actions/existence.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { confirming } from "../../components/confirming.tsx";
import { Name } from "../../components/name.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { wayBack } from "../../shared/changes/make-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { announce } from "../../stores/notices.ts";
import type { MentionGroup } from "./mention-group.ts";
import { deleteGroup, type NamedChannel } from "./mention-group-changes.ts";
import { mentionGroupQueries } from "./mention-group-queries.ts";

interface DeleteDialogProps {
  readonly channel: NamedChannel;
  readonly group: MentionGroup;
  readonly onClose: () => void;
  /** Called once the group is gone. */
  readonly onDeleted?: () => void;
}

/** Deletes a group, and says before whether that can be undone. */
export default function DeleteDialog({ channel, group, onClose, onDeleted }: DeleteDialogProps) {
  const { ref } = channel;
  const client = useQueryClient();
  const members = useQuery(mentionGroupQueries.members(ref, group.id));
  const remove = useMutation({
    mutationFn: () => deleteGroup(client, channel, group),
    onSuccess: (made) => {
      announce({
        text: `Deleted the mention group ${isolate(group.name)}.`,
        ...wayBack(made),
      });
      onClose();
      onDeleted?.();
    },
  });
  return (
    <ConfirmDialog
      title={`Delete ${isolate(group.name)}?`}
      confirmLabel="Delete"
      harm={{ kind: "plain" }}
      isDestructive
      {...confirming(remove)}
      isBusy={remove.isPending || members.isPending}
      note={<WhoseName {...ref} />}
      onClose={onClose}
    >
      <p>
        {members.data
          ? `This deletes the group and its list of ${countOf(members.data.length, "person", "people")}. The people stay in the channel.`
          : "This deletes the group and its list of people. The people stay in the channel."}
      </p>
      <p>
        Nobody can use @<Name>{group.name}</Name> any more. Messages that already mention it stay as they are.
      </p>
      <p>
        {members.data && members.data.length > 0
          ? `You can undo this: the group is created again with the same people. ${lostIds({ count: 1 })}`
          : members.data
            ? "The group is empty, and Zoom cannot create an empty group, so this cannot be undone."
            : `You can undo this, unless the group is empty. ${lostIds({ count: 1 })}`}
      </p>
    </ConfirmDialog>
  );
}
