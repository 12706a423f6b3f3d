import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { ErrorState } from "../../components/error-state.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { ByPlace } from "./by-place.tsx";
import type { Postponing, StageProps } from "./change-dialog.tsx";
import { changeHref } from "./change-href.ts";
import { changeQueries, itemId } from "./change-queries.ts";
import { differenceTexts } from "./difference.ts";
import { EndField } from "./end-field.tsx";
import { type End, endOfDay, endProblem, usualEnd } from "./ending.ts";
import { Names } from "./names.tsx";
import { PlanQuestion } from "./plan-question.tsx";
import { beginningOf, dayProblem, usually, type When } from "./postpone.ts";
import { beginsText, rulesText } from "./result-words.ts";
import { WhenField } from "./when-field.tsx";

/** What comes at once, and what once somebody has applied it. */
const forApproval = ({ now, later }: Postponing) => ({
  now: now.replace(/ now$/, " once it is approved"),
  later: later.replace(" now,", " once it is approved,"),
  hint: "All of it waits for approval. Approved after that day, it is done at once.",
});

/** What a plan will do, and the question whether it should. */
export function ChangeReview({ change, planned, ...props }: StageProps) {
  const { verb, isDestructive = false, reviewOf, children, aside, places, onBehalfOf, postponing } = props;
  const { onBack, onConfirmed, onClose } = props;
  const list = useCursorList(changeQueries.items(change.id, { status: "planned" }), itemId);
  const [reason, setReason] = useState("");
  const [ticket, setTicket] = useState(change.ticket ?? "");
  const [end, setEnd] = useState<End>(() => usualEnd(Date.now()));
  const [when, setWhen] = useState<When>(() => usually(Date.now()));
  const navigate = useNavigate();
  const isWhole = reviewOf !== undefined;
  const { loadAll } = list;
  useEffect(() => {
    if (isWhole) loadAll();
  }, [isWhole, loadAll]);
  const { needsApproval } = change;
  const count = change.counts.planned ?? 0;
  const labels = list.rows.map(({ label }) => label);
  // What becomes of each is said once where it is the same for all.
  const differences = list.rows.map((row) => differenceTexts(change, row).join("; "));
  const [same, ...others] = new Set(differences);
  const given = (leave: (() => void) | undefined) =>
    leave &&
    (() => {
      void planned.act("forget");
      leave();
    });
  const { beginsAtMs } = change;
  const isToBePutOff = postponing !== undefined && beginsAtMs === null && when.isLater;
  const canEnd = change.canEnd && beginsAtMs === null && count > 0 && postponing === undefined;
  const until = canEnd && end.isOn ? { until: endOfDay(end.day) } : {};
  const confirm = (): void => {
    if (isToBePutOff || (needsApproval && end.isOn)) {
      const why = { ...(reason.trim() && { reason }), ...(ticket.trim() && { ticket }) };
      const day = isToBePutOff ? { first: postponing.first, at: beginningOf(when.day) } : until;
      const how = { ...day, ...why };
      if (!needsApproval) onConfirmed?.();
      void planned.putOff(how, needsApproval).then((put) => {
        if (!put || !needsApproval) return;
        onClose();
        return navigate(changeHref(put.id));
      });
      return;
    }
    onConfirmed?.();
    if (!needsApproval) {
      void planned.apply({ reason, ticket, ...until });
      return;
    }
    onClose();
    void navigate(changeHref(change.id));
  };
  const isThere = isWhole ? list.isComplete : !list.isPending;
  const own = isThere && count > 0 ? reviewOf?.(list.rows) : undefined;
  const isLater = isToBePutOff || beginsAtMs !== null;
  const confirmLabel = needsApproval ? "Keep the plan" : isLater ? "Schedule" : verb;
  const isListed = count > 0 && !isWhole && !places;
  return (
    <PlanQuestion
      change={change}
      confirmLabel={confirmLabel}
      only={count === 1 ? labels[0] : undefined}
      harm={own?.harm}
      isDestructive={own?.isDestructive ?? isDestructive}
      isToldElsewhere={isWhole}
      isBusy={planned.asked !== null}
      isBlocked={!isThere || dayProblem(when, Date.now()) !== undefined || endProblem(end, Date.now()) !== undefined}
      error={planned.error}
      onBehalfOf={onBehalfOf}
      isLinked
      reason={reason}
      onReason={setReason}
      ticket={ticket}
      {...(!needsApproval && { onTicket: setTicket })}
      aside={aside}
      onConfirm={confirm}
      onReadAgain={() => void planned.act("reread")}
      onBack={given(onBack)}
      onClose={given(onClose) ?? onClose}
    >
      {count > 0 ? children : null}
      {needsApproval ? (
        <p className="text-ink">
          {rulesText(change)} Keep the plan: everyone who can apply it sees that it waits for them.
        </p>
      ) : null}
      {beginsAtMs === null ? null : <p className="text-ink">{beginsText(change)}</p>}
      {postponing && beginsAtMs === null && count > 0 ? (
        <WhenField {...postponing} {...(needsApproval && forApproval(postponing))} value={when} onChange={setWhen} />
      ) : null}
      {canEnd ? <EndField value={end} onChange={setEnd} /> : null}
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} layout="inline" /> : null}
      {own?.body}
      {places ? <ByPlace change={change} places={places} /> : null}
      {isListed && same && others.length === 0 ? <p className="break-words text-ink">{same}</p> : null}
      {isListed && count > 1 ? (
        <Names
          labels={labels}
          details={others.length > 0 ? differences : undefined}
          count={count}
          isPending={list.isPending}
          onWhole={loadAll}
        />
      ) : null}
    </PlanQuestion>
  );
}
