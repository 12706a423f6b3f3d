// What spreadsheets make of texts that look like something else to them.

/** A long number as Excel shortens it: what stood behind is gone. Decimal commas are of other countries. */
const SHORTENED = /^[+-]?\d(?:[.,]\d+)?E[+-]\d{2,3}$/i;
/** More digits than Excel keeps, the last ones zeros: they may have been others. */
const ROUNDED = /^\d{15,}$/;
const KEPT_DIGITS = 15;
/** What formulas answer that fail. */
const FAILED = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|####+)$|^#{4,}$/i;

/** Why a cell is surely not what somebody wrote into it; undefined where it may be. */
export function spoiledCell(cell: string): string | undefined {
  if (SHORTENED.test(cell))
    return `a spreadsheet has shortened a long number to “${cell}”. Format the column as text and enter it again.`;
  if (ROUNDED.test(cell) && cell.length > KEPT_DIGITS && /^0+$/.test(cell.slice(KEPT_DIGITS)))
    return `a spreadsheet has rounded a long number to “${cell}”. Format the column as text and enter it again.`;
  if (FAILED.test(cell)) return `“${cell}” is what a spreadsheet shows for a formula that failed.`;
  return undefined;
}

/** `02-Jan`, which may have been `1-2`, `2/1` or `Jan 2`. */
const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez";
const DATED = new RegExp(`^(?:\\d{1,2}[-.](?:${MONTHS})(?:[-.]\\d{2,4})?|(?:${MONTHS})[-.]\\d{2,4})$`, "i");

/** What a spreadsheet may have made of something else, though somebody may have meant it; undefined of other cells. */
export const doubtfulCell = (cell: string): string | undefined =>
  DATED.test(cell) ? `“${cell}” may be a date that a spreadsheet made of something else.` : undefined;
