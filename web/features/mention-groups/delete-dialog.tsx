import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Name } from "../../components/name.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { ChannelRef } from "../channel/api/channel-ref.ts";
import type { Announce } from "../channel/done.ts";
import type { MentionGroup } from "./mention-group.ts";
import { deleteGroup } from "./mention-group-calls.ts";
import { mentionGroupQueries } from "./mention-group-queries.ts";
import { showChanged } from "./show-changed.ts";
import { restoreGroup } from "./use-fill.ts";

interface DeleteDialogProps {
  readonly channelRef: ChannelRef;
  readonly group: MentionGroup;
  readonly announce: Announce;
  readonly onClose: () => void;
  /** Called once the group is gone. */
  readonly onDeleted?: () => void;
}

/** Deletes a group; its people are read before, so that it can be created again. */
export default function DeleteDialog({ channelRef: ref, group, announce, onClose, onDeleted }: DeleteDialogProps) {
  const client = useQueryClient();
  const members = useQuery(mentionGroupQueries.members(ref, group.id));
  const remove = useMutation({
    mutationFn: () => deleteGroup(ref, group.id),
    onSuccess: () => {
      const ids = (members.data ?? []).map(({ id }) => id);
      const text = `Deleted the mention group ${isolate(group.name)}.`;
      announce(
        ids.length === 0
          ? { text }
          : {
              text,
              undo: async () => {
                await restoreGroup(client, ref, group, ids);
                announce({
                  text: `Created ${isolate(group.name)} again, with ${countOf(ids.length, "person", "people")}.`,
                });
              },
            },
      );
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
          : members.error
            ? "The group’s people could not be loaded, so this cannot be undone."
            : members.data
              ? "The group is empty, and Zoom cannot create an empty group, so this cannot be undone."
              : "Loading the group’s people so that you can undo this…"}
      </p>
    </ConfirmDialog>
  );
}
