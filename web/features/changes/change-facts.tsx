import type { ReactNode } from "react";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { Link } from "../../components/link.tsx";
import { Words } from "../../components/words.tsx";
import { connectionLabels } from "../../lib/connection.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { changeHref } from "../../shared/changes/change-href.ts";
import { lastDay } from "../../shared/changes/ending.ts";
import { costText } from "../../shared/changes/plan-cost.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";

/** Who planned a change and had it carried out, when and why, and which changes it comes from. */
export function ChangeFacts({ change }: { readonly change: ChangeInfo }) {
  const { appliedAtMs, appliedByName, beginsAtMs, endedAtMs } = change;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-xs text-muted">
      <Fact name="Planned">
        <MomentBy atMs={change.plannedAtMs} by={change.plannedBy} name={change.plannedByName} />
      </Fact>
      {appliedAtMs === null ? null : (
        <Fact name={beginsAtMs === null ? "Applied" : "Scheduled"}>
          <MomentBy atMs={appliedAtMs} by={change.appliedBy} name={appliedByName} />
        </Fact>
      )}
      {beginsAtMs === null ? null : <Fact name={beginsWords(change)}>{formatMoment(beginsAtMs)} UTC</Fact>}
      {change.retries.map(({ atMs, by, byName }) => (
        <Fact key={atMs} name="Tried again">
          <MomentBy atMs={atMs} by={by} name={byName} />
        </Fact>
      ))}
      {change.untilMs === null ? null : <Fact name="Until">{lastDay(change.untilMs)}</Fact>}
      {endedAtMs === null ? null : (
        <Fact name={change.isCalledOff ? "Called off" : "Ended"}>{formatMoment(endedAtMs)} UTC</Fact>
      )}
      {endedAtMs === null && change.plan ? <Fact name="Takes">{costText(change.plan)}</Fact> : null}
      <Fact name="Connection">{connectionLabels[change.connection]}</Fact>
      {change.reason === null ? null : <Fact name="Reason">{change.reason}</Fact>}
      {change.ticket === null ? null : (
        <Fact name="Ticket">
          <Link
            to={`/changes?${new URLSearchParams({ ticket: change.ticket })}`}
            className="break-all text-accent-ink underline"
          >
            {change.ticket}
          </Link>
        </Fact>
      )}
      {change.undoOf === null ? null : (
        <Fact name="Undoes">
          <OtherChange id={change.undoOf}>{change.undoOfTitle || "a change that is no longer kept"}</OtherChange>
        </Fact>
      )}
      {change.againOf === null ? null : (
        <Fact name="Rest of">
          <OtherChange id={change.againOf}>the change that was stopped</OtherChange>
        </Fact>
      )}
    </dl>
  );
}

function beginsWords({ status, isCalledOff, beginsAtMs }: ChangeInfo): string {
  if (status === "planned") return (beginsAtMs ?? 0) > Date.now() ? "Once applied, begins" : "Was to begin";
  if (status === "scheduled") return "Begins";
  return isCalledOff || status === "discarded" ? "Was to begin" : "Began";
}

function OtherChange({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <Link to={changeHref(id)} className="text-accent-ink underline">
      <Words>{children}</Words>
    </Link>
  );
}

interface MomentByProps {
  readonly atMs: number;
  /** User ID. */
  readonly by: string | null;
  readonly name: string;
}

function MomentBy({ atMs, by, name }: MomentByProps) {
  return (
    <>
      {formatMoment(atMs)} UTC
      {name ? (
        <>
          {" "}
          by <PersonName name={name} personId={by} />
        </>
      ) : null}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt>{name}</dt>
      <dd className="text-ink">{children}</dd>
    </div>
  );
}
