import { countOf, formatCount } from "../../lib/format.ts";

/** What rows are called. */
export interface RowNoun {
  /** `channel` */
  readonly noun: string;
  /** Left out where it is the noun with an s. */
  readonly nounPlural?: string;
}

export interface ListedCount extends RowNoun {
  /** How many match; undefined until that is known. */
  readonly total: number | undefined;
  readonly isFiltered: boolean;
  /** How many there are without filters; undefined where that is not known. */
  readonly allCount: number | undefined;
}

export const pluralOf = ({ noun, nounPlural = `${noun}s` }: RowNoun): string => nounPlural;
const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** `51,204 channels`, `312 of 51,204 channels` */
export function countTextOf({ total, isFiltered, allCount, ...rows }: ListedCount): string {
  if (total === undefined) return capitalized(pluralOf(rows));
  return isFiltered && allCount !== undefined
    ? `${formatCount(total)} of ${countOf(allCount, rows.noun, pluralOf(rows))}`
    : countOf(total, rows.noun, pluralOf(rows));
}

/**
 * Of a list that has no rows though nothing is filtered.
 *
 * @param none Said where there are none, if not of the whole account
 */
export const noneText = (rows: RowNoun, none: string | undefined, seesAll: boolean): string =>
  seesAll ? (none ?? `The account has no ${pluralOf(rows)} that the console has seen.`) : NONE_SHOWN;

/** Of a list of which somebody sees a part, and no row. */
export const NONE_SHOWN = "Your role shows you none. There may be others.";

/** @param more how many there are by now beside those that are listed */
export function waitingText(more: number, rows: RowNoun): string {
  if (more > 0) return `${countOf(more, `more ${rows.noun}`, `more ${pluralOf(rows)}`)} in the list`;
  if (more < 0) return `${countOf(-more, rows.noun, pluralOf(rows))} fewer in the list`;
  return `${capitalized(pluralOf(rows))} in the list have changed places`;
}
