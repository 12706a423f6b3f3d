// The one reading of a query, wherever a route asks for one.
import { RequestFailure } from "./bff-error.ts";

/**
 * Names and values, each name once: of one that comes twice, two readers may believe different values.
 *
 * @throws RequestFailure `invalid_request`
 */
export function readQuery(text: string | null | undefined): Readonly<Record<string, string>> {
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text ?? "")) {
    if (query.has(name)) throw new RequestFailure("invalid_request", `The query names ${name.slice(0, 100)} twice.`);
    // Nothing is called so, and PostgreSQL takes no text that holds one.
    if (value.includes("\0")) throw new RequestFailure("invalid_request", "The query holds a NUL, which no text may.");
    query.set(name, value);
  }
  return Object.fromEntries(query);
}
