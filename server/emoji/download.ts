// Fetches a file from Zoom's hosts by the link that Zoom gave for it. The link is the only proof it takes: nothing of
// the person's grant goes along.
import type { Dispatcher } from "undici";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Upstream } from "../proxy/upstream.ts";

const MOST_REDIRECTS = 3;

/**
 * @param maxBytes Larger files are broken off, whatever length they announce.
 * @returns null when there is no such file, or one that is too large.
 * @throws RequestFailure `upstream_unreachable` also for a link that leads to another host.
 */
export async function download(
  link: string,
  upstream: Upstream,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer | null> {
  let url = link;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const { pool, path } = placeOf(url, upstream);
    const answer = await pool.request({ method: "GET", path, headers: { accept: "image/*" }, signal });
    const { location } = answer.headers;
    if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === "string") {
      await answer.body.dump();
      url = URL.canParse(location, url) ? new URL(location, url).href : "";
      continue;
    }
    if (answer.statusCode !== 200) {
      await answer.body.dump();
      return null;
    }
    return await readAtMost(maxBytes, answer);
  }
  throw elsewhere();
}

function placeOf(url: string, upstream: Upstream) {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  // `blob:` has the origin of the address within, and that whole address for its path.
  if (!parsed?.pathname.startsWith("/")) throw elsewhere();
  const pool = upstream.downloadPool(parsed.origin);
  if (!pool) throw elsewhere();
  return { pool, path: `${parsed.pathname}${parsed.search}` };
}

/** The body of an answer; null when it is larger, and then it is broken off. */
export async function readAtMost(
  maxBytes: number,
  { headers, body }: Pick<Dispatcher.ResponseData, "headers" | "body">,
): Promise<Buffer | null> {
  const announcedBytes = Number(headers["content-length"] ?? 0);
  const chunks: Buffer[] = [];
  let size = announcedBytes > maxBytes ? announcedBytes : 0;
  if (size === 0) {
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > maxBytes) break;
      chunks.push(bytes);
    }
  }
  if (size <= maxBytes) return Buffer.concat(chunks, size);
  body.destroy();
  return null;
}

const elsewhere = () =>
  new RequestFailure("upstream_unreachable", "Zoom sent the request somewhere this console does not go.");
