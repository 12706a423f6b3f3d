import { countOf, formatCount } from "../../lib/format.ts";

export interface ListedCount {
  /** `channel` */
  readonly noun: string;
  /** How many match; undefined until that is known. */
  readonly total: number | undefined;
  readonly isFiltered: boolean;
  /** How many there are without filters; undefined where that is not known. */
  readonly allCount: number | undefined;
}

/** `51,204 channels`, `312 of 51,204 channels` */
export function countTextOf({ noun, total, isFiltered, allCount }: ListedCount): string {
  if (total === undefined) return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s`;
  return isFiltered && allCount !== undefined
    ? `${formatCount(total)} of ${countOf(allCount, noun)}`
    : countOf(total, noun);
}

/** @param more how many there are by now beside those that are listed */
export function waitingText(more: number, noun: string): string {
  if (more > 0) return `${countOf(more, `more ${noun}`)} in the list`;
  if (more < 0) return `${countOf(-more, noun)} fewer in the list`;
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s in the list have changed places`;
}
