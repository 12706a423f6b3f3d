/** Days `yyyy-MM-dd`, both included. Zoom's days begin and end in UTC. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const DAY_MS = 86_400_000;

/** The day, in UTC, that a moment belongs to. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The day `count` days later; earlier when `count` is negative. */
export function addDays(day: string, count: number): string {
  return dayOf(Date.parse(day) + count * DAY_MS);
}

/** Cuts a range into runs of at most `days` days, the newest first. */
export function cutRange({ from, to }: DayRange, days: number): readonly DayRange[] {
  const cuts: DayRange[] = [];
  for (let end = to; end >= from; end = addDays(end, -days)) {
    const start = addDays(end, 1 - days);
    cuts.push({ from: start < from ? from : start, to: end });
  }
  return cuts;
}
