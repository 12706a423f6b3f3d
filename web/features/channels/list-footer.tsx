import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf } from "../../lib/format.ts";

interface ListFooterProps {
  readonly list: CursorList<unknown>;
  /** What a row is called. */
  readonly noun?: string;
  /** Whether rows are filtered out: then their number says nothing about the list. */
  readonly isFiltered?: boolean;
}

/** What stands below the last loaded row. */
export function ListFooter({ list, noun = "channel", isFiltered = false }: ListFooterProps) {
  if (list.error && !list.isFetching) {
    return (
      <div className="sticky bottom-0 left-0 border-t border-line bg-canvas p-3 lg:px-6">
        <ErrorState error={list.error} onRetry={list.retry} layout="inline" />
      </div>
    );
  }
  if (list.isLoadingAll) {
    return (
      <div className="sticky bottom-0 left-0 flex items-center gap-4 border-t border-line bg-canvas px-4 py-2 lg:px-6">
        <div className="max-w-sm min-w-0 flex-1">
          <ProgressBar label={`Loading ${noun}s`} done={list.rows.length} total={list.total} />
        </div>
        <Button onClick={list.stop}>Stop</Button>
      </div>
    );
  }
  const whole = list.isComplete && !isFiltered ? `${countOf(list.rows.length, noun)}, all loaded` : null;
  return (
    <p className="sticky left-0 h-10 px-4 py-3 text-xs text-muted lg:px-6">
      {list.isFetching && !list.isComplete ? "Loading more…" : whole}
    </p>
  );
}
