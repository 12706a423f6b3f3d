import type { KnownHeaders } from "../zoom/answer.ts";

/** Our own headers and Zoom's, as a flat list. */
export function answerHeaders(own: readonly string[], requestId: string, zoom: KnownHeaders): string[] {
  const list = [...own, "x-request-id", requestId];
  for (const name in zoom) {
    const value = zoom[name];
    if (value !== undefined) list.push(name, value);
  }
  return list;
}
