import { useMutation, useQueryClient } from "@tanstack/react-query";
import { leaveChannels } from "../../../../domain/actions/channels.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { confirming } from "../../../components/confirming.tsx";
import { Name } from "../../../components/name.tsx";
import { ApiError } from "../../../lib/api/errors.ts";
import { isolate } from "../../../lib/isolate.ts";
import { CONNECTION_PARAM } from "../../../lib/locations.ts";
import { useLeaveGone } from "../../../lib/navigation/use-leave-gone.ts";
import { wayBack } from "../../../shared/changes/make-change.ts";
import { setMembership } from "../../../shared/channel/api/channel.ts";
import { showLeft, showRefusal } from "../../../shared/channel/channel-cache.ts";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";
import { isPublicType } from "../../../shared/channel/model/channel.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { announce, notify } from "../../../stores/notices.ts";

/** Zoom's code for a failure without a reason. */
const CANNOT_LEAVE = 5301;

interface LeaveChannelDialogProps {
  readonly view: ChannelView;
  readonly onClose: () => void;
}

export default function LeaveChannelDialog({ view, onClose }: LeaveChannelDialogProps) {
  const { ref, channel, standing, access } = view;
  const client = useQueryClient();
  const isPublic = isPublicType(channel.type);
  const leaveFor = useLeaveGone(channelPageQueries.all(ref));
  const mutation = useMutation({
    mutationFn: () => setMembership(client, ref, channel, false),
    onSuccess: async (made) => {
      if (!isPublic) {
        // What is not public cannot be seen from outside.
        notify(`You left “${isolate(channel.name)}”.`);
        leaveFor(`/channels?${CONNECTION_PARAM}=me`);
        await showLeft(client, ref);
        return;
      }
      announce({ text: `You left “${isolate(channel.name)}”.`, ...wayBack(made) });
      onClose();
    },
    onError: (error) => {
      // Zoom gives no reason. Owners are not offered to leave, so what is left does not change by itself.
      if (error instanceof ApiError && error.code === CANNOT_LEAVE) showRefusal(client, ref, "stay");
    },
  });
  return (
    <ConfirmDialog
      title="Leave the channel?"
      confirmLabel="Leave"
      harm={{ kind: "plain" }}
      isDestructive={!isPublic}
      {...confirming(mutation)}
      isBlocked={!access.leave.isAllowed}
      onClose={onClose}
    >
      <p>
        You will no longer see{" "}
        <strong className="break-words text-ink">
          <Name>{channel.name}</Name>
        </strong>{" "}
        in Zoom.{" "}
        {isPublic
          ? "It is public, so you can rejoin at any time."
          : "It is not public: to rejoin, you have to be invited by a member."}
      </p>
      <p>{leaveChannels.loses?.({ count: 1, only: channel.name }, {})}</p>
      {standing === "admin" ? <p>You are an administrator. If you rejoin, you will be a member.</p> : null}
    </ConfirmDialog>
  );
}
