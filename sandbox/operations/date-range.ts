const DAY_MS = 86_400_000;

/** Moments from `fromMs` up to, without it, `untilMs`. */
export interface DateRange {
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * Reads `start_date` and `end_date`, each `yyyy-MM-dd` or `yyyy-MM-ddTHH:mm:ssZ`. The documentation names no format;
 * these are the two that Zoom's other operations take. A last day counts to its end.
 *
 * @returns null when one is not a date, when they run backwards, or when they lie more than `maxDays` apart.
 */
export function dateRange(query: Readonly<Record<string, string>>, maxDays: number): DateRange | null {
  const start = moment(query.start_date);
  const end = moment(query.end_date);
  if (start === null || end === null || end.ms < start.ms || end.ms - start.ms > maxDays * DAY_MS) return null;
  return { fromMs: start.ms, untilMs: end.isDay ? end.ms + DAY_MS : end.ms + 1 };
}

function moment(text: string | undefined): { ms: number; isDay: boolean } | null {
  const match = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z)?$/.exec(text ?? "");
  if (!match) return null;
  const [whole, day = "", time] = match;
  const ms = Date.parse(whole);
  // Date.parse takes the 31st of February for the 3rd of March.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) return null;
  return { ms, isDay: time === undefined };
}
