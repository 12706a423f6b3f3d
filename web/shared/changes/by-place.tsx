import { useEffect } from "react";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { itemWords } from "../../../domain/changes/item-words.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { Name } from "../../components/name.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatCount } from "../../lib/format.ts";
import { changeQueries, itemId } from "./change-queries.ts";
import { byPlace, type Places } from "./places.ts";

/** Of longer plans the page of the change shows each item. */
const MOST_ITEMS = 5_000;

/** What a plan does in each place: how much it does, and how much it leaves out. */
export function ByPlace({ change, places }: { readonly change: ChangeInfo; readonly places: Places }) {
  const list = useCursorList(changeQueries.items(change.id), itemId);
  const { loadAll, rows, isComplete, error, retry } = list;
  const isShown = change.itemCount <= MOST_ITEMS;
  useEffect(() => {
    if (isShown) loadAll();
  }, [isShown, loadAll]);
  if (!isShown) return null;
  const all = byPlace(rows, places);
  if (isComplete && all.length === 0) return null;
  const rest = error ? (
    <ErrorState error={error} onRetry={retry} layout="inline" />
  ) : isComplete ? null : (
    <p role="status" className="text-xs text-muted">
      Loading the rest of the plan…
    </p>
  );
  if (all.length === 0) return rest;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section aria-label={`By ${places.noun.toLowerCase()}`} className="max-h-64 overflow-auto" tabIndex={0}>
      <table className="w-full text-left">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="py-1 pr-3 font-normal">
              {places.noun}
            </th>
            {[places.wanted, itemWords.skipped].map((heading) => (
              <th key={heading} scope="col" className="py-1 pl-3 text-right font-normal whitespace-nowrap">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((row) => (
            <tr key={row.name} className="border-t border-line">
              <th scope="row" className="max-w-56 truncate py-1 pr-3 font-normal text-ink">
                <Name>{row.name}</Name>
              </th>
              {[row.planned, row.leftOut].map((count, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns, always the same
                <td key={at} className={count === 0 ? cellClass : `${cellClass} text-ink`}>
                  {formatCount(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rest}
    </section>
  );
}

const cellClass = "py-1 pl-3 text-right tabular-nums";
