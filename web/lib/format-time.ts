// Days and times as the console writes them, the same in every browser and always in UTC: Zoom's days begin and end
// there, so a row, the bar it is counted in and the range that was asked for agree.

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const monthOf = (date: Date): string => MONTHS[date.getUTCMonth()] ?? "";
const clockOf = (date: Date): string => date.toISOString().slice(11, 16);

/** `3 Feb`, of a moment or of a day `yyyy-MM-dd`. */
export function formatDayOfYear(at: number | string): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${monthOf(date).slice(0, 3)}`;
}

/** `3 Feb 2026` */
export function formatDay(at: number | string): string {
  return `${formatDayOfYear(at)} ${new Date(at).getUTCFullYear()}`;
}

/** `Feb` */
export function formatMonthOfYear(atMs: number): string {
  return monthOf(new Date(atMs)).slice(0, 3);
}

/** `February 2026` */
export function formatMonth(atMs: number): string {
  const date = new Date(atMs);
  return `${monthOf(date)} ${date.getUTCFullYear()}`;
}

/** `3 Feb 2026, 14:05:09`, where something beside it names the zone and the second matters. */
export function formatSecond(atMs: number): string {
  return `${formatDay(atMs)}, ${new Date(atMs).toISOString().slice(11, 19)}`;
}

/** `14:05`, where something beside it names the zone. */
export function formatHour(atMs: number): string {
  return clockOf(new Date(atMs));
}

/** `14:05 UTC` */
export function formatClock(atMs: number): string {
  return `${formatHour(atMs)} UTC`;
}

/** `3 Feb 2026, 14:05`, where something beside it names the zone. */
export function formatMoment(atMs: number): string {
  return `${formatDay(atMs)}, ${formatHour(atMs)}`;
}

/**
 * A moment by the reader's own clock, beside UTC: `3 Feb 2026, 02:00 your time (01:00 UTC)`, with the day of both where it
 * differs; where the clock shows UTC, that alone.
 *
 * @param behindMin Minutes by which the clock is behind UTC
 */
export function formatLocalMoment(atMs: number, behindMin = new Date(atMs).getTimezoneOffset()): string {
  if (behindMin === 0) return `${formatMoment(atMs)} UTC`;
  const localMs = atMs - behindMin * 60_000;
  const utc = formatDay(localMs) === formatDay(atMs) ? formatHour(atMs) : formatMoment(atMs);
  return `${formatMoment(localMs)} your time (${utc} UTC)`;
}
