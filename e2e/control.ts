// Steers the sandbox between the steps of a test; see docs/SANDBOX.md.
import { setTimeout as delay } from "node:timers/promises";
import * as v from "valibot";
import type { OperationId } from "../contract/operations.gen.ts";
import { call, serverToServer, signIn } from "../sandbox/testing/sandbox-client.ts";
import type { Person } from "./sign-in.ts";

export interface Control {
  /** The company as at the start; people stay signed in. */
  reset(options?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Lets the sandbox's time pass. */
  advance(ms: number): Promise<void>;
  /** Makes coming requests go wrong. */
  fault(fault: { readonly operation?: OperationId; readonly [field: string]: unknown }): Promise<void>;
  clearFaults(): Promise<void>;
  /** Ends tokens of a person or an app. */
  endTokens(which: Readonly<Record<string, unknown>>): Promise<void>;
  /** The calls of an operation, or all requests, since the last reset, oldest first. */
  calls(operation?: OperationId): Promise<readonly Call[]>;
  /**
   * Changes something past the console, as another app does that a person, or the account, has allowed. Zoom has to do it.
   *
   * @param target `PATCH /chat/channels/{channelId}`, as in Zoom's documentation
   */
  elsewhere(who: Person | "account", target: Target, body?: unknown): Promise<void>;
  /** What went wrong in the sandbox itself. */
  failures(): Promise<readonly unknown[]>;
}

const Calls = v.object({
  requests: v.array(
    v.object({ method: v.string(), path: v.string(), query: v.string(), status: v.nullable(v.number()) }),
  ),
});
export type Call = v.InferOutput<typeof Calls>["requests"][number];

type Target = Parameters<typeof call>[2];

/** Of what reaches a limit, since whoever else spends from it is soon done. */
const ATTEMPTS = 20;

const Failures = v.object({ failures: v.array(v.unknown()) });

export function controlOf(sandboxUrl: string): Control {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${sandboxUrl}/sandbox/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
  return {
    reset: async (options) => {
      await ask("POST", "reset", { keepTokens: true, ...options });
    },
    advance: async (advanceMs) => {
      await ask("POST", "clock", { advanceMs });
    },
    fault: async (fault) => {
      await ask("POST", "faults", fault);
    },
    clearFaults: async () => {
      await ask("DELETE", "faults");
    },
    endTokens: async (which) => {
      await ask("POST", "tokens", which);
    },
    calls: async (operation) =>
      v.parse(Calls, await ask("GET", operation ? `requests?operation=${operation}` : "requests")).requests,
    elsewhere: async (who, target, body) => {
      const sandbox = { url: sandboxUrl };
      // Not the console's own apps: a grant has one token that works, and that one is the console's.
      const { access_token } = await (who === "account"
        ? serverToServer(sandbox, "sandbox-granular-s2s")
        : signIn(sandbox, "sandbox-granular", who));
      for (let attempt = 1; ; attempt += 1) {
        const answer = await call(sandbox, access_token, target, body);
        if (answer.status < 300) return;
        if (answer.status !== 429 || attempt === ATTEMPTS)
          throw new Error(`${target} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
        await delay(500);
      }
    },
    failures: async () => v.parse(Failures, await ask("GET", "failures")).failures,
  };
}
