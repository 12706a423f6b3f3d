import { countOf, formatCount } from "../format.ts";

interface ListCounts {
  /** What a row is called. */
  readonly noun: string;
  /** Where it is not the noun with an s. */
  readonly nounPlural?: string | undefined;
  readonly loadedCount: number;
  readonly total: number | undefined;
  /** Whether all is loaded that there is. */
  readonly isComplete: boolean;
  /** How many rows the filters leave; undefined without a filter. */
  readonly matchCount?: number | undefined;
}

/** What of a list is shown: `579 channels`, `42 of 579 channels`, `100 of 579 channels loaded`. */
export function countText({ noun, nounPlural, loadedCount, total, isComplete, matchCount }: ListCounts): string {
  if (isComplete) {
    return matchCount === undefined
      ? countOf(loadedCount, noun, nounPlural)
      : `${formatCount(matchCount)} of ${countOf(loadedCount, noun, nounPlural)}`;
  }
  const loaded = `${
    total === undefined
      ? countOf(loadedCount, noun, nounPlural)
      : `${formatCount(loadedCount)} of ${countOf(total, noun, nounPlural)}`
  } loaded`;
  return matchCount === undefined ? loaded : `${countOf(matchCount, "match", "matches")} in ${loaded}`;
}
