import { isDay } from "./day-range.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LONGEST_MONTH = "september".length;

/**
 * The day `yyyy-MM-dd` that somebody wrote: as the console writes days (`3 Feb 2026`), the other way round
 * (`February 3, 2026`), from the year down (`2026-02-03`) or, where it can mean only one day, in numbers (`23/2/2026`).
 * Undefined when it is none, or when it could be two: the third of February and the second of March.
 */
export function parseDay(text: string): string | undefined {
  const parts = text
    .toLowerCase()
    .split(/[\s,./\-–]+/)
    .map((part) => part.replace(/^(\d+)(?:st|nd|rd|th)$/, "$1"))
    .filter(Boolean);
  const [one, two, three] = parts;
  if (one === undefined || two === undefined || three === undefined || parts.length > 3) return undefined;
  if (/^\d{4}$/.test(one)) return dayOfParts(one, monthNumber(two) ?? two, three);
  const month = monthNumber(two);
  if (month !== undefined) return dayOfParts(three, month, one);
  const firstMonth = monthNumber(one);
  if (firstMonth !== undefined) return dayOfParts(three, firstMonth, two);
  const dayFirst = dayOfParts(three, two, one);
  // With dots the day comes first wherever days are written so.
  if (/^\s*\d+\.\s*\d+\./.test(text)) return dayFirst;
  const monthFirst = dayOfParts(three, one, two);
  return dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst
    ? (dayFirst ?? monthFirst)
    : undefined;
}

function monthNumber(word: string): string | undefined {
  if (!/^[a-z]{3,}$/.test(word) || word.length > LONGEST_MONTH) return undefined;
  const at = MONTHS.indexOf(word.slice(0, 3));
  return at < 0 ? undefined : String(at + 1);
}

function dayOfParts(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(text) ? text : undefined;
}
