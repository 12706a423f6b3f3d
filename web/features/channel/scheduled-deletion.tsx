import { useMutation, useQueryClient } from "@tanstack/react-query";
import { deleteChannels } from "../../../domain/actions/channels.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Link } from "../../components/link.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatDay } from "../../lib/format-time.ts";
import { changeQueries } from "../../shared/changes/change-queries.ts";
import { actOnChange } from "../../shared/changes/change-request.ts";
import { notify } from "../../stores/notices.ts";

/** When a channel is going to be deleted, and the way to call that off. */
export default function ScheduledDeletion({ channelId }: { readonly channelId: string }) {
  const client = useQueryClient();
  const of = `${deleteChannels.resource.id}:${channelId}`;
  const { rows } = useCursorList(changeQueries.list({ status: "scheduled", of }), ({ id }) => id);
  const callOff = useMutation({
    mutationFn: (id: string) => actOnChange(id, "cancel"),
    onSuccess: async () => {
      notify("The deletion is called off.");
      await client.invalidateQueries({ queryKey: changeQueries.lists() });
    },
  });
  const deletion = rows.find(({ actionIds }) => actionIds.includes(deleteChannels.id));
  if (!deletion || deletion.goesOnAtMs === null) return null;
  const isAlone = deletion.itemCount === 1;
  return (
    <div
      role="status"
      className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-warn-soft px-3 py-2 text-warn-ink ring-1 ring-warn-line ring-inset"
    >
      <p className="min-w-0 flex-1">
        It is going to be deleted on {formatDay(deletion.goesOnAtMs)} (UTC)
        {isAlone ? "" : `, with ${deletion.itemCount - 1} more`}.{" "}
        <Link to={`/changes/${deletion.id}`} className="underline">
          See the change
        </Link>
      </p>
      {isAlone ? (
        <Button isBusy={callOff.isPending} onClick={() => callOff.mutate(deletion.id)}>
          Call it off
        </Button>
      ) : null}
      {callOff.error ? <ErrorState error={callOff.error} layout="inline" /> : null}
    </div>
  );
}
