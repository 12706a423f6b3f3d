import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Name } from "../../components/name.tsx";
import { useFocusFallback } from "../../components/use-focus-fallback.ts";
import { isolate } from "../../lib/isolate.ts";
import { canUnmake, unmakeChange } from "../changes/make-change.ts";
import { WhoseName } from "../changes/whose-name.tsx";
import type { ChannelRef } from "../channel/api/channel-ref.ts";
import type { ChannelGroup } from "../channel/api/groups.ts";
import { showGroupsChanged } from "../channel/channel-cache.ts";
import type { Announce } from "../done/done.ts";
import { removeGroup } from "./channel-group-changes.ts";

interface RemoveGroupDialogProps {
  readonly channelRef: ChannelRef;
  readonly channelName: string;
  /** The question is not asked on the channel's own page. */
  readonly isElsewhere?: boolean;
  readonly group: ChannelGroup;
  readonly announce: Announce;
  readonly onClose: () => void;
}

export default function RemoveGroupDialog({
  channelRef: ref,
  channelName,
  isElsewhere = false,
  group,
  announce,
  onClose,
}: RemoveGroupDialogProps) {
  const client = useQueryClient();
  useFocusFallback();
  const name = group.name || group.id;
  const remove = useMutation({
    mutationFn: () => removeGroup({ channelId: ref.channelId, channel: channelName, groupId: group.id, name }),
    onSuccess: (made) => {
      announce({
        text: `Removed ${isolate(name)}${isElsewhere ? ` from ${isolate(channelName)}` : ""}.`,
        ...(canUnmake(made) && {
          undo: async () => {
            await unmakeChange(made.id);
            announce({ text: `Invited ${isolate(name)} again.` });
            await showGroupsChanged(client, ref);
          },
        }),
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
        leaves {isElsewhere ? <Name>{channelName}</Name> : "the channel"}, and so do the people it brought, unless they
        are also in it for another reason. Zoom does not say how many people that is.
      </p>
    </ConfirmDialog>
  );
}
