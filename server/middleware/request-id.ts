import { randomBytes } from "node:crypto";

const prefix = randomBytes(6).toString("base64url");
let count = 0;

/** Unique among all instances and restarts; cheap, since every request gets one. */
export function nextRequestId(): string {
  count += 1;
  return `${prefix}-${count.toString(36)}`;
}
