import type { NoAnswer } from "./call.ts";
import { TooLong } from "./exchange.ts";

const timeouts = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

export const isTimeout = (error: Error): boolean =>
  "code" in error && typeof error.code === "string" && timeouts.has(error.code);

/**
 * What became of a request that Zoom never answered in full.
 *
 * @param isMaybeDone Whether it was a change and any of it was sent.
 */
export function noAnswer(cause: Error, isMaybeDone: boolean, attempts: number): NoAnswer {
  const rest = { kind: "failed", cause, isMaybeDone, attempts } as const;
  if (cause instanceof TooLong) return { reason: "too_long", ...rest };
  if (isTimeout(cause)) return { reason: "timeout", ...rest };
  return { reason: isMaybeDone ? "broken_off" : "unreachable", ...rest };
}
