import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { Words } from "../../components/words.tsx";
import { errorOf } from "../../lib/api/classify.ts";
import { explainError } from "../../lib/api/explain.ts";
import { formatClock, formatLocalMoment } from "../../lib/format-time.ts";
import { signInHref } from "../../lib/locations.ts";
import { useSession } from "../../lib/session.ts";
import { PersonName } from "../inventory/person-name.tsx";
import { scheduledText, tryingText } from "./result-words.ts";

const box = "rounded-md bg-warn-soft px-3 py-2 text-warn-ink ring-1 ring-warn-line ring-inset";
const MINUTE_MS = 60_000;

/** What holds a change up, and when it goes on. */
export function Held({ change }: { readonly change: ChangeInfo }) {
  const { status, heldBy, goesOnAtMs, triesUntilMs } = change;
  if (status === "scheduled" && goesOnAtMs !== null)
    return (
      <p className={box}>
        <Words>{scheduledText(change, formatLocalMoment(goesOnAtMs))}</Words>
      </p>
    );
  if (heldBy === null) return null;
  if (heldBy.kind === "session_ended" && (status === "paused" || status === "planning"))
    return <SignInEnded change={change} />;
  if (triesUntilMs !== null)
    return (
      <p role="status" className="text-muted">
        {tryingText(change, formatClock(triesUntilMs))}
      </p>
    );
  const isWaiting = status === "waiting" || (status === "planning" && goesOnAtMs !== null);
  if (!isWaiting && status !== "paused") return null;
  if (heldBy.code === "paused") return <p className={box}>{heldBy.message}</p>;
  const { title, text } = explainError(errorOf(heldBy));
  // What a person could do next is no matter where nobody has to.
  return <p className={box}>{goesOnAtMs === null ? `${title}. ${text}` : `${title}. ${goesOnText(goesOnAtMs)}`}</p>;
}

const goesOnText = (atMs: number): string =>
  atMs - Date.now() < MINUTE_MS
    ? "It continues automatically within a minute."
    : `It continues automatically at ${formatClock(atMs)}.`;

/** It is carried on with the sign-in of whoever had it carried out last. */
function SignInEnded({ change }: { readonly change: ChangeInfo }) {
  const { user } = useSession();
  const { appliedBy, appliedByName, plannedBy, plannedByName } = change;
  const applied =
    appliedBy === null ? { by: plannedBy, byName: plannedByName } : { by: appliedBy, byName: appliedByName };
  const { by, byName } = change.retries.at(-1) ?? applied;
  if (by !== user.id)
    return (
      <p className={box}>
        The session of <PersonName name={byName} personId={by} /> has ended. It continues once they sign in again.
      </p>
    );
  const { pathname, search } = window.location;
  return (
    <p className={box}>
      Your session has ended.{" "}
      <a href={signInHref(pathname + search)} className="underline">
        Sign in again
      </a>
      , and it continues where it stopped.
    </p>
  );
}
