import { useCallback, useEffect, useState } from "react";
import { selectedIds, selectIn, useSelectedIds } from "../../stores/selection.ts";
import type { CursorList } from "./use-cursor-list.ts";

export interface RowSelection {
  readonly ids: ReadonlySet<string>;
  readonly select: (ids: ReadonlySet<string>) => void;
  /** Selects all that the filters leave: what is there at once, and the rest once it is loaded. */
  readonly selectAll: () => void;
}

/**
 * What is selected of a list.
 *
 * @param name Names the list; another one has nothing selected.
 * @param shown What the filters leave of what is loaded.
 */
export function useRowSelection<Item>(
  name: string,
  { isLoadingAll, isComplete, loadAll }: Pick<CursorList<unknown>, "isComplete" | "isLoadingAll" | "loadAll">,
  shown: readonly Item[],
  idOf: (item: Item) => string,
): RowSelection {
  const ids = useSelectedIds(name);
  const select = useCallback((some: ReadonlySet<string>) => selectIn(name, some), [name]);
  const [isAwaited, setAwaited] = useState(false);
  const add = useCallback(
    () => select(new Set([...selectedIds(name), ...shown.map(idOf)])),
    [name, select, shown, idOf],
  );
  useEffect(() => {
    if (!isAwaited) return;
    add();
    // Also when the loading ended early: what was selected stays, and the count beside it says what it is.
    if (!isLoadingAll) setAwaited(false);
  }, [isAwaited, isLoadingAll, add]);
  const selectAll = (): void => {
    add();
    if (isComplete) return;
    setAwaited(true);
    loadAll();
  };
  return { ids, select, selectAll };
}
