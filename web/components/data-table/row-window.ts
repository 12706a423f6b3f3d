export interface RowWindow {
  /** First row rendered. */
  readonly first: number;
  /** Row after the last one rendered. */
  readonly end: number;
}

/** Rows kept ready beyond each edge of the view. */
const OVERSCAN = 6;
/** The window moves in steps, so that most scroll events render nothing. */
export const STEP = 4;

/** The rows to render for a scroll position; all rows have the same height, in pixels. */
export function windowAt(scrollTop: number, viewHeight: number, rowHeight: number, count: number): RowWindow {
  const top = Math.floor(scrollTop / rowHeight) - OVERSCAN;
  const first = Math.max(0, Math.floor(top / STEP) * STEP);
  const length = Math.ceil(viewHeight / rowHeight) + 2 * OVERSCAN + STEP;
  return { first: Math.min(first, Math.max(0, count - 1)), end: Math.min(count, first + length) };
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
