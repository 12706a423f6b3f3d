// A forward id names the conversation that the forwarding message is in, so that it can be found without a list of all.
import type { Random } from "./random.ts";

/** 22 characters of base64url. */
export function forwardIdIn(conversation: number, random: Random): string {
  const bytes = random.bytes(16);
  bytes.writeUInt32BE((conversation ^ bytes.readUInt32BE(4)) >>> 0, 0);
  return bytes.toString("base64url");
}

/** The number of the conversation that a forward id would be of; null when it cannot be one. */
export function conversationOf(forwardId: string): number | null {
  const bytes = Buffer.from(forwardId, "base64url");
  return bytes.length === 16 ? (bytes.readUInt32BE(0) ^ bytes.readUInt32BE(4)) >>> 0 : null;
}
