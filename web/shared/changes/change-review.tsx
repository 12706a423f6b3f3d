import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { actionOf } from "../../../domain/actions/registry.ts";
import { lacksReason } from "../../../domain/changes/guards.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { byReason } from "./by-reason.ts";
import type { StageProps } from "./change-dialog.tsx";
import { changeQueries, itemId } from "./change-queries.ts";
import { differenceText } from "./difference.ts";
import { GuardReason } from "./guard-reason.tsx";
import { harmOf } from "./harm.ts";
import { LeftOut } from "./left-out.tsx";
import { Names } from "./names.tsx";
import { beginningOf, dayProblem, usually, type When } from "./postpone.ts";
import { titleFor } from "./title.ts";
import { WhenField } from "./when-field.tsx";
import { WhoseName } from "./whose-name.tsx";

/** What a plan will do, and the question whether it should. */
export function ChangeReview({ change, planned, ...props }: StageProps) {
  const { request, verb, isDestructive = false, reviewOf, children, aside, onBehalfOf, postponing, onClose } = props;
  const list = useCursorList(changeQueries.items(change.id, { status: "planned" }), itemId);
  const [reason, setReason] = useState("");
  const [when, setWhen] = useState<When>(() => usually(Date.now()));
  const navigate = useNavigate();
  const isWhole = reviewOf !== undefined;
  const { loadAll } = list;
  useEffect(() => {
    if (isWhole) loadAll();
  }, [isWhole, loadAll]);
  const guards = change.plan?.guards ?? [];
  const [part] = request.parts;
  const action = actionOf(part?.actionId ?? "");
  const count = change.counts.planned ?? 0;
  const labels = list.rows.map(({ label }) => label);
  // What becomes of each is said where it is not the same for all.
  const differences = list.rows.map((row) => differenceText(change, row));
  const details = new Set(differences).size > 1 ? differences : undefined;
  const only = count === 1 ? labels[0] : undefined;
  const title = titleFor(change, request, count, only);
  const close = (): void => {
    void planned.act("cancel");
    onClose();
  };
  const isLacking =
    !change.needsApproval && (lacksReason(guards, reason) || dayProblem(when, Date.now()) !== undefined);
  const confirm = (): void => {
    if (change.needsApproval) {
      onClose();
      void navigate(`/changes/${change.id}`);
    } else if (when.isLater) void planned.apply(reason, beginningOf(when.day), postponing?.first);
    else void planned.apply(reason);
  };
  const isThere = isWhole ? list.isComplete : !list.isPending;
  const own = isThere && count > 0 ? reviewOf?.(list.rows) : undefined;
  const losses = action.loses?.({ count, only }, part?.input);
  return (
    <ConfirmDialog
      title={count === 0 ? "Nothing to change" : `${title}?`}
      confirmLabel={change.needsApproval ? "Keep the plan" : when.isLater ? "Schedule" : verb}
      harm={
        count === 0 || change.needsApproval ? { kind: "plain" } : (own?.harm ?? harmOf(action, title, labels, count))
      }
      isDestructive={own?.isDestructive ?? isDestructive}
      isBusy={planned.asked !== null}
      isBlocked={count === 0 || !isThere || isLacking}
      note={count > 0 ? <WhoseName connection={change.connection} onBehalfOf={onBehalfOf} /> : null}
      error={planned.error ? <ErrorState error={planned.error} layout="inline" /> : null}
      onConfirm={confirm}
      onClose={close}
    >
      {count > 0 ? children : null}
      {change.needsApproval ? (
        <p className="text-ink">
          Someone other than you has to apply this. Keep the plan, and send them the link to its page.
        </p>
      ) : null}
      {postponing && count > 0 && !change.needsApproval ? (
        <WhenField {...postponing} value={when} onChange={setWhen} />
      ) : null}
      {losses && !isWhole ? <p>{losses}</p> : null}
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} layout="inline" /> : null}
      {own?.body}
      {count > 1 && !isWhole ? <Names labels={labels} details={details} count={count} /> : null}
      {change.needsApproval ? null : <GuardReason guards={guards} reason={reason} onChange={setReason} />}
      {isWhole ? null : <NoWayBack rows={list.rows} />}
      <LeftOut change={change} />
      {aside}
    </ConfirmDialog>
  );
}

/** What of the change nothing takes back, by reason. */
function NoWayBack({ rows }: { readonly rows: readonly ChangeItemInfo[] }) {
  const reasons = byReason(rows, ({ noUndo }) => noUndo);
  if (reasons.size === 0) return null;
  return (
    <section aria-label="Cannot be undone" className="flex flex-col gap-1">
      {[...reasons].map(([reason, some]) => (
        <p key={reason}>
          {rows.length === some.length ? "This cannot be undone" : `${some.length} of these cannot be undone`}: {reason}
        </p>
      ))}
    </section>
  );
}
