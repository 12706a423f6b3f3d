import type { ConnectionName } from "../../../contract/bff.ts";
import { type Call, targetOf } from "../../../contract/call.ts";

export type QueryValue = string | number | boolean | undefined;

/** Below it are the operations of the Zoom API through a connection. */
export const zoomRoot = (connection: ConnectionName): string => `/api/zoom/${connection}/`;

/** Path of a call of the Zoom API through the BFF. */
export const pathOf = (connection: ConnectionName, call: Call): string =>
  `${zoomRoot(connection).slice(0, -1)}${targetOf(call)}`;

/** Appends the defined values of `query`, in the order given. */
export function withQuery(path: string, query: Readonly<Record<string, QueryValue>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}
