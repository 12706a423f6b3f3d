import { REQUEST_HEADER } from "../../../contract/bff.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * The one call of `fetch` in the console. Says nothing about success: `request` classifies the answer.
 *
 * @param path Path on our own origin, query included.
 * @throws TypeError when the server cannot be reached; AbortError when `signal` fires.
 */
export function send(method: Method, path: string, body?: unknown, signal?: AbortSignal | null): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (method !== "GET") headers[REQUEST_HEADER] = "1";
  if (body !== undefined) headers["content-type"] = "application/json";
  return fetch(path, {
    method,
    headers,
    credentials: "same-origin",
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  });
}
