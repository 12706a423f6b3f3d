// How Zoom proves that a request is its own: https://developers.zoom.us/docs/api/webhooks/#verify-webhook-events
import { createHmac, timingSafeEqual } from "node:crypto";

/** Older or newer requests are somebody's who kept one. */
const WINDOW_MS = 5 * 60_000;

const hmac = (secret: string, text: string | Buffer): string => createHmac("sha256", secret).update(text).digest("hex");

export interface Signed {
  /** `x-zm-request-timestamp`, seconds. */
  readonly timestamp: string | undefined;
  /** `x-zm-signature` */
  readonly signature: string | undefined;
  /** As it came. */
  readonly body: Buffer;
}

/** Whether Zoom sent a request, and did so just now. */
export function isZooms({ timestamp = "", signature = "", body }: Signed, secret: string, nowMs: number): boolean {
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowMs - Number(timestamp) * 1_000) > WINDOW_MS) return false;
  const expected = Buffer.from(`v0=${hmac(secret, Buffer.concat([Buffer.from(`v0:${timestamp}:`), body]))}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** What answers Zoom's question whether the endpoint knows the secret. */
export const answerToken = (plainToken: string, secret: string) => ({
  plainToken,
  encryptedToken: hmac(secret, plainToken),
});
