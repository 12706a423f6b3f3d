const DAY_MS = 86_400_000;

/** Reads `yyyy-MM-ddTHH:mm:ssZ`; null when the text is not of this form or no moment. */
export function readMoment(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return null;
  const ms = Date.parse(text);
  // Date.parse takes the 31st of February for the 3rd of March.
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 19) !== text.slice(0, 19) ? null : ms;
}

/** Reads `yyyy-MM-dd` as its first moment; null when the text is not of this form or no date. */
export const readDay = (text: string): number | null => readMoment(`${text}T00:00:00Z`);

/** Reads the day of a date that may have a time: the XSOAR pack sends one, and is answered. */
export function readDayOf(text: string): number | null {
  const ms = readMoment(text);
  return ms === null ? readDay(text) : dayOf(ms);
}

export const dayOf = (ms: number): number => Math.floor(ms / DAY_MS) * DAY_MS;

export const dayAfter = (ms: number): number => dayOf(ms) + DAY_MS;

/** `yyyy-MM-dd`. */
export const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The same day of another month, or that month's last. */
export function monthsLater(ms: number, months: number): number {
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}

/** The first day of the last so many months. */
export const oldestDay = (nowMs: number, months: number): number => dayOf(monthsLater(nowMs, -months));
