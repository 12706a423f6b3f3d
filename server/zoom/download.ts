// Fetches a file from Zoom's hosts by the link that Zoom gave for it.
import { knownHeaders } from "./answer.ts";
import type { Answer, Asker, NoAnswer } from "./call.ts";
import { exchange } from "./exchange.ts";
import { noAnswer } from "./failure.ts";
import { placeOf } from "./redirect.ts";
import type { Upstream } from "./upstream.ts";

export interface DownloadOptions extends Asker {
  /** Value of the Accept header. */
  readonly accept: string;
  /** Larger files are broken off, whatever length they announce. */
  readonly mostBytes: number;
}

const MOST_REDIRECTS = 3;

export async function download(link: string, options: DownloadOptions, upstream: Upstream): Promise<Answer | NoAnswer> {
  const { accept, mostBytes, signal } = options;
  let place = placeOf(link);
  for (let attempts = 1; attempts <= MOST_REDIRECTS + 1; attempts++) {
    const pool = place && upstream.downloadPool(place.origin);
    if (!place || !pool) break;
    const outcome = await exchange({
      pool,
      request: { method: "GET", path: place.path, headers: ["accept", accept], body: null },
      signal,
      isHeld: () => true,
      begin: null,
      mostBytes,
    });
    if (outcome.kind === "failed") return noAnswer(outcome.error, false, attempts);
    if (outcome.kind !== "held") return { kind: "failed", reason: "aborted", cause: signal?.reason, attempts };
    const { status, headers, bytes } = outcome;
    const { location } = headers;
    if (!(status >= 300 && status < 400 && typeof location === "string"))
      return { kind: "answer", status, headers: knownHeaders(headers), bytes, attempts };
    place = placeOf(location, `${place.origin}${place.path}`);
  }
  return { kind: "failed", reason: "elsewhere", isMaybeDone: false, attempts: MOST_REDIRECTS + 1 };
}
