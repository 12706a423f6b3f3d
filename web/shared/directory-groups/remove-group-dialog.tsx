import { useFocusFallback } from "../../components/use-focus-fallback.ts";
import { isolate } from "../../lib/isolate.ts";
import { ChangeDialog } from "../changes/change-dialog.tsx";
import type { ChannelRef } from "../channel/api/channel-ref.ts";
import type { ChannelGroup } from "../channel/api/groups.ts";
import { removalOf } from "./channel-group-changes.ts";

interface RemoveGroupDialogProps {
  readonly channelRef: ChannelRef;
  readonly channelName: string;
  /** The question is not asked on the channel's own page. */
  readonly isElsewhere?: boolean;
  readonly group: ChannelGroup;
  readonly onClose: () => void;
}

export default function RemoveGroupDialog({
  channelRef: { channelId },
  channelName: channel,
  isElsewhere = false,
  group: { id: groupId, name: groupName },
  onClose,
}: RemoveGroupDialogProps) {
  useFocusFallback();
  const name = groupName || groupId;
  return (
    <ChangeDialog
      request={removalOf({ channelId, channel, groupId, name })}
      verb="Remove"
      noun="directory group"
      isDestructive
      announced={() => `Removed ${isolate(name)}${isElsewhere ? ` from ${isolate(channel)}` : ""}.`}
      onClose={onClose}
    >
      <p>
        The people it brought leave the channel with it, unless they are also in it for another reason. Zoom does not
        say how many people that is.
      </p>
    </ChangeDialog>
  );
}
