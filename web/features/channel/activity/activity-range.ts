/** Days `yyyy-MM-dd`, both included. Zoom counts them in UTC. */
export interface ActivityRange {
  readonly from: string;
  readonly to: string;
}

export const presetDays = [3, 7, 30] as const;
export const DEFAULT_DAYS = 3;

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The last `days` days, today included. */
export function lastDays(days: number, nowMs: number): ActivityRange {
  return { from: dayOf(nowMs - (days - 1) * DAY_MS), to: dayOf(nowMs) };
}

/** The range in an address; the default where there is none that makes sense. */
export function readRange(from: string | null, to: string | null, nowMs: number): ActivityRange {
  const fallback = lastDays(DEFAULT_DAYS, nowMs);
  const range = { from: isDay(from) ? from : fallback.from, to: isDay(to) ? to : fallback.to };
  return range.from <= range.to ? range : { from: range.to, to: range.to };
}

/** Which preset a range is, if one. */
export function presetOf(range: ActivityRange, nowMs: number): number | undefined {
  return presetDays.find((days) => {
    const { from, to } = lastDays(days, nowMs);
    return from === range.from && to === range.to;
  });
}

/** Why two typed days are no range; undefined when they are one. */
export function rangeProblem(from: string, to: string, nowMs: number): string | undefined {
  if (!isDay(from) || !isDay(to)) return "Give both days.";
  if (from > to) return "The first day is after the last.";
  if (from > dayOf(nowMs)) return "The first day is in the future.";
  return undefined;
}

function isDay(text: string | null): text is string {
  if (text === null || !DAY.test(text)) return false;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && dayOf(ms) === text;
}
