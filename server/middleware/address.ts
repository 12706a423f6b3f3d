import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/**
 * The IP address a request came from, for the audit trail; empty where none is known. Each proxy of ours has added the
 * address it was asked from at the end of X-Forwarded-For: what stands before those anybody can have written.
 */
export function addressOf({ headers, socket }: Pick<IncomingMessage, "headers" | "socket">, proxies: number): string {
  const own = plain(socket.remoteAddress ?? "");
  if (proxies === 0) return own;
  const stated = headers["x-forwarded-for"];
  const list = (Array.isArray(stated) ? stated.join(",") : (stated ?? "")).split(",").map((each) => plain(each.trim()));
  const address = list.at(-proxies) ?? "";
  return isIP(address) === 0 ? own : address;
}

/** IPv4 is told as such, though the socket is of IPv6; some proxies add the port. */
function plain(address: string): string {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? address;
  const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/i.exec(bare);
  return v4?.[1] ?? bare;
}
