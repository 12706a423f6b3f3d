import { useEffect, useState } from "react";
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
import { titleFor } from "./title.ts";
import { WhoseName } from "./whose-name.tsx";

/** What a plan will do, and the question whether it should. */
export function ChangeReview({ change, planned, ...props }: StageProps) {
  const { request, verb, isDestructive = false, reviewOf, children, aside, onBehalfOf, onClose } = props;
  const list = useCursorList(changeQueries.items(change.id, { status: "planned" }), itemId);
  const [reason, setReason] = useState("");
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
  const isThere = isWhole ? list.isComplete : !list.isPending;
  const own = isThere && count > 0 ? reviewOf?.(list.rows) : undefined;
  const losses = action.loses?.({ count, only }, part?.input);
  return (
    <ConfirmDialog
      title={count === 0 ? "Nothing to change" : `${title}?`}
      confirmLabel={verb}
      harm={count === 0 ? { kind: "plain" } : (own?.harm ?? harmOf(action, title, labels, count))}
      isDestructive={own?.isDestructive ?? isDestructive}
      isBusy={planned.asked !== null}
      isBlocked={count === 0 || !isThere || lacksReason(guards, reason)}
      note={count > 0 ? <WhoseName connection={change.connection} onBehalfOf={onBehalfOf} /> : null}
      error={planned.error ? <ErrorState error={planned.error} layout="inline" /> : null}
      onConfirm={() => void planned.apply(reason)}
      onClose={close}
    >
      {count > 0 ? children : null}
      {losses && !isWhole ? <p>{losses}</p> : null}
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} layout="inline" /> : null}
      {own?.body}
      {count > 1 && !isWhole ? <Names labels={labels} details={details} count={count} /> : null}
      <GuardReason guards={guards} reason={reason} onChange={setReason} />
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
