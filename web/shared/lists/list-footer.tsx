import { lazy, Suspense } from "react";
import { ErrorState } from "../../components/error-state.tsx";
import { useIsPrinting } from "../../components/use-is-printing.ts";
import { countText } from "../../lib/cursor-list/count-text.ts";
import type { ShownList } from "../../lib/cursor-list/use-cursor-list.ts";
import { usePrintWhole } from "../../lib/cursor-list/use-print-whole.ts";
import { CUT_OFF } from "../channels/cut-off.ts";

const LoadingRest = lazy(() => import("./loading-rest.tsx"));

interface ListFooterProps {
  readonly list: ShownList<unknown>;
  /** What a row is called. */
  readonly noun?: string;
  /** Where it is not the noun with an s. */
  readonly nounPlural?: string;
  /** How many rows the filters leave; left out without a filter. */
  readonly matchCount?: number | undefined;
}

/** What stands below the last loaded row. */
export default function ListFooter({ list, noun = "channel", nounPlural = `${noun}s`, matchCount }: ListFooterProps) {
  usePrintWhole(list);
  const isPrinting = useIsPrinting();
  const counts = {
    noun,
    nounPlural,
    loadedCount: list.rows.length,
    total: list.total,
    isComplete: list.isComplete,
    matchCount,
  };
  if (isPrinting && !list.isComplete) {
    return (
      <p className="px-4 py-3 font-medium lg:px-6">
        {countText(counts)}. The rest is missing here: to print the whole list, press Ctrl+P or ⌘P in the console
        instead of using the browser’s menu.
      </p>
    );
  }
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
        <LoadingRest list={list} nounPlural={nounPlural} />
      </Suspense>
    );
  }
  const count = `${countText(counts)}${list.isComplete && matchCount === undefined ? ", all loaded" : ""}`;
  const end = list.isCutOff ? CUT_OFF : count;
  return (
    <p className="sticky left-0 min-h-10 px-4 py-3 text-xs text-muted lg:px-6">
      {list.isFetching && !list.isComplete ? "Loading more…" : end}
    </p>
  );
}
