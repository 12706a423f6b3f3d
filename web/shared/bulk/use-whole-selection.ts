import { useEffect, useRef, useState } from "react";
import type { RowSelection } from "../../lib/cursor-list/use-row-selection.ts";

export interface WholeSelection {
  /** All that match are meant, loaded or not. */
  readonly isWhole: boolean;
  readonly selectWhole: () => void;
}

/**
 * All that match, as long as no row is deselected; rows that come are selected like the others.
 *
 * @param isOffered Whether there may be more of them than are loaded, and the server can find those.
 */
export function useWholeSelection(
  { ids, select }: RowSelection,
  shownIds: readonly string[],
  isOffered: boolean,
): WholeSelection {
  const [count, setCount] = useState<number | null>(null);
  const isFollowing = count === ids.size;
  const selectWhole = (): void => {
    const shown = new Set(shownIds);
    select(shown);
    setCount(shown.size);
  };
  const latest = useRef(selectWhole);
  latest.current = selectWhole;
  const shownCount = shownIds.length;
  useEffect(() => {
    if (isFollowing && count !== shownCount) latest.current();
  }, [isFollowing, count, shownCount]);
  return { isWhole: isOffered && isFollowing, selectWhole };
}
