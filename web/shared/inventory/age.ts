// How long ago something was read.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `just now`, `5 min`, `3 h`, `2 days` */
function span(ms: number): string {
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} h`;
  const days = Math.floor(ms / DAY_MS);
  return days === 1 ? "1 day" : `${days} days`;
}

/** `just now`, `5 min ago`, `3 h ago`, `2 days ago` */
export function ageText(atMs: number, nowMs: number): string {
  const ms = nowMs - atMs;
  return ms < MINUTE_MS ? "just now" : `${span(ms)} ago`;
}

/** Whether what was read then shows its age: everything is read again within a day where the limits allow it. */
export const isOld = (atMs: number, nowMs: number): boolean => nowMs - atMs > DAY_MS;

/** `2 d`, where there is room for no more, of what is old. */
export const shortAge = (atMs: number, nowMs: number): string => `${Math.floor((nowMs - atMs) / DAY_MS)} d`;
