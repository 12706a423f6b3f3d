import type { IncomingMessage } from "node:http";
import { isIPv4 } from "node:net";

/**
 * Why a request may not use the control endpoints; null when it may. The peer has to be this machine, and so has the
 * name it was called by: a web page elsewhere may point a name of its own here, or post a form here.
 */
export function controlRefusal(request: IncomingMessage): string | null {
  if (!isLoopbackAddress(request.socket.remoteAddress ?? "")) return "The control endpoints answer this machine only.";
  if (!isLoopbackHost(request.headers.host ?? "")) return "The control endpoints answer to a loopback host name only.";
  const { origin } = request.headers;
  if (origin !== undefined && !isLoopbackOrigin(origin)) return "The control endpoints answer no page of another site.";
  return null;
}

export function isLoopbackAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/, "");
  return plain === "::1" || (isIPv4(plain) && plain.startsWith("127."));
}

/** @param host The `Host` header, with or without a port. */
export function isLoopbackHost(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1");
  return name === "localhost" || isLoopbackAddress(name);
}

function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopbackHost(new URL(origin).host);
}
