import { Button } from "../../components/button.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import { countText } from "../../lib/cursor-list/count-text.ts";
import type { WholeList } from "../../lib/cursor-list/use-whole-list.ts";

interface ListNoticeProps {
  readonly list: WholeList<unknown>;
  /** What a row is called. */
  readonly noun: string;
}

/** What a list lacks: rows that are not loaded though a filter or an order needs them, rows that cannot be read. */
export default function ListNotice({ list, noun }: ListNoticeProps) {
  return (
    <>
      {list.isHalted ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-y border-line bg-sunken px-4 py-1 text-xs text-muted lg:px-6">
          <p role="status">
            {countText({ noun, loadedCount: list.rows.length, total: list.total, isComplete: false })}: filters and
            sorting apply only to these.
          </p>
          <Button onClick={list.loadAll}>Load all</Button>
        </div>
      ) : null}
      <UnreadableNote rows={list.unreadable} noun={noun} />
    </>
  );
}
