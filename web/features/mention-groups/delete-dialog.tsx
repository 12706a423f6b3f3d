import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Name } from "../../components/name.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { canUnmake, unmakeChange } from "../../shared/changes/make-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { Announce } from "../../shared/done/done.ts";
import type { MentionGroup } from "./mention-group.ts";
import { deleteGroup, type NamedChannel } from "./mention-group-changes.ts";
import { mentionGroupQueries } from "./mention-group-queries.ts";
import { showChanged } from "./show-changed.ts";

interface DeleteDialogProps {
  readonly channel: NamedChannel;
  readonly group: MentionGroup;
  readonly announce: Announce;
  readonly onClose: () => void;
  /** Called once the group is gone. */
  readonly onDeleted?: () => void;
}

/** Deletes a group, and says before whether that can be undone. */
export default function DeleteDialog({ channel, group, announce, onClose, onDeleted }: DeleteDialogProps) {
  const { ref } = channel;
  const client = useQueryClient();
  const members = useQuery(mentionGroupQueries.members(ref, group.id));
  const remove = useMutation({
    mutationFn: () => deleteGroup(channel, group),
    onSuccess: (made) => {
      const again = members.data ? `, with ${countOf(members.data.length, "person", "people")}` : "";
      announce({
        text: `Deleted the mention group ${isolate(group.name)}.`,
        ...(canUnmake(made) && {
          undo: async () => {
            await unmakeChange(made.id);
            announce({ text: `Created ${isolate(group.name)} again${again}.` });
            await showChanged(client, ref);
          },
        }),
      });
      void showChanged(client, ref);
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
      isBusy={remove.isPending || members.isPending}
      note={<WhoseName {...ref} />}
      error={remove.error ? <ErrorState error={remove.error} layout="inline" onAsk={() => remove.mutate()} /> : null}
      onConfirm={() => remove.mutate()}
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
          ? "You can undo this: the group is created again with the same people, with a new ID."
          : members.data
            ? "The group is empty, and Zoom cannot create an empty group, so this cannot be undone."
            : "You can undo this, unless the group is empty: it is created again with the same people, with a new ID."}
      </p>
    </ConfirmDialog>
  );
}
