export interface RowWindow {
  /** First row rendered. */
  readonly first: number;
  /** Row after the last one rendered. */
  readonly end: number;
  /** How many rows the window has room for; it depends on the view alone. */
  readonly slots: number;
}

/** Rows kept ready beyond each edge of the view, once it has been painted. */
export const OVERSCAN = 6;
/** The window moves in steps, so that most scroll events render nothing. */
export const STEP = 4;

/** The rows to render for a scroll position; all rows have the same height, in pixels. */
export function windowAt(
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
  count: number,
  overscan = OVERSCAN,
): RowWindow {
  const top = Math.floor(scrollTop / rowHeight) - overscan;
  const first = Math.max(0, Math.floor(top / STEP) * STEP);
  const inView = Math.ceil(viewHeight / rowHeight) + STEP;
  // Always with room for all of them, so that a row keeps its element when those beyond the view come.
  const slots = inView + 2 * OVERSCAN;
  // At the top and with nothing beyond the view, the step's room is not needed either.
  const rendered = overscan === 0 && first === 0 ? inView - STEP : inView + 2 * overscan;
  const end = Math.min(count, first + rendered);
  return { first: Math.min(first, Math.max(0, count - 1)), end, slots };
}

/**
 * The rows of a window in the order of their elements. An element is reused for the row that comes into view `slots`
 * rows further; as long as `start` stays, no element changes its place in the page, which is what would cost most
 * while scrolling.
 *
 * @param start Row whose element comes first; when it is `first`, elements stand in the order of their rows.
 */
export function rowsInElementOrder({ first, end, slots }: RowWindow, start: number): readonly number[] {
  const indexes: number[] = [];
  for (let place = 0; place < slots; place += 1) {
    const index = first + ((((start + place - first) % slots) + slots) % slots);
    if (index < end) indexes.push(index);
  }
  return indexes;
}

/** The scroll position that brings a row into view with the least movement; `headHeight` covers the top of the view. */
export function scrollToRow(
  index: number,
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
  headHeight: number,
): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  const bottom = top + rowHeight + headHeight - viewHeight;
  return Math.max(bottom, scrollTop);
}
