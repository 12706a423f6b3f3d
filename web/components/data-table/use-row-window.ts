import { type RefObject, useLayoutEffect, useState } from "react";
import { useAfterPaint } from "../use-after-paint.ts";
import { useIsPrinting } from "../use-is-printing.ts";
import { OVERSCAN, type RowWindow, STEP, windowAt } from "./row-window.ts";

/** What stands above the rows of most pages, in pixels: taken off the window's height until the view is measured. */
const ABOVE_ROWS_PX = 160;

/** Follows a scrolling element and says which of its rows to render; on paper, which does not scroll, all of them. */
export function useRowWindow(
  scroller: RefObject<HTMLDivElement | null>,
  rowHeight: number,
  count: number,
): RowWindow & { readonly viewHeight: number } {
  // The position is kept in whole steps, so that most scroll events change nothing and render nothing.
  const [{ top, viewHeight }, setView] = useState(() => ({
    top: 0,
    viewHeight: window.innerHeight - ABOVE_ROWS_PX,
  }));

  // The first paint has only what is in view: the rows beyond it come right after.
  const overscan = useAfterPaint() ? OVERSCAN : 0;
  const isPrinting = useIsPrinting();

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const stepHeight = STEP * rowHeight;
    const measure = (): void => {
      const next = {
        top: Math.floor(element.scrollTop / stepHeight) * stepHeight,
        viewHeight: element.clientHeight,
      };
      setView((view) => (view.top === next.top && view.viewHeight === next.viewHeight ? view : next));
    };
    // It tells the first size too, once the page is laid out; asking for it here would lay it out an extra time.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [scroller, rowHeight]);

  if (isPrinting) return { first: 0, end: count, slots: count, viewHeight };
  return { ...windowAt(top, viewHeight, rowHeight, count, overscan), viewHeight };
}
