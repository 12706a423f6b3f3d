import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { ErrorState } from "../../../components/error-state.tsx";
import { Name } from "../../../components/name.tsx";
import { countOf } from "../../../lib/format.ts";
import { isolate } from "../../../lib/isolate.ts";
import { CONNECTION_PARAM } from "../../../lib/locations.ts";
import { useGuardedHistory } from "../../../lib/navigation/use-guarded-history.ts";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import { notify } from "../../../stores/notices.ts";
import { deleteChannel } from "../api/channel.ts";
import { showDeleted } from "../channel-cache.ts";
import { channelPageQueries } from "../channel-page-queries.ts";
import type { ChannelView } from "../use-channel-view.ts";
import { useForgetOnLeaving } from "./use-forget-on-leaving.ts";

export default function DeleteDialog({ view, onClose }: { view: ChannelView; onClose: () => void }) {
  const { ref, refFor, channel, members, archiveState } = view;
  const acting = refFor("delete");
  const client = useQueryClient();
  const navigate = useNavigate();
  const history = useGuardedHistory();
  const forget = useForgetOnLeaving(channelPageQueries.all(ref));
  const mutation = useMutation({
    mutationFn: () => deleteChannel(acting, channel),
    onSuccess: async () => {
      forget();
      notify(`“${isolate(channel.name)}” is deleted.`);
      // Unsaved settings of a channel that is gone hold nobody back.
      history.past(() => void navigate(`/channels?${CONNECTION_PARAM}=${ref.connection}`, { replace: true }));
      await showDeleted(client, ref);
    },
  });
  return (
    <ConfirmDialog
      title="Delete the channel?"
      confirmLabel="Delete permanently"
      harm={{ kind: "type", phrase: channel.name }}
      isDestructive
      isBusy={mutation.isPending}
      note={<WhoseName {...acting} />}
      error={
        mutation.error ? <ErrorState error={mutation.error} layout="inline" onAsk={() => mutation.mutate()} /> : null
      }
      onConfirm={() => mutation.mutate()}
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
      {archiveState === "archived" ? null : (
        <p>To keep the history but stop new messages, archive the channel instead.</p>
      )}
    </ConfirmDialog>
  );
}
