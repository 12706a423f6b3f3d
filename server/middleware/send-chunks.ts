import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import { BrowserGone } from "./browser-gone.ts";

/**
 * Sends a text piece by piece, each made when the one before was taken. Where making one fails, the connection is broken
 * off, so that what came does not pass for the whole.
 *
 * @throws BrowserGone
 */
export async function sendChunks(res: Response, chunks: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(chunks), res);
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
    throw isGone ? new BrowserGone("the browser went away") : error;
  }
}
