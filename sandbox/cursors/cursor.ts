// Cursor tokens hold their own position, sealed: nothing is kept for a page that is never asked for.
import { createCipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Clock } from "../clock.ts";
import { fromBase62, toBase62 } from "./base62.ts";

export interface Cursors {
  /**
   * @param binding All that a token must be used with again: operation, path, person and query.
   * @param ttlMs How long the token lives.
   */
  seal(binding: string, position: string, ttlMs: number): string;
  /** The position in a token; null when it was not made by us for this binding, or its time is over. */
  open(binding: string, token: string): string | null;
}

const TAG_BYTES = 8;
const EXPIRY_BYTES = 6;
const LENGTH_BYTES = 1;
/** Short positions are filled up so that tokens have the usual 35 characters. */
const MIN_BODY_BYTES = 16;

export function createCursors(clock: Clock): Cursors {
  const tagKey = randomBytes(32);
  const cipherKey = randomBytes(16);
  const tagOf = (binding: string, body: Buffer) =>
    createHmac("sha256", tagKey).update(`${binding.length}:${binding}`).update(body).digest().subarray(0, TAG_BYTES);
  // Synthetic IV: the tag both proves the body and seeds its cipher, so equal pages give equal tokens.
  const mask = (tag: Buffer, body: Buffer) =>
    createCipheriv("aes-128-ctr", cipherKey, Buffer.concat([tag, tag])).update(body);

  return {
    seal(binding, position, ttlMs) {
      const bytes = Buffer.from(position, "utf8");
      if (bytes.length > 255) throw new Error(`cursor position is too long: ${bytes.length} bytes`);
      const used = EXPIRY_BYTES + LENGTH_BYTES + bytes.length;
      const body = Buffer.alloc(Math.max(MIN_BODY_BYTES, Math.ceil(used / 8) * 8));
      body.writeUIntBE(clock.nowMs() + ttlMs, 0, EXPIRY_BYTES);
      body.writeUInt8(bytes.length, EXPIRY_BYTES);
      bytes.copy(body, EXPIRY_BYTES + LENGTH_BYTES);
      const tag = tagOf(binding, body);
      return toBase62(Buffer.concat([tag, mask(tag, body)]));
    },
    open(binding, token) {
      const bytes = fromBase62(token);
      if (!bytes || bytes.length < TAG_BYTES + MIN_BODY_BYTES) return null;
      const tag = bytes.subarray(0, TAG_BYTES);
      const body = mask(tag, bytes.subarray(TAG_BYTES));
      if (!timingSafeEqual(tag, tagOf(binding, body))) return null;
      if (body.readUIntBE(0, EXPIRY_BYTES) <= clock.nowMs()) return null;
      const start = EXPIRY_BYTES + LENGTH_BYTES;
      return body.toString("utf8", start, start + body.readUInt8(EXPIRY_BYTES));
    },
  };
}
