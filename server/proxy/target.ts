import type { ConnectionName } from "../../contract/bff.ts";

export interface Target {
  readonly connection: ConnectionName;
  /** Below `/v2`, as it stood on the wire. */
  readonly path: string;
  /** Without the question mark; empty when there was none. */
  readonly query: string;
}

export const PROXY_PREFIX = "/api/zoom/";

/** Takes a request target apart; null when it names no connection. Never normalises: what is odd finds no operation. */
export function readTarget(url: string): Target | null {
  const question = url.indexOf("?");
  const end = question === -1 ? url.length : question;
  const slash = url.indexOf("/", PROXY_PREFIX.length);
  if (slash === -1 || slash > end) return null;
  const connection = url.slice(PROXY_PREFIX.length, slash);
  if (connection !== "me" && connection !== "account") return null;
  return { connection, path: url.slice(slash, end), query: question === -1 ? "" : url.slice(question + 1) };
}
