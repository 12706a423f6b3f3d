import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";
import type { ShownList } from "../../lib/cursor-list/use-cursor-list.ts";
import { CUT_OFF } from "../channels/cut-off.ts";
import ListFooter from "./list-footer.tsx";

interface NoMatchProps {
  readonly list: ShownList<unknown>;
  /** What a row is called. */
  readonly noun: string;
  readonly onClear: () => void;
}

/** Stands for the rows when a filter leaves none; only a list that is all loaded has none for sure. */
export default function NoMatch({ list, noun, onClear }: NoMatchProps) {
  const title = list.isComplete
    ? `No ${noun} matches`
    : list.isFetching
      ? `Looking for matching ${noun}s`
      : `No ${noun} that is loaded matches`;
  return (
    <div className="flex flex-1 flex-col justify-between">
      <EmptyState title={title} action={<Button onClick={onClear}>Clear filters</Button>}>
        {list.isCutOff ? CUT_OFF : null}
      </EmptyState>
      {list.isComplete ? null : <ListFooter list={list} noun={noun} matchCount={0} />}
    </div>
  );
}
