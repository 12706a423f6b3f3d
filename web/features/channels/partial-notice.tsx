import { Button } from "../../components/button.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatCount } from "../../lib/format.ts";
import type { ChannelRow } from "./channel.ts";
import { isFiltered, type ListView } from "./list-view.ts";

interface PartialNoticeProps {
  readonly list: CursorList<ChannelRow>;
  readonly view: ListView;
  readonly shownCount: number;
}

/** Says that filters and order see only what is loaded, and offers the rest. */
export function PartialNotice({ list, view, shownCount }: PartialNoticeProps) {
  const loaded = formatCount(list.rows.length);
  const of = list.total === undefined ? "" : ` of ${formatCount(list.total)}`;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-y border-warn-line bg-warn-soft px-4 py-1 text-xs text-warn-ink lg:px-6">
      <p role="status">
        {isFiltered(view)
          ? `Filtering ${loaded} loaded${of}: ${formatCount(shownCount)} match.`
          : `Sorting ${loaded} loaded${of}.`}
      </p>
      {list.isLoadingAll ? (
        <Button onClick={list.stop}>Stop loading</Button>
      ) : (
        <Button onClick={list.loadAll}>Load all</Button>
      )}
    </div>
  );
}
