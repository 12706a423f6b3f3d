import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { ItemStatus } from "../../../domain/changes/item.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ResultList } from "../../components/result-list.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { notify } from "../../stores/notices.ts";
import type { StageProps } from "./change-dialog.tsx";
import { changeQueries, itemId } from "./change-queries.ts";
import { isWorthRetrying, resultOf } from "./item-result.ts";
import { isOver } from "./status-words.ts";
import { undoChange } from "./undo-change.ts";

/** What became of each item, where not all are done; else a notice says so. */
export function ChangeResults({
  change,
  planned,
  noun,
  nounPlural = `${noun}s`,
  onDone,
  announce,
  onUndone,
  onClose,
}: StageProps) {
  const client = useQueryClient();
  const list = useCursorList(changeQueries.items(change.id), itemId);
  const { loadAll } = list;
  useEffect(loadAll, [loadAll]);
  const rows = list.rows.filter(({ status }) => status !== "skipped");
  // While it was tried again the list may have been read in between.
  const isRead = countBy(list.rows).every(([status, count]) => change.counts[status] === count);
  const isThere = list.isComplete && isRead && isOver(change);
  const isAllDone = isThere && rows.every(({ status }) => status === "done");
  const told = useRef<ChangeInfo["endedAtMs"]>(null);
  useEffect(() => {
    if (!isThere || told.current === change.endedAtMs || change.status === "discarded") return;
    told.current = change.endedAtMs;
    onDone?.(rows);
    const done = rows.filter(({ status }) => status === "done");
    if (done.length > 0) announce?.(done);
    if (!isAllDone) return;
    onClose();
    if (announce) return;
    const undo = async (): Promise<void> => {
      if (await undoChange(client, change.id)) onUndone?.(rows);
    };
    const canUndo = rows.some(({ noUndo }) => noUndo === null);
    notify(`Done: ${change.title}.`, "good", canUndo && done.length > 0 ? undo : undefined);
  }, [isThere, isAllDone, change, rows, onDone, announce, onUndone, onClose, client]);
  if (!isThere || isAllDone) return null;
  const canRetry = rows.some(isWorthRetrying);
  return (
    <Dialog
      title={`${change.title}: results`}
      width="wide"
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <ResultList
        noun={noun}
        nounPlural={nounPlural}
        items={rows.map(resultOf)}
        onRetryFailed={canRetry ? () => void planned.retry(["failed", "cancelled"]) : undefined}
        onAsk={() => void planned.retry(["unknown"])}
      />
    </Dialog>
  );
}

function countBy(rows: readonly ChangeItemInfo[]): readonly (readonly [ItemStatus, number])[] {
  const counts = new Map<ItemStatus, number>();
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts];
}
