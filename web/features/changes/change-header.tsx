import type { ReactNode } from "react";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { Words } from "../../components/words.tsx";
import { connectionLabels } from "../../lib/connection.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { useSession } from "../../lib/session.ts";
import { Held } from "../../shared/changes/held.tsx";
import { countsText, isMoving, progressOf } from "../../shared/changes/status-words.ts";
import { ChangeActs } from "./change-acts.tsx";
import { changeHref } from "./change-href.ts";
import { StatusBadge } from "./status-badge.tsx";

/** What a change is, how far it is, and what can be done with it. */
export function ChangeHeader({ change }: { readonly change: ChangeInfo }) {
  const { ended, all } = progressOf(change);
  const { user } = useSession();
  return (
    <header className="flex flex-col gap-2 px-4 pt-3 pb-3 lg:px-6 lg:pt-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 text-lg font-semibold tracking-tight break-words">
          <Words>{change.title}</Words>
        </h1>
        <StatusBadge change={change} />
        <div className="ml-auto flex flex-wrap gap-2">
          <ChangeActs change={change} />
        </div>
      </div>
      {isMoving(change) || change.status === "waiting" || change.status === "paused" ? (
        <ProgressBar label={change.status === "planning" ? "Read" : "Finished"} done={ended} total={all} />
      ) : (
        <p role="status" className="text-muted">
          {countsText(change)}
        </p>
      )}
      <Held change={change} />
      {change.needsApproval ? (
        <p className="rounded-md bg-warn-soft px-3 py-2 text-warn-ink ring-1 ring-warn-line ring-inset">
          {change.plannedBy === user.id
            ? "Someone other than you has to apply this. Send them the link to this page."
            : "Whoever planned this cannot apply it themselves. Look at what it does, then apply or discard it."}
        </p>
      ) : null}
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-xs text-muted">
        <Fact name="Planned">{momentBy(change.plannedAtMs, change.plannedByName)}</Fact>
        {change.appliedAtMs === null ? null : (
          <Fact name="Applied">{momentBy(change.appliedAtMs, change.appliedByName)}</Fact>
        )}
        {change.endedAtMs === null ? null : <Fact name="Ended">{formatMoment(change.endedAtMs)} UTC</Fact>}
        <Fact name="Connection">{connectionLabels[change.connection]}</Fact>
        {change.reason === null ? null : <Fact name="Reason">{change.reason}</Fact>}
        {change.ticket === null ? null : <Fact name="Ticket">{change.ticket}</Fact>}
        {change.undoOf === null ? null : (
          <Fact name="Undoes">
            <Link to={changeHref(change.undoOf)} className="text-accent-ink underline">
              the change before
            </Link>
          </Fact>
        )}
      </dl>
    </header>
  );
}

const momentBy = (atMs: number, name: string): ReactNode => (
  <>
    {formatMoment(atMs)} UTC
    {name ? (
      <>
        {" "}
        by <Name>{name}</Name>
      </>
    ) : null}
  </>
);

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt>{name}</dt>
      <dd className="text-ink">{children}</dd>
    </div>
  );
}
