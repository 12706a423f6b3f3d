// A forward id names the conversation that the forwarding message is in, so that it can be found without a list of all.
import { createHash } from "node:crypto";
import type { Random } from "./random.ts";

/** 22 characters of base64url. */
export function forwardIdIn(conversation: number, random: Random): string {
  const bytes = random.bytes(16);
  bytes.writeUInt32BE((conversation ^ numberMask(bytes)) >>> 0, 0);
  return bytes.toString("base64url");
}

/** The number of the conversation that a forward id would be of; null when it cannot be one. */
export function conversationOf(forwardId: string): number | null {
  const bytes = Buffer.from(forwardId, "base64url");
  return bytes.length === 16 ? (bytes.readUInt32BE(0) ^ numberMask(bytes)) >>> 0 : null;
}

/** What hides a conversation's number in the first four bytes of an id: it is made of all the others. */
export const numberMask = (bytes: Buffer): number =>
  createHash("sha256").update(bytes.subarray(4)).digest().readUInt32BE(0);
