import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { confirming } from "../../../components/confirming.tsx";
import { Name } from "../../../components/name.tsx";
import { countOf } from "../../../lib/format.ts";
import { formatDay } from "../../../lib/format-time.ts";
import { isolate } from "../../../lib/isolate.ts";
import { CONNECTION_PARAM } from "../../../lib/locations.ts";
import { useLeaveGone } from "../../../lib/navigation/use-leave-gone.ts";
import { changeHref } from "../../../shared/changes/change-href.ts";
import { changeQueries } from "../../../shared/changes/change-queries.ts";
import { beginningOf, dayProblem, usually } from "../../../shared/changes/postpone.ts";
import { WhenField } from "../../../shared/changes/when-field.tsx";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import { deleteChannel, deleteChannelOn } from "../../../shared/channel/api/channel.ts";
import { markArchived, showDeleted } from "../../../shared/channel/channel-cache.ts";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { notify } from "../../../stores/notices.ts";

export default function DeleteDialog({ view, onClose }: { view: ChannelView; onClose: () => void }) {
  const { ref, refFor, channel, members, archiveState } = view;
  const acting = refFor("delete");
  const client = useQueryClient();
  const leaveFor = useLeaveGone(channelPageQueries.all(ref));
  const [when, setWhen] = useState(() => usually(Date.now()));
  const isArchived = archiveState === "archived";
  const mutation = useMutation({
    mutationFn: async () => {
      if (when.isLater) return deleteChannelOn(client, when.day, acting, channel, isArchived);
      await deleteChannel(client, acting, channel);
      return null;
    },
    onSuccess: async (later) => {
      if (later) {
        notify(
          later.needsApproval
            ? `${later.title} on ${formatDay(beginningOf(when.day))}: waits for someone else to approve it.`
            : `Archived, and going to be deleted on ${formatDay(beginningOf(when.day))}.`,
          { to: changeHref(later.id), ...(!later.needsApproval && { callsOff: later.id }) },
        );
        onClose();
        if (!later.needsApproval) markArchived(client, ref.channelId, "archived");
        await client.invalidateQueries({ queryKey: changeQueries.lists() });
        return;
      }
      notify(`“${isolate(channel.name)}” is deleted.`);
      leaveFor(`/channels?${CONNECTION_PARAM}=${ref.connection}`);
      await showDeleted(client, ref);
    },
  });
  return (
    <ConfirmDialog
      title="Delete the channel?"
      confirmLabel={when.isLater ? "Schedule" : "Delete permanently"}
      harm={{ kind: "type", phrase: channel.name }}
      isDestructive
      {...confirming(mutation)}
      isBlocked={dayProblem(when, Date.now()) !== undefined}
      note={<WhoseName {...acting} />}
      onClose={onClose}
    >
      <p>This cannot be undone. It deletes:</p>
      <ul className="list-disc pl-5">
        <li>
          the channel{" "}
          <strong className="break-words text-ink">
            <Name>{channel.name}</Name>
          </strong>
        </li>
        <li>
          the membership of{" "}
          {members.total === undefined ? "all its members" : countOf(members.total, "person", "people")}
        </li>
        <li>its whole history: messages, files, pins and mention groups</li>
      </ul>
      <WhenField
        now="Delete now"
        later={isArchived ? "Delete on a day" : "Archive now, delete on a day"}
        value={when}
        onChange={setWhen}
      />
    </ConfirmDialog>
  );
}
