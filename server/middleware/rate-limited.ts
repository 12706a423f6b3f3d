import { RequestFailure } from "./bff-error.ts";

/** @param why one sentence, to which the time is added. */
export const rateLimited = (why: string, retryAfterMs: number): RequestFailure =>
  new RequestFailure("rate_limited", `${why} Try again in ${inWords(retryAfterMs)}.`, { retryAfterMs });

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

function inWords(ms: number): string {
  if (ms <= 2 * MINUTE_MS) return `${Math.ceil(ms / 1_000)} s`;
  return ms <= 2 * HOUR_MS ? `${Math.ceil(ms / MINUTE_MS)} min` : `${Math.ceil(ms / HOUR_MS)} h`;
}
