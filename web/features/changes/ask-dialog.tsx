import { type ReactNode, useState } from "react";
import { lacksReason } from "../../../domain/changes/guards.ts";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { wantsNewDay } from "../../../domain/changes/new-day.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf } from "../../lib/format.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { changeQueries, itemId } from "../../shared/changes/change-queries.ts";
import type { Applying } from "../../shared/changes/change-request.ts";
import { differenceTexts } from "../../shared/changes/difference.ts";
import { GuardReason } from "../../shared/changes/guard-reason.tsx";
import { harmOf } from "../../shared/changes/harm.ts";
import { Names } from "../../shared/changes/names.tsx";
import { PlanQuestion } from "../../shared/changes/plan-question.tsx";
import { beginningOf, dayProblem, newDay } from "../../shared/changes/postpone.ts";
import { beginsText, pastText } from "../../shared/changes/result-words.ts";
import { LaterField } from "../../shared/changes/when-field.tsx";
import { WhoseName } from "../../shared/changes/whose-name.tsx";

interface AskDialogProps {
  readonly change: ChangeInfo;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onConfirm: (how: Applying) => void;
  /** Has what could not be read of a plan read once more. */
  readonly onReadAgain: () => void;
  readonly onClose: () => void;
}

/** Asks before a plan is carried out. */
export function ApplyDialog({ change, onConfirm, ...rest }: AskDialogProps) {
  const [reason, setReason] = useState(change.reason ?? "");
  const [ticket, setTicket] = useState(change.ticket ?? "");
  const { rows } = useCursorList(changeQueries.items(change.id, { status: "planned" }), itemId);
  const [first] = rows;
  const nowMs = Date.now();
  const isNew = wantsNewDay(change, nowMs);
  const [when, setWhen] = useState(() => newDay(change, nowMs));
  const isLater = change.beginsAtMs !== null && change.beginsAtMs > nowMs;
  const past = pastText(change, nowMs);
  return (
    <PlanQuestion
      {...rest}
      change={change}
      confirmLabel={isLater || isNew ? "Schedule" : "Apply"}
      only={change.counts.planned === 1 ? first?.label : undefined}
      isBlocked={!first || (isNew && dayProblem(when, nowMs) !== undefined)}
      reason={reason}
      onReason={setReason}
      ticket={ticket}
      onTicket={setTicket}
      onConfirm={() => onConfirm({ reason, ticket, at: isNew ? beginningOf(when.day) : undefined })}
    >
      <p>{countOf(change.counts.planned ?? 0, "item")} will be changed, as listed on this page.</p>
      {isLater ? <p className="text-ink">{beginsText({ ...change, needsApproval: false })}</p> : null}
      {past === "" ? null : <p className="text-ink">{past}</p>}
      {isNew ? <LaterField value={when} onChange={setWhen} /> : null}
    </PlanQuestion>
  );
}

/** Asks before what failed is tried again. */
export function RetryDialog({ onReadAgain: _, ...props }: AskDialogProps) {
  const { counts, beginsAtMs, firstCount } = props.change;
  const { failed = 0, unknown = 0 } = counts;
  return (
    <Question {...props} title="Retry what failed?" verb="Retry" count={failed + unknown}>
      {failed > 0 ? <p>{countOf(failed, "item")} that failed will be tried again.</p> : null}
      {unknown > 0 ? (
        <p>
          {countOf(unknown, "item")} without an answer will be looked up at Zoom first, and tried again only where
          nothing was done.
        </p>
      ) : null}
      {beginsAtMs !== null && beginsAtMs < Date.now() && firstCount > 0 ? (
        <p>
          The rest was to begin on {formatMoment(beginsAtMs)} UTC. It begins now only where all that goes first is done
          already; otherwise that is done now, and the rest waits for another retry.
        </p>
      ) : null}
    </Question>
  );
}

/** Shows what the items set aside were, are and were to be, and asks before they become that all the same. */
export function OverwriteDialog({ onReadAgain: _, ...props }: AskDialogProps) {
  const { change } = props;
  const list = useCursorList(changeQueries.items(change.id, { status: "stale" }), itemId);
  const count = change.counts.stale ?? 0;
  return (
    <Question {...props} title="Overwrite what changed?" verb="Overwrite" count={count} isDestructive>
      <p>
        Someone changed {count === 1 ? "this item" : "these items"} after the plan was made. Overwriting gives{" "}
        {count === 1 ? "it what was" : "them what was"} planned, and what they set is lost.
      </p>
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} layout="inline" /> : null}
      <Names
        labels={list.rows.map(({ label }) => label)}
        details={list.rows.map((item) => differenceTexts(change, item).join("; "))}
        count={count}
        isPending={list.isPending}
        onWhole={list.loadAll}
      />
    </Question>
  );
}

interface QuestionProps extends Omit<AskDialogProps, "onReadAgain"> {
  readonly title: string;
  readonly verb: string;
  readonly count: number;
  readonly isDestructive?: boolean;
  readonly children: ReactNode;
}

/** Asks about so many items of a change that has ended, as it was asked about as many of its plan. */
function Question({ change, title, verb, count, children, error, onConfirm, ...rest }: QuestionProps) {
  const [reason, setReason] = useState("");
  // What was done since may make it much.
  const guards = lacksReason(change.plan?.guards ?? [], change.reason) ? (change.plan?.guards ?? []) : [];
  return (
    <ConfirmDialog
      {...rest}
      title={title}
      isBlocked={lacksReason(guards, reason)}
      confirmLabel={verb}
      harm={harmOf({ ...change, counts: { planned: count } }, undefined)}
      note={<WhoseName connection={change.connection} />}
      error={error ? <ErrorState error={error} layout="inline" /> : null}
      onConfirm={() => onConfirm({ reason })}
    >
      {children}
      <GuardReason guards={guards} reason={reason} onChange={setReason} />
      {change.plan?.loses.map((loss) => (
        <p key={loss}>{loss}</p>
      ))}
    </ConfirmDialog>
  );
}
