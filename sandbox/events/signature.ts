import { createHmac } from "node:crypto";

/** HMAC-SHA256, hexadecimal. */
export const hmac = (secret: string, text: string): string => createHmac("sha256", secret).update(text).digest("hex");

/** The value of `x-zm-signature`. @param timestampS The value of `x-zm-request-timestamp`. */
export const signatureOf = (secret: string, timestampS: number, body: string): string =>
  `v0=${hmac(secret, `v0:${timestampS}:${body}`)}`;
