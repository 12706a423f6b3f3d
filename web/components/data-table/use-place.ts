import { type RefObject, useLayoutEffect, useRef } from "react";
import { anchorAfter } from "../../lib/cursor-list/anchor.ts";

/** Where readers were in each list, for when they come back to it. */
const places = new Map<string, number>();

interface PlaceOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly listKey: string;
  readonly ids: readonly string[];
  readonly rowHeight: number;
  /** Told by how many rows the reader's place moved. */
  readonly onShift: (by: number) => void;
}

/**
 * Keeps the reader's place: another list starts at the top or where the reader left it; the same list with other rows,
 * as after starting again from its first page, stays at the row that was at the top of the view.
 */
export function usePlace({ scroller, listKey, ids, rowHeight, onShift }: PlaceOptions): void {
  const shown = useRef<{ listKey: string; ids: readonly string[] } | null>(null);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const before = shown.current;
    shown.current = { listKey, ids };
    if (before?.listKey !== listKey) {
      element.scrollTop = places.get(listKey) ?? 0;
      return;
    }
    const at = Math.floor(element.scrollTop / rowHeight);
    if (before.ids === ids || before.ids[at] === ids[at]) return;
    const indexes = new Map(ids.map((id, index) => [id, index]));
    const index = anchorAfter(before.ids, at, (id) => indexes.get(id));
    if (index === undefined || index === at) return;
    element.scrollTop += (index - at) * rowHeight;
    onShift(index - at);
  }, [scroller, listKey, ids, rowHeight, onShift]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const remember = (): void => {
      places.set(listKey, element.scrollTop);
    };
    element.addEventListener("scroll", remember, { passive: true });
    return () => element.removeEventListener("scroll", remember);
  }, [scroller, listKey]);
}
