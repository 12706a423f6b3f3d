import { useEffect, useRef, useState } from "react";
import type { CursorList } from "./use-cursor-list.ts";

interface SelectAllOptions<Item> {
  readonly list: CursorList<unknown>;
  /** What the filters leave of what is loaded. */
  readonly shown: readonly Item[];
  readonly idOf: (item: Item) => string;
  readonly selected: ReadonlySet<string>;
  readonly select: (ids: ReadonlySet<string>) => void;
}

/** Selects all of a list that the filters leave: what is there at once, and the rest once it is loaded. */
export function useSelectAll<Item>({ list, shown, idOf, selected, select }: SelectAllOptions<Item>): () => void {
  const [isAwaited, setAwaited] = useState(false);
  const { isLoadingAll, isComplete, loadAll } = list;
  const latest = useRef(selected);
  latest.current = selected;
  useEffect(() => {
    if (!isAwaited) return;
    select(new Set([...latest.current, ...shown.map(idOf)]));
    // Also when the loading ended early: what was selected stays, and the count beside it says what it is.
    if (!isLoadingAll) setAwaited(false);
  }, [isAwaited, isLoadingAll, shown, idOf, select]);
  return () => {
    select(new Set([...selected, ...shown.map(idOf)]));
    if (isComplete) return;
    setAwaited(true);
    loadAll();
  };
}
