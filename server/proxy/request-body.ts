import type { IncomingMessage } from "node:http";
import { RequestFailure } from "../middleware/bff-error.ts";
import { BrowserGone } from "../middleware/browser-gone.ts";
import { ownTurn } from "../yielding.ts";
import { whyUnreadable } from "./json-shape.ts";

export interface RequestBody {
  readonly bytes: Buffer;
  readonly contentType: string;
  /** What it says, of JSON. */
  readonly json: unknown;
}

const jsonType = /^application\/json\s*(?:;\s*charset=utf-8\s*)?$/i;
const pictureType = /^image\/(?:png|jpeg|gif)$/;

export const hasBody = (req: IncomingMessage): boolean =>
  req.headers["transfer-encoding"] !== undefined || (req.headers["content-length"] ?? "0") !== "0";

/** What a request says of its body, which is still to be read. */
export interface ExpectedBody {
  readonly contentType: string;
  readonly isJson: boolean;
  /** As many as were announced, or as many as are allowed. */
  readonly mostBytes: number;
}

/**
 * Checks that what is coming is JSON of at most so many bytes.
 *
 * @throws RequestFailure `invalid_request`, `body_too_large`
 */
export function expectJson(req: IncomingMessage, limit: number): ExpectedBody {
  const contentType = req.headers["content-type"] ?? "";
  if (!jsonType.test(contentType)) throw new RequestFailure("invalid_request", "The body has to be application/json.");
  return { contentType, isJson: true, mostBytes: mostBytesOf(req, limit) };
}

/**
 * The same for a picture.
 *
 * @throws RequestFailure `invalid_request`, `body_too_large`
 */
export function expectPicture(req: IncomingMessage, limit: number): ExpectedBody {
  const contentType = req.headers["content-type"] ?? "";
  if (!pictureType.test(contentType))
    throw new RequestFailure("invalid_request", "The body has to be image/png, image/jpeg or image/gif.");
  return { contentType, isJson: false, mostBytes: mostBytesOf(req, limit) };
}

function mostBytesOf(req: IncomingMessage, limit: number): number {
  const mostBytes = Number(req.headers["content-length"] ?? limit);
  if (mostBytes > limit) throw tooLarge(limit);
  return mostBytes;
}

/**
 * Reads the body; null when it is empty.
 *
 * @throws RequestFailure `invalid_request`, `body_too_large`
 * @throws BrowserGone
 */
export async function readBody(
  req: IncomingMessage,
  { contentType, isJson, mostBytes }: ExpectedBody,
): Promise<RequestBody | null> {
  const bytes = await collect(req, mostBytes);
  if (bytes.length === 0) return null;
  return {
    bytes,
    contentType: isJson ? "application/json" : contentType,
    json: isJson ? await parse(bytes) : undefined,
  };
}

const tooLarge = (limit: number) =>
  new RequestFailure("body_too_large", `What was sent is larger than ${Math.floor(limit / 1_024)} KB.`);

/** Whoever sends so little holds up nobody by it. */
const SMALL_BYTES = 65_536;

async function parse(bytes: Buffer): Promise<unknown> {
  // Of bodies that come to their ends at once, each is read in a turn of its own.
  if (bytes.length > SMALL_BYTES) await ownTurn();
  const why = whyUnreadable(bytes);
  if (why !== null) throw new RequestFailure("invalid_request", why);
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    throw new RequestFailure("invalid_request", "The body is not valid JSON.", { cause: error });
  }
}

function collect(req: IncomingMessage, limit: number): Promise<Buffer> {
  const gone = () => new BrowserGone("the browser went away while it sent the body");
  if (req.destroyed) return Promise.reject(gone());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        req.pause();
        req.removeAllListeners("data");
        reject(tooLarge(limit));
      } else chunks.push(chunk);
    });
    req.once("end", () => resolve(Buffer.concat(chunks, size)));
    // Nothing reads the body but this, so nothing but its sender breaks it off.
    req.once("error", () => reject(gone()));
    req.once("close", () => reject(gone()));
  });
}
