import { useEffect, useRef, useState } from "react";
import type { CursorList } from "./use-cursor-list.ts";

export interface WholeList<Item> extends CursorList<Item> {
  /** All of it is asked for and it does not load by itself: it was stopped, it failed, or it is the reader's to ask. */
  readonly isHalted: boolean;
}

/**
 * Loads the rest of a list by itself while something asks for all of it, as a filter or an order does, and after it was
 * whole before: a run over many things starts it again from its first page. A reader who stops it is obeyed until
 * nothing asks for all of it any more.
 *
 * @param name Names the list: another one was not whole before.
 * @param isAutomatic False where loading costs what others need too: then it is left to the reader.
 */
export function useWholeList<Item>(
  list: CursorList<Item>,
  name: string,
  isNeeded: boolean,
  isAutomatic = true,
): WholeList<Item> {
  const { isPending, isComplete, isFetching, error, loadAll, stop } = list;
  const [isStopped, setStopped] = useState(false);
  const wholeName = useRef("");
  useEffect(() => {
    if (!isNeeded) setStopped(false);
  }, [isNeeded]);
  useEffect(() => {
    if (isComplete) wholeName.current = name;
    const isDue = isNeeded || wholeName.current === name;
    if (isDue && isAutomatic && !isPending && !isComplete && !isFetching && !error && !isStopped) loadAll();
  }, [isNeeded, isAutomatic, name, isPending, isComplete, isFetching, error, isStopped, loadAll]);
  return {
    ...list,
    isHalted: isNeeded && !isComplete && !isFetching && (isStopped || error !== null || !isAutomatic),
    loadAll: () => {
      setStopped(false);
      loadAll();
    },
    stop: () => {
      setStopped(true);
      stop();
    },
  };
}
