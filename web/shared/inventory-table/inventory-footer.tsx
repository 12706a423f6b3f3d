import { ErrorState } from "../../components/error-state.tsx";
import { countOf } from "../../lib/format.ts";
import type { LeapingList } from "../../lib/leaping-list/use-leaping-list.ts";
import type { RowNoun } from "./list-texts.ts";

interface InventoryFooterProps {
  readonly rows: RowNoun;
  readonly list: Pick<LeapingList<unknown>, "error" | "retry" | "rows" | "total">;
  readonly isPrinting: boolean;
}

/** What stands below the last row: rows that could not be read, or what paper lacks. */
export function InventoryFooter({ rows: { noun, nounPlural }, list, isPrinting }: InventoryFooterProps) {
  const { error, retry, rows, total = 0 } = list;
  if (error)
    return (
      <div className="sticky bottom-0 left-0 border-t border-line bg-canvas p-3 lg:px-6">
        <ErrorState error={error} onRetry={retry} layout="inline" />
      </div>
    );
  return isPrinting && rows.length < total ? (
    <p className="px-4 py-3 font-medium lg:px-6">
      {countOf(total - rows.length, noun, nounPlural)} of the list are missing here: export the list for all of them.
    </p>
  ) : null;
}
