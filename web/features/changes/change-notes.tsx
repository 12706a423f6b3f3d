import type { ReactNode } from "react";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { Link } from "../../components/link.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { useSession } from "../../lib/session.ts";
import { changeHref } from "../../shared/changes/change-href.ts";
import { beginsText, pastText, rulesText, unreadText } from "../../shared/changes/result-words.ts";
import { statusWords } from "../../shared/changes/status-words.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";

/** What whoever looks at a change has to know beside its results. */
export function ChangeNotes({ change }: { readonly change: ChangeInfo }) {
  return (
    <>
      <Undone change={change} />
      <CalledOff change={change} />
      <Unread change={change} />
      <ForOthers change={change} />
    </>
  );
}

/** By what a change was taken back, wholly or in part. */
function Undone({ change: { undos, undoneCount, counts } }: { readonly change: ChangeInfo }) {
  const [last] = undos.toReversed();
  if (!last) return null;
  const done = counts.done ?? 0;
  const what =
    undoneCount === 0
      ? "An undo changed nothing, or was undone itself"
      : undoneCount < done
        ? `${formatCount(undoneCount)} of ${formatCount(done)} undone`
        : "Undone";
  return (
    <Note>
      {what}:{" "}
      {undos.map(({ id, appliedAtMs, appliedBy, appliedByName, status }, index) => (
        <span key={id}>
          {index > 0 ? ", " : ""}
          <Link to={changeHref(id)} className="underline">
            {formatMoment(appliedAtMs ?? 0)} UTC
          </Link>
          {appliedByName === "" ? null : (
            <>
              {" "}
              by <PersonName name={appliedByName} personId={appliedBy} />
            </>
          )}
          {status === "done" ? "" : ` (${statusWords[status].toLowerCase()})`}
        </span>
      ))}
    </Note>
  );
}

/** What it means that a scheduled change does not begin any more. */
function CalledOff({ change: { isCalledOff, counts } }: { readonly change: ChangeInfo }) {
  if (!isCalledOff) return null;
  const done = counts.done ?? 0;
  return (
    <Note>
      {done > 0
        ? `This was called off before the rest began. What went first is done: ${countOf(done, "item")}. Undo takes it back.`
        : "This was called off before it began, so nothing of it was done."}
    </Note>
  );
}

/** What could not be read, and what there is to do about it. */
function Unread({ change }: { readonly change: ChangeInfo }) {
  const text = unreadText(change);
  return text === "" ? null : <Note>{text}</Note>;
}

/** What somebody other than whoever planned it has to do. */
function ForOthers({ change }: { readonly change: ChangeInfo }) {
  const { user } = useSession();
  const isOwn = change.plannedBy === user.id;
  if (change.needsApproval)
    return (
      <Note>
        {rulesText(change)}{" "}
        {isOwn ? (
          "Everyone who can apply it sees that it waits. You can also send them the link to this page."
        ) : (
          <>
            <PersonName name={change.plannedByName} personId={change.plannedBy} /> planned this. Look at what it does,
            then apply or discard it.
          </>
        )}
        <Postponed change={change} />
      </Note>
    );
  const isEnded = change.status === "done" || change.status === "cancelled";
  const { failed, stale } = change.retryNeedsApproval;
  if (!isEnded || !isOwn || !(failed || stale)) return null;
  return (
    <Note>
      Someone other than you has to {failed ? "retry what failed" : "overwrite what changed"}. Send them the link to
      this page.
    </Note>
  );
}

/** What is done by now of something that comes later, and what waits. */
function Postponed({ change }: { readonly change: ChangeInfo }) {
  return change.beginsAtMs === null ? null : <> {pastText(change, Date.now()) || beginsText(change)}</>;
}

const Note = ({ children }: { readonly children: ReactNode }) => (
  <p className="rounded-md bg-warn-soft px-3 py-2 text-warn-ink ring-1 ring-warn-line ring-inset">{children}</p>
);
