import { lazy, Suspense } from "react";
import { ErrorState } from "../../components/error-state.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf } from "../../lib/format.ts";
import { CUT_OFF } from "./cut-off.ts";

const LoadingRest = lazy(() => import("./loading-rest.tsx"));

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
      <Suspense>
        <LoadingRest list={list} noun={noun} />
      </Suspense>
    );
  }
  const whole = list.isComplete && !isFiltered ? `${countOf(list.rows.length, noun)}, all loaded` : null;
  const end = list.isCutOff ? CUT_OFF : whole;
  return (
    <p className="sticky left-0 min-h-10 px-4 py-3 text-xs text-muted lg:px-6">
      {list.isFetching && !list.isComplete ? "Loading more…" : end}
    </p>
  );
}
