import { createHash } from "node:crypto";
import type { Challenge } from "./codes.ts";

const wellFormed = /^[A-Za-z0-9\-._~]{43,128}$/;

/** Reads the challenge of an authorization request; a string says what is wrong with it. */
export function readChallenge(value: string | null, method: string | null): Challenge | null | string {
  if (value === null) return method === null ? null : "code_challenge is missing";
  if (method !== null && method !== "S256" && method !== "plain") return "code_challenge_method must be S256 or plain";
  if (!wellFormed.test(value)) return "code_challenge must be 43 to 128 unreserved characters";
  return { value, method: method ?? "plain" };
}

/** Whether the verifier answers the challenge. A verifier without a challenge does not: the challenge was stripped. */
export function isVerified(challenge: Challenge | null, verifier: string | null): boolean {
  if (challenge === null) return verifier === null;
  if (verifier === null || !wellFormed.test(verifier)) return false;
  return challenge.value === (challenge.method === "plain" ? verifier : s256(verifier));
}

function s256(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}
