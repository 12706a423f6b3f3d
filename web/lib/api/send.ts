import { PERSON_HEADER, REQUEST_HEADER } from "../../../contract/bff.ts";
import { pagePerson } from "./page-person.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * The one call of `fetch` in the console. Says nothing about success: `request` classifies the answer.
 *
 * @param path Path on our own origin, query included.
 * @param body Sent as JSON, or as the file it is.
 * @param isLast It goes out though the page is being left; nobody hears its answer.
 * @throws TypeError when the server cannot be reached; AbortError when `signal` fires.
 */
export function send(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal | null,
  isLast = false,
): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (method !== "GET") headers[REQUEST_HEADER] = "1";
  const person = pagePerson();
  if (person !== undefined) headers[PERSON_HEADER] = person;
  const isFile = body instanceof Blob;
  if (body !== undefined) headers["content-type"] = isFile ? body.type : "application/json";
  return fetch(path, {
    method,
    headers,
    credentials: "same-origin",
    body: body === undefined ? null : isFile ? body : JSON.stringify(body),
    signal: signal ?? null,
    ...(isLast && { keepalive: true }),
  });
}
