// The account's log answers for three days a call at most. A longer range is read as one list: its windows of three
// days one after the other, the newest first, each page by page. The list's cursor says which window comes next and,
// inside a window, Zoom's token.

import { addDays, cutRange, type DayRange, dayOf } from "../../../domain/days.ts";
import type { Activity } from "../../../domain/exports/activity-rows.ts";
import { WINDOW_DAYS } from "../../../domain/exports/activity-rows.ts";

export interface WindowCursor {
  readonly index: number;
  /** Undefined at the beginning of a window. */
  readonly token: string | undefined;
}

export function windowsOf(range: DayRange): readonly DayRange[] {
  return cutRange(range, WINDOW_DAYS);
}

/** The place that a cursor of the list names; the first window without one. */
export function readCursor(cursor: string | undefined): WindowCursor {
  if (cursor === undefined) return { index: 0, token: undefined };
  const at = cursor.indexOf(":");
  return { index: Number(cursor.slice(0, at)), token: cursor.slice(at + 1) || undefined };
}

/**
 * The cursor after a page.
 *
 * @param token Zoom's token; empty or undefined at the end of a window.
 * @returns undefined at the end of the last window.
 */
export function nextCursor(index: number, token: string | undefined, windowCount: number): string | undefined {
  if (token) return `${index}:${token}`;
  return index + 1 < windowCount ? `${index + 1}:` : undefined;
}

export interface Coverage {
  /** Parts that are loaded whole, and how many there are; undefined where a log is not read in parts. */
  readonly done: number;
  readonly total: number | undefined;
  /** First day from which on everything is loaded; undefined when nothing is. */
  readonly from: string | undefined;
}

/**
 * How much of a range is loaded.
 *
 * @param cursor Cursor of the page to come; undefined at the end of the list, null when nothing has come.
 */
export function coverageOf(range: DayRange, cursor: string | undefined | null): Coverage {
  const windows = windowsOf(range);
  const done = cursor === null ? 0 : cursor === undefined ? windows.length : readCursor(cursor).index;
  return { done, total: windows.length, from: windows[done - 1]?.from };
}

/**
 * How much of a range is loaded where a log is read as one list, the newest entries first: everything after the day of
 * the oldest entry.
 */
export function listCoverage(
  range: DayRange,
  list: { readonly rows: readonly Activity[]; readonly isComplete: boolean },
): Coverage {
  const oldest = list.rows.at(-1);
  const from = list.isComplete ? range.from : oldest && addDays(dayOf(oldest.atMs), 1);
  return { done: 0, total: undefined, from };
}
