import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { ItemStatus } from "../../../domain/changes/item.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ResultList } from "../../components/result-list.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { notify } from "../../stores/notices.ts";
import type { StageProps } from "./change-dialog.tsx";
import { changeQueries, itemId } from "./change-queries.ts";
import { isWorthRetrying, resultOf } from "./item-result.ts";
import { isOver } from "./status-words.ts";
import { titleFor } from "./title.ts";
import { undoChange } from "./undo-change.ts";

/** What became of each item, where not all are done; else a notice says so. */
export function ChangeResults({
  change,
  request,
  planned,
  noun,
  nounPlural = `${noun}s`,
  hasMore,
  isConfirmed = false,
  leftOut = [],
  results,
  onDone,
  announce,
  onUndone,
  onClose,
}: StageProps) {
  const client = useQueryClient();
  const list = useCursorList(changeQueries.items(change.id), itemId);
  const { loadAll } = list;
  useEffect(loadAll, [loadAll]);
  // Without a review nobody has read yet what is left out.
  const rows = isConfirmed ? list.rows : list.rows.filter(({ status }) => status !== "skipped");
  // While it was tried again the list may have been read in between.
  const isRead = countBy(list.rows).every(([status, count]) => change.counts[status] === count);
  const isThere = list.isComplete && isRead && isOver(change);
  const isAllDone = isThere && leftOut.length === 0 && rows.every((row) => row.status === "done" && !hasMore?.(row));
  const canUndo = rows.some(({ status, noUndo }) => status === "done" && noUndo === null);
  const takeBack = useCallback(async (): Promise<void> => {
    if (await undoChange(client, change.id)) onUndone?.(rows);
  }, [client, change.id, rows, onUndone]);
  const undo = useMutation({ mutationFn: takeBack, onSuccess: onClose });
  const told = useRef<ChangeInfo["endedAtMs"]>(null);
  useEffect(() => {
    if (!isThere || told.current === change.endedAtMs || change.status === "discarded") return;
    told.current = change.endedAtMs;
    onDone?.(rows);
    const done = rows.filter(({ status }) => status === "done");
    if (done.length > 0) announce?.(done, change.id);
    if (!isAllDone) return;
    onClose();
    if (announce) return;
    notify(`Done: ${titleFor(change, request, rows.length, rows[0]?.label)}.`, "good", canUndo ? takeBack : undefined);
  }, [isThere, isAllDone, canUndo, change, request, rows, onDone, announce, takeBack, onClose]);
  if (!isThere || isAllDone) return null;
  const canRetry = change.status !== "discarded" && rows.some(isWorthRetrying);
  return (
    <Dialog
      title={results?.title ?? `${change.title}: results`}
      width="wide"
      onClose={onClose}
      actions={
        <>
          {canUndo && !announce ? (
            <Button isBusy={undo.isPending} onClick={() => undo.mutate()}>
              Undo what was done
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
        onRetryFailed={canRetry ? () => void planned.retry(["failed", "cancelled"]) : undefined}
        onAsk={() => void planned.retry(["unknown"])}
      />
      {undo.error ? <ErrorState error={undo.error} layout="inline" /> : null}
    </Dialog>
  );
}

function countBy(rows: readonly ChangeItemInfo[]): readonly (readonly [ItemStatus, number])[] {
  const counts = new Map<ItemStatus, number>();
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts];
}
