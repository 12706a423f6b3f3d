import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";

const CODE_MS = 5 * 60_000;

/** What a person allowed, until the app comes with the code. */
export interface PendingGrant {
  readonly clientId: string;
  readonly userId: string;
  readonly redirectUri: string;
  readonly challenge: Challenge | null;
}

export interface Challenge {
  readonly value: string;
  readonly method: "S256" | "plain";
}

export interface Codes {
  issue(pending: PendingGrant): string;
  /** Spends a code: a second call finds nothing, whatever became of the first. */
  take(code: string): PendingGrant | null;
}

export function createCodes(clock: Clock): Codes {
  const pendings = new Map<string, PendingGrant & { readonly expiresAtMs: number }>();
  return {
    issue(pending) {
      const nowMs = clock.nowMs();
      for (const [code, { expiresAtMs }] of pendings) if (expiresAtMs <= nowMs) pendings.delete(code);
      const code = randomBytes(24).toString("base64url");
      pendings.set(code, { ...pending, expiresAtMs: nowMs + CODE_MS });
      return code;
    },
    take(code) {
      const pending = pendings.get(code);
      pendings.delete(code);
      return pending && pending.expiresAtMs > clock.nowMs() ? pending : null;
    },
  };
}
