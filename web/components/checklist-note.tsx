import { countText } from "../lib/cursor-list/count-text.ts";
import type { WholeList } from "../lib/cursor-list/use-whole-list.ts";
import { countOf } from "../lib/format.ts";
import { Button } from "./button.tsx";
import { ErrorState } from "./error-state.tsx";
import { UnreadableNote } from "./unreadable-note.tsx";

interface ChecklistNoteProps {
  readonly list: WholeList<unknown>;
  /** What a row is called. */
  readonly noun: string;
  /** How many rows fit and are not shown. */
  readonly hiddenCount: number;
  /** What else there is to tell. */
  readonly children?: string;
}

/** What stands below a list to tick: what it does not show, and how far the loading of the rest is. */
export function ChecklistNote({ list, noun, hiddenCount, children }: ChecklistNoteProps) {
  const counts = countText({ noun, loadedCount: list.rows.length, total: list.total, isComplete: list.isComplete });
  const more = countOf(hiddenCount, "more matches", "more match");
  const notes = [
    children,
    hiddenCount > 0 ? `${more}${list.isComplete ? "" : " so far"}: narrow the filter.` : undefined,
    list.isComplete || list.isPending
      ? undefined
      : list.isLoadingAll
        ? `Loading the rest: ${counts}.`
        : `${counts}${list.isHalted ? "" : "; a filter looks through all"}.`,
  ];
  return (
    <>
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} layout="inline" /> : null}
      <UnreadableNote rows={list.unreadable} noun={noun} layout="box" />
      <p role="status" className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
        {notes.filter(Boolean).join(" ")}
        {list.isLoadingAll ? <Button onClick={list.stop}>Stop</Button> : null}
        {list.isHalted && !list.error ? <Button onClick={list.loadAll}>Load all</Button> : null}
      </p>
    </>
  );
}
