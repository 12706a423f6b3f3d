import { type RefObject, useLayoutEffect, useState } from "react";
import { useAfterPaint } from "../use-after-paint.ts";
import { OVERSCAN, type RowWindow, STEP, windowAt } from "./row-window.ts";

/** Height of the view until it is measured: a little less than most have, so that nothing is rendered in vain. */
const FIRST_GUESS_PX = 640;

/** Follows a scrolling element and says which of its rows to render. */
export function useRowWindow(
  scroller: RefObject<HTMLDivElement | null>,
  rowHeight: number,
  count: number,
): RowWindow & { readonly viewHeight: number } {
  // The position is kept in whole steps, so that most scroll events change nothing and render nothing.
  const [{ top, viewHeight }, setView] = useState({ top: 0, viewHeight: FIRST_GUESS_PX });

  // The first paint has only what is in view: the rows beyond it come right after.
  const overscan = useAfterPaint() ? OVERSCAN : 0;

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
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [scroller, rowHeight]);

  return { ...windowAt(top, viewHeight, rowHeight, count, overscan), viewHeight };
}
