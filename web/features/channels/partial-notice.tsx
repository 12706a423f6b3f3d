import { Button } from "../../components/button.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatCount } from "../../lib/format.ts";

interface PartialNoticeProps {
  readonly list: CursorList<unknown>;
  /** Whether rows are filtered out; else they are only sorted. */
  readonly isFiltered: boolean;
  readonly shownCount: number;
}

/** Says that filters and order see only what is loaded, and offers the rest where it can be had. */
export function PartialNotice({ list, isFiltered, shownCount }: PartialNoticeProps) {
  const loaded = formatCount(list.rows.length);
  const of = list.total === undefined ? "" : ` of ${formatCount(list.total)}`;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-y border-line bg-sunken px-4 py-1 text-xs text-muted lg:px-6">
      <p role="status">
        {isFiltered
          ? `Filtering ${loaded} loaded${of}: ${formatCount(shownCount)} match.`
          : `Sorting ${loaded} loaded${of}.`}
      </p>
      {list.isComplete ? null : list.isLoadingAll ? (
        <Button onClick={list.stop}>Stop loading</Button>
      ) : (
        <Button onClick={list.loadAll}>Load all</Button>
      )}
    </div>
  );
}
