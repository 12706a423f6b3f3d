import type { IncomingHttpHeaders } from "node:http";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import * as v from "valibot";

/** Headers of Zoom's answers that reach the browser, beside `x-ratelimit-…`. */
const passed = new Set([
  "content-type",
  "content-length",
  "content-encoding",
  "content-disposition",
  "retry-after",
  "x-zm-trackingid",
]);

/** Our own headers and those of Zoom's that may pass, as a flat list. */
export function answerHeaders(own: readonly string[], requestId: string, zoom: IncomingHttpHeaders): string[] {
  const list = [...own, "x-request-id", requestId];
  for (const name in zoom) {
    if (!passed.has(name) && !name.startsWith("x-ratelimit-")) continue;
    const value = zoom[name];
    if (typeof value === "string") list.push(name, value);
  }
  return list;
}

export const trackingIdOf = (headers: IncomingHttpHeaders): string | undefined => {
  const value = headers["x-zm-trackingid"];
  return typeof value === "string" ? value : undefined;
};

const Coded = v.object({ code: v.union([v.number(), v.string()]) });

/** `code` of an answer's body; null when there is none. */
export function zoomCodeOf(headers: IncomingHttpHeaders, body: Buffer): string | null {
  try {
    const parsed = v.safeParse(Coded, JSON.parse(decompressed(headers, body).toString("utf8")));
    return parsed.success ? String(parsed.output.code) : null;
  } catch {
    // Not JSON: an empty body, or the page of some gateway. It has no code, which is all that is asked.
    return null;
  }
}

function decompressed(headers: IncomingHttpHeaders, body: Buffer): Buffer {
  const options = { maxOutputLength: 8_388_608 };
  switch (headers["content-encoding"]) {
    case "gzip":
      return gunzipSync(body, options);
    case "br":
      return brotliDecompressSync(body, options);
    case "deflate":
      return inflateSync(body, options);
    default:
      return body;
  }
}

/** Zoom's longest limits are of a day; who asks for more would be heeded until a restart. */
const LONGEST_AWAY_MS = 86_400_000;

/**
 * How long Zoom asks to stay away, milliseconds, a day at most; null when it does not say. Zoom writes a date where
 * HTTP would also allow seconds.
 */
export function retryAfterMsOf(headers: IncomingHttpHeaders, nowMs: number): number | null {
  const text = headers["retry-after"];
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Math.min(LONGEST_AWAY_MS, Number(text) * 1000);
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : Math.min(LONGEST_AWAY_MS, Math.max(0, atMs - nowMs));
}

/** True when Zoom refused the token rather than the request. */
export function isTokenRefused(status: number, headers: IncomingHttpHeaders, body: Buffer): boolean {
  if (status !== 401 && status !== 400) return false;
  const code = zoomCodeOf(headers, body);
  // 124 everywhere, under 400 at the upload hosts; 100 and 106 only from the chat file operations.
  return code === "124" || (status === 401 && (code === "100" || code === "106"));
}
