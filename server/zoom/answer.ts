// What Zoom's answers say beside what was asked for.
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import * as v from "valibot";
import { retryAfterMs } from "../../domain/retry-after.ts";

/** As they came over the wire. */
export type WireHeaders = Readonly<Record<string, string | string[] | undefined>>;
/** Those that mean something to the console or its pages. */
export type KnownHeaders = Readonly<Record<string, string>>;

/** Beside `x-ratelimit-…`. */
const known = new Set([
  "content-type",
  "content-length",
  "content-encoding",
  "content-disposition",
  "retry-after",
  "x-zm-trackingid",
]);

export function knownHeaders(headers: WireHeaders): KnownHeaders {
  const kept: Record<string, string> = {};
  for (const name in headers) {
    if (!known.has(name) && !name.startsWith("x-ratelimit-")) continue;
    const value = headers[name];
    if (typeof value === "string") kept[name] = value;
  }
  return kept;
}

export const trackingIdOf = (headers: KnownHeaders): string | undefined => headers["x-zm-trackingid"];

const Coded = v.object({ code: v.union([v.number(), v.string()]) });

interface Held {
  readonly headers: WireHeaders;
  readonly bytes: Buffer;
}

/** What an answer's JSON says, as far as it is what the schema describes; null when it is not. */
export function readJson<T>(held: Held, schema: v.GenericSchema<unknown, T>): T | null {
  try {
    const parsed = v.safeParse(schema, JSON.parse(decompressed(held).toString("utf8")));
    return parsed.success ? parsed.output : null;
  } catch {
    // Not JSON: an empty body, the page of some gateway, or what Zoom has sent without escaping its quotes.
    return null;
  }
}

/** `code` of an answer's body; null when there is none. */
export function zoomCodeOf(held: Held): string | null {
  const coded = readJson(held, Coded);
  return coded && String(coded.code);
}

function decompressed({ headers, bytes }: Held): Buffer {
  const options = { maxOutputLength: 8_388_608 };
  switch (headers["content-encoding"]) {
    case "gzip":
      return gunzipSync(bytes, options);
    case "br":
      return brotliDecompressSync(bytes, options);
    case "deflate":
      return inflateSync(bytes, options);
    default:
      return bytes;
  }
}

/** How long Zoom asks to stay away, milliseconds; null when it does not say. */
export function retryAfterMsOf(headers: WireHeaders, nowMs: number): number | null {
  const text = headers["retry-after"];
  return (typeof text === "string" ? retryAfterMs(text, nowMs) : undefined) ?? null;
}

/** True when Zoom refused the token rather than the request. */
export function isTokenRefused(status: number, held: Held): boolean {
  if (status !== 401 && status !== 400) return false;
  const code = zoomCodeOf(held);
  // 124 everywhere, under 400 at the upload hosts; 100 and 106 only from the chat file operations.
  return code === "124" || (status === 401 && (code === "100" || code === "106"));
}
