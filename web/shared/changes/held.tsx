import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { errorOf } from "../../lib/api/classify.ts";
import { explainError } from "../../lib/api/explain.ts";
import { formatClock, formatMoment } from "../../lib/format-time.ts";

const box = "rounded-md bg-warn-soft px-3 py-2 text-warn-ink ring-1 ring-warn-line ring-inset";

/** What holds a change up, and when it goes on. */
export function Held({ change: { status, heldBy, goesOnAtMs } }: { readonly change: ChangeInfo }) {
  if (status === "scheduled" && goesOnAtMs !== null)
    return <p className={box}>It begins on {formatMoment(goesOnAtMs)} UTC, and can be called off until then.</p>;
  if (heldBy === null || (status !== "waiting" && status !== "paused")) return null;
  const { title, text } = explainError(errorOf(heldBy));
  const isOwnPause = heldBy.code === "paused";
  return (
    <p className={box}>
      {isOwnPause ? heldBy.message : `${title}. ${text}`}
      {goesOnAtMs === null ? "" : ` It continues at ${formatClock(goesOnAtMs)}.`}
    </p>
  );
}
