import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Link } from "../../components/link.tsx";
import { formatDay } from "../../lib/format-time.ts";
import { changeHref } from "../../shared/changes/change-href.ts";
import { calledOffText, useCallOff } from "../../shared/changes/use-call-off.ts";
import { notify } from "../../stores/notices.ts";
import { useScheduledDeletion } from "./use-scheduled-deletion.ts";

/** When a channel is going to be deleted, and the way to call that off. */
export default function ScheduledDeletion({ channelId }: { readonly channelId: string }) {
  const deletion = useScheduledDeletion(channelId);
  const callOff = useCallOff((change) => notify(calledOffText(change), { to: changeHref(change.id) }));
  if (!deletion) return null;
  // What went first is done.
  const others = (deletion.counts.planned ?? 1) - 1;
  const isAlone = others === 0;
  return (
    <div
      role="status"
      className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-warn-soft px-3 py-2 text-warn-ink ring-1 ring-warn-line ring-inset"
    >
      <p className="min-w-0 flex-1">
        It is going to be deleted on {formatDay(deletion.goesOnAtMs)} (UTC)
        {isAlone ? "" : `, with ${others} more`}.{" "}
        <Link to={changeHref(deletion.id)} className="underline">
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
