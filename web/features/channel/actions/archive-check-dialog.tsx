import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { Failure } from "../../../components/failure.tsx";
import { type ArchiveState, searchArchiveState } from "../../../shared/channel/api/archive-state.ts";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";

const answers: Readonly<Record<ArchiveState, string>> = {
  archived: "The channel is archived.",
  live: "The channel is not archived.",
  unknown: "Zoom’s search does not find the channel, archived or not, so this remains unknown.",
};

/** Spends a search on the question, at the person's word. */
export default function ArchiveCheckDialog({ view, onClose }: { view: ChannelView; onClose: () => void }) {
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: () => searchArchiveState(view.ref, view.channel),
    onSuccess: (state) => client.setQueryData(channelPageQueries.archiveState(view.ref).queryKey, state),
  });
  return (
    <Dialog
      title="Is the channel archived?"
      onClose={onClose}
      actions={
        check.data ? (
          <Button tone="primary" onClick={onClose}>
            Close
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button tone="primary" isBusy={check.isPending} onClick={() => check.mutate()}>
              Search
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-3" aria-live="polite">
        {check.data ? (
          <p className="font-medium">{answers[check.data]}</p>
        ) : (
          <p className="text-muted">
            Zoom does not include this in the channel’s details. A search by the channel’s name shows it, but the whole
            account has only 10 or 20 searches a minute, so the console does not search on its own. This takes one or
            two searches.
          </p>
        )}
        {check.error ? <Failure error={check.error} onRetry={() => check.mutate()} layout="inline" /> : null}
      </div>
    </Dialog>
  );
}
