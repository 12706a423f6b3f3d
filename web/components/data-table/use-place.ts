import { type RefObject, useLayoutEffect, useRef } from "react";
import { anchorAfter } from "../../lib/cursor-list/anchor.ts";

/** Where readers were in each list, for when they come back to it. */
const places = new Map<string, number>();

/** A place farther down is not asked for again page by page: that is the reader's to do. */
const FARTHEST_ROW = 2_000;

interface PlaceOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly listKey: string;
  readonly ids: readonly string[];
  readonly rowHeight: number;
  /** Asked for the rows down to the reader's place, when a list came back shorter. */
  readonly onNeed: ((count: number, first: number) => void) | undefined;
}

/** Whether a list is another one with more at its end. */
const isContinued = (before: readonly string[], ids: readonly string[]): boolean =>
  ids.length >= before.length && before.every((id, index) => id === ids[index]);

/**
 * Keeps the reader's place: another list starts at the top or where the reader left it; the same list with other rows,
 * as after starting again from its first page, stays at the row that was at the top of the view.
 */
export function usePlace({ scroller, listKey, ids, rowHeight, onNeed }: PlaceOptions): void {
  const shown = useRef<{ listKey: string; ids: readonly string[] } | null>(null);
  // Where the reader was, while the rows down to there are on their way.
  const awaited = useRef<number | null>(null);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const goTo = (top: number): void => {
      element.scrollTop = top;
      const isThere = element.scrollTop > top - rowHeight;
      awaited.current = isThere || top > FARTHEST_ROW * rowHeight ? null : top;
      if (awaited.current !== null)
        onNeed?.(Math.ceil((top + element.clientHeight) / rowHeight), Math.floor(top / rowHeight));
    };
    const before = shown.current;
    shown.current = { listKey, ids };
    if (before?.listKey !== listKey) {
      const place = places.get(listKey) ?? 0;
      // A new element stands at its top: setting it would lay the page out for nothing.
      if (before !== null || place > 0) goTo(place);
      return;
    }
    if (before.ids === ids) return;
    // More rows below change nothing above; asking where the view stands would lay the page out for each of them.
    if (awaited.current === null && isContinued(before.ids, ids)) return;
    if (awaited.current !== null) {
      goTo(awaited.current);
      return;
    }
    const kept = places.get(listKey) ?? 0;
    if (ids.length < before.ids.length && kept > element.scrollHeight - element.clientHeight) {
      goTo(kept);
      return;
    }
    // Whoever is at the very top stays there: with an order, what comes first may come last.
    if (element.scrollTop === 0) return;
    const at = Math.floor(element.scrollTop / rowHeight);
    if (before.ids[at] === ids[at]) return;
    const indexes = new Map(ids.map((id, index) => [id, index]));
    const index = anchorAfter(before.ids, at, (id) => indexes.get(id));
    if (index === undefined || index === at) return;
    element.scrollTop += (index - at) * rowHeight;
  }, [scroller, listKey, ids, rowHeight, onNeed]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const remember = (): void => {
      if (awaited.current === null) places.set(listKey, element.scrollTop);
    };
    // Whoever moves by themselves meanwhile is not taken back.
    const stopWaiting = (): void => {
      awaited.current = null;
    };
    const moves = ["wheel", "pointerdown", "touchstart", "keydown"] as const;
    element.addEventListener("scroll", remember, { passive: true });
    for (const move of moves) element.addEventListener(move, stopWaiting, { passive: true });
    return () => {
      element.removeEventListener("scroll", remember);
      for (const move of moves) element.removeEventListener(move, stopWaiting);
    };
  }, [scroller, listKey]);
}
