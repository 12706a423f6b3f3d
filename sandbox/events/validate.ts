import { randomBytes } from "node:crypto";
import * as v from "valibot";
import { type Endpoint, sendWebhook } from "./send.ts";
import { hmac } from "./signature.ts";

const Answer = v.object({ plainToken: v.string(), encryptedToken: v.string() });

/** Asks an endpoint whether it knows the secret. @returns null when it does; otherwise what is wrong. */
export async function validateEndpoint(endpoint: Endpoint, atMs: number, closing: AbortSignal): Promise<string | null> {
  const plainToken = randomBytes(16).toString("base64url");
  const body = JSON.stringify({ event: "endpoint.url_validation", payload: { plainToken }, event_ts: atMs });
  const outcome = await sendWebhook(endpoint, body, atMs, closing);
  if (outcome.kind === "failed") return outcome.reason;
  if (outcome.status !== 200) return `it answered ${outcome.status}`;
  const answer = read(outcome.text);
  if (answer === null) return "its answer has no plainToken and encryptedToken";
  const isRight = answer.plainToken === plainToken && answer.encryptedToken === hmac(endpoint.secret, plainToken);
  return isRight ? null : "its encryptedToken was not made with the secret";
}

function read(text: string): v.InferOutput<typeof Answer> | null {
  try {
    const parsed = v.safeParse(Answer, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
