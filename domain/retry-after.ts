/** No limit of Zoom's lasts longer than a day: what names a later time is a mistake. */
const LONGEST_WAIT_MS = 86_400_000;
/** As Zoom writes it, and as HTTP does. */
const dates = [/^\d{4}-\d\d-\d\d[T ]/, /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} /];

/**
 * How long `Retry-After` asks to stay away, milliseconds, a day at most; undefined when it asks for no time that is
 * still to come, or cannot be read. Zoom writes an ISO date-time where HTTP has seconds or a date of its own.
 */
export function retryAfterMs(text: string | null | undefined, nowMs: number): number | undefined {
  if (!text) return undefined;
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1_000 : dateMs(text) - nowMs;
  return waitMs > 0 ? Math.min(waitMs, LONGEST_WAIT_MS) : undefined;
}

const dateMs = (text: string) => (dates.some((form) => form.test(text)) ? Date.parse(text) : Number.NaN);
