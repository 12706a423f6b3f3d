import { randomUUID } from "node:crypto";
import { signatureOf } from "./signature.ts";

export interface Endpoint {
  readonly url: string;
  /** What both sides sign with. */
  readonly secret: string;
}

/** What came of one request to an endpoint. */
export type Outcome =
  | { readonly kind: "answered"; readonly status: number; readonly text: string }
  /** No connection, or no answer in time. */
  | { readonly kind: "failed"; readonly reason: string };

const ANSWER_WITHIN_MS = 3_000;
const MAX_ANSWER_CHARACTERS = 10_000;

/**
 * Sends one event as the platform does. Redirects are not followed.
 *
 * @param atMs The sandbox's time, for the timestamp that is signed along.
 */
export async function sendWebhook(
  { url, secret }: Endpoint,
  body: string,
  atMs: number,
  closing: AbortSignal,
): Promise<Outcome> {
  const timestampS = Math.floor(atMs / 1000);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Zoom Marketplace/1.0a",
        "x-zm-request-timestamp": `${timestampS}`,
        "x-zm-signature": signatureOf(secret, timestampS, body),
        "x-zm-request-id": randomUUID(),
      },
      body,
      redirect: "manual",
      signal: AbortSignal.any([closing, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    return { kind: "answered", status: response.status, text: (await response.text()).slice(0, MAX_ANSWER_CHARACTERS) };
  } catch (error) {
    return { kind: "failed", reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return `${error}`;
  if (error.name === "TimeoutError") return `no answer within ${ANSWER_WITHIN_MS / 1000} seconds`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
