import { useEffect, useMemo, useRef } from "react";
import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import { FIRST_FAILED, type ItemStatus } from "../../../domain/changes/item.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ResultList } from "../../components/result-list.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { announce, notify } from "../../stores/notices.ts";
import type { StageProps } from "./change-dialog.tsx";
import { changeHref } from "./change-href.ts";
import { changeQueries, itemId } from "./change-queries.ts";
import { isWorthRetrying, resultOf } from "./item-result.ts";
import { resultText, unreadText } from "./result-words.ts";
import { isOver } from "./status-words.ts";
import { useUndo } from "./use-undo.tsx";

/** What became of each item, where not all are done; else a notice says so. */
export function ChangeResults({
  change,
  planned,
  noun,
  nounPlural = `${noun}s`,
  hasMore,
  isConfirmed = false,
  leftOut = [],
  results,
  onDone,
  announced,
  isUndoOffered = true,
  onClose,
}: StageProps) {
  const list = useCursorList(changeQueries.items(change.id), itemId);
  const { loadAll } = list;
  useEffect(loadAll, [loadAll]);
  // Without a review nobody has read yet what is left out.
  const rows = list.rows.filter(
    // What was not begun is said with what it waited for.
    ({ status, failure }) => (isConfirmed || status !== "skipped") && failure?.code !== FIRST_FAILED,
  );
  // While it was tried again the list may have been read in between.
  const isRead = countBy(list.rows).every(([status, count]) => change.counts[status] === count);
  const isThere = list.isComplete && isRead && isOver(change);
  const isAllDone = isThere && leftOut.length === 0 && rows.every((row) => row.status === "done" && !hasMore?.(row));
  const canUndo = rows.some(({ status, noUndo }) => status === "done" && noUndo === null);
  const way = useMemo(
    () => ({ to: changeHref(change.id), ...(canUndo && isUndoOffered && { undoes: [change.id] }) }),
    [canUndo, isUndoOffered, change.id],
  );
  const undo = useUndo([change.id], ({ done: { text, ...more } }) => {
    notify(text, more);
    onClose();
  });
  const told = useRef<ChangeInfo["endedAtMs"]>(null);
  useEffect(() => {
    if (!isThere || told.current === change.endedAtMs || change.status === "discarded") return;
    told.current = change.endedAtMs;
    onDone?.(rows);
    const done = rows.filter(({ status }) => status === "done");
    const text = done.length > 0 ? announced?.(done) : null;
    if (text) announce({ text, ...way });
    if (!isAllDone) return;
    onClose();
    if (announced) return;
    notify(resultText(change), way);
  }, [isThere, isAllDone, change, rows, onDone, announced, way, onClose]);
  if (!isThere || isAllDone) return null;
  // Whoever planned it here tries nothing again that somebody else has to.
  const canRetry = !change.retryNeedsApproval.failed && rows.some(isWorthRetrying);
  const hasRest = !change.isCalledOff && rows.some(({ status }) => status === "cancelled" || status === "unread");
  const unread = unreadText(change);
  return (
    <Dialog
      title={results?.title ?? `${change.title}: results`}
      width="wide"
      onClose={onClose}
      actions={
        <>
          {canUndo && !announced ? (
            <Button isBusy={undo.isPending} onClick={() => undo.mutate()}>
              Undo what was done
            </Button>
          ) : null}
          <LinkButton to={changeHref(change.id)}>See the change</LinkButton>
          {hasRest ? (
            <Button isBusy={planned.asked === "again"} onClick={() => void planned.act("again")}>
              Plan the rest again…
            </Button>
          ) : null}
          {results ? (
            <Button tone="primary" onClick={onClose}>
              {results.close}
            </Button>
          ) : (
            <Button onClick={onClose}>Close</Button>
          )}
        </>
      }
    >
      <ResultList
        noun={noun}
        nounPlural={nounPlural}
        items={[...rows.map(resultOf), ...leftOut]}
        onRetryFailed={canRetry ? () => void planned.retry(["failed"]) : undefined}
        onAsk={() => void planned.retry(["unknown"])}
      />
      {unread === "" ? null : <p>{unread}</p>}
      {undo.question}
      {undo.error ? <ErrorState error={undo.error} layout="inline" /> : null}
    </Dialog>
  );
}

function countBy(rows: readonly ChangeItemInfo[]): readonly (readonly [ItemStatus, number])[] {
  const counts = new Map<ItemStatus, number>();
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts];
}
