// A limit of the day that Zoom says is spent. Nothing more of what it named is sent until then, but for one request now
// and then: Zoom may have been wrong about the time, and people buy other plans.
import type { Operation, RateLabel } from "../../contract/operation.ts";
import { retryAfterMsOf, type WireHeaders } from "./answer.ts";

type Limited = Pick<Operation, "id" | "rate">;

/** How often one request is let through to see whether the limit still stands. */
export const TRY_EVERY_MS = 60_000;

export interface DailyHolds {
  /** Milliseconds the operation is held back; 0 when it may go, if only to see whether it may. */
  waitMs(operation: Limited, nowMs: number): number;
  /** Takes note of what Zoom answered to it. */
  answered(operation: Limited, status: number, headers: WireHeaders, nowMs: number): void;
}

interface Hold {
  readonly untilMs: number;
  tryAtMs: number;
}

const labels: Readonly<Record<string, RateLabel>> = {
  light: "LIGHT",
  medium: "MEDIUM",
  heavy: "HEAVY",
  "resource-intensive": "RESOURCE-INTENSIVE",
};

/** What a refusal stands for: the label it names, and the operation where that is not of this label. */
function namesOf({ id, rate }: Limited, category: string | string[] | undefined): string[] {
  const label = typeof category === "string" ? labels[category.toLowerCase()] : undefined;
  if (label === rate) return [label];
  return label === undefined ? [id] : [label, id];
}

export function createDailyHolds(): DailyHolds {
  /** By label or operation id. */
  const holds = new Map<string, Hold>();
  return {
    waitMs: ({ id, rate }, nowMs) => {
      if (holds.size === 0) return 0;
      const standing = [rate, id].flatMap((name) => {
        const hold = holds.get(name);
        if (hold && hold.untilMs > nowMs) return [hold];
        holds.delete(name);
        return [];
      });
      if (standing.some(({ tryAtMs }) => tryAtMs > nowMs))
        return Math.max(...standing.map(({ untilMs }) => untilMs - nowMs));
      for (const hold of standing) hold.tryAtMs = nowMs + TRY_EVERY_MS;
      return 0;
    },
    answered: (operation, status, headers, nowMs) => {
      if (status !== 429) {
        if (holds.size > 0) for (const name of [operation.rate, operation.id]) holds.delete(name);
        return;
      }
      if (headers["x-ratelimit-type"] !== "Daily-limit") return;
      const awayMs = retryAfterMsOf(headers, nowMs);
      if (awayMs === null) return;
      for (const name of namesOf(operation, headers["x-ratelimit-category"]))
        holds.set(name, { untilMs: nowMs + awayMs, tryAtMs: nowMs + TRY_EVERY_MS });
    },
  };
}
