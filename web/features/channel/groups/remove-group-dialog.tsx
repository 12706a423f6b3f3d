import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { ErrorState } from "../../../components/error-state.tsx";
import { Name } from "../../../components/name.tsx";
import { isolate } from "../../../lib/isolate.ts";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import type { ChannelRef } from "../api/channel-ref.ts";
import { type ChannelGroup, inviteGroup, removeGroup } from "../api/groups.ts";
import { showGroupsChanged } from "../channel-cache.ts";
import type { Announce } from "../done.ts";
import { useFocusFallback } from "../use-focus-fallback.ts";

interface RemoveGroupDialogProps {
  readonly channelRef: ChannelRef;
  /** Where the question is not asked on the channel's own page. */
  readonly channelName?: string;
  readonly group: ChannelGroup;
  readonly announce: Announce;
  readonly onClose: () => void;
}

export default function RemoveGroupDialog({
  channelRef: ref,
  channelName,
  group,
  announce,
  onClose,
}: RemoveGroupDialogProps) {
  const client = useQueryClient();
  useFocusFallback();
  const name = group.name || group.id;
  const remove = useMutation({
    mutationFn: () => removeGroup(ref.channelId, group.id),
    onSuccess: () => {
      announce({
        text: `Removed ${isolate(name)}${channelName ? ` from ${isolate(channelName)}` : ""}.`,
        undo: async () => {
          await inviteGroup(ref.channelId, group.id);
          announce({ text: `Invited ${isolate(name)} again.` });
          await showGroupsChanged(client, ref);
        },
      });
      void showGroupsChanged(client, ref);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title="Remove the group?"
      confirmLabel="Remove"
      harm={{ kind: "plain" }}
      isDestructive
      isBusy={remove.isPending}
      note={<WhoseName connection="account" />}
      error={remove.error ? <ErrorState error={remove.error} layout="inline" onAsk={() => remove.mutate()} /> : null}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>
        <strong className="break-words text-ink">
          <Name>{name}</Name>
        </strong>{" "}
        leaves {channelName === undefined ? "the channel" : <Name>{channelName}</Name>}, and so do the people it
        brought, unless they are also in it for another reason. Zoom does not say how many people that is.
      </p>
    </ConfirmDialog>
  );
}
