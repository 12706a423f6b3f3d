import { useEffect, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatDay } from "../../lib/format-time.ts";
import type { Coverage } from "./windows.ts";

interface LoadProgressProps {
  readonly list: CursorList<unknown>;
  readonly coverage: Coverage;
}

/** How far the reading of a long time is: it can be stopped, goes on from where it was, and keeps what came. */
export function LoadProgress({ list, coverage }: LoadProgressProps) {
  const remainingMs = useRemaining(list.isLoadingAll, coverage);
  if (list.isComplete || list.isPending) return null;
  if (list.isLoadingAll) {
    return (
      <div className="flex items-center gap-4">
        <div className="max-w-md min-w-0 flex-1">
          <ProgressBar
            label={coverage.total === undefined ? "Loading entries" : "Loading three days at a time"}
            done={coverage.total === undefined ? list.rows.length : coverage.done}
            total={coverage.total}
            remainingMs={remainingMs}
          />
        </div>
        <Button aria-label="Stop loading" onClick={list.stop}>
          Stop
        </Button>
      </div>
    );
  }
  const known =
    coverage.from === undefined
      ? "The latest days are only partly loaded."
      : `Loaded back to ${formatDay(coverage.from)}.`;
  return (
    <div className="flex max-w-2xl flex-col gap-2">
      {list.error ? <ErrorState error={list.error} onRetry={list.loadAll} layout="inline" /> : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
        <p role="status">{list.error ? known : `Stopped. ${known}`}</p>
        {list.error ? null : <Button onClick={list.loadAll}>Continue</Button>}
      </div>
    </div>
  );
}

/** What is left of the time, by the pace since reading began. */
function useRemaining(isRunning: boolean, { done, total }: Coverage): number | undefined {
  const start = useRef<{ readonly atMs: number; readonly done: number } | null>(null);
  const [remainingMs, setRemaining] = useState<number>();
  useEffect(() => {
    if (!isRunning) {
      start.current = null;
      setRemaining(undefined);
      return;
    }
    start.current ??= { atMs: performance.now(), done };
    const { atMs, done: before } = start.current;
    if (total !== undefined && done > before)
      setRemaining(((performance.now() - atMs) / (done - before)) * (total - done));
  }, [isRunning, done, total]);
  return remainingMs;
}
