import type { Outcome } from "./send.ts";
import type { Subscription } from "./webhooks.ts";

/** One event on its way to one subscription. */
export interface Delivery {
  readonly subscription: Subscription;
  readonly event: string;
  readonly text: string;
  readonly attempts: { readonly atMs: number; readonly outcome: Outcome }[];
  /** When it is tried again; null when it is not. */
  nextAtMs: number | null;
  isUnderWay: boolean;
}

export interface DeliveryView {
  readonly subscription: number;
  readonly event: string;
  readonly body: unknown;
  readonly state: "sending" | "delivered" | "refused" | "retrying" | "given up";
  readonly attempts: readonly { readonly at: string; readonly answer: string }[];
  readonly nextAt: string | null;
}

/** Only what may be better another time is tried again: errors of the server's own, and no answer at all. */
export function judge(outcome: Outcome): "delivered" | "refused" | "failed" {
  if (outcome.kind === "failed" || outcome.status >= 500) return "failed";
  return outcome.status >= 200 && outcome.status < 300 ? "delivered" : "refused";
}

export function describeDelivery(delivery: Delivery): DeliveryView {
  const { subscription, event, text, attempts, nextAtMs } = delivery;
  return {
    subscription: subscription.id,
    event,
    body: JSON.parse(text),
    state: stateOf(delivery),
    attempts: attempts.map(({ atMs, outcome }) => ({
      at: new Date(atMs).toISOString(),
      answer: outcome.kind === "answered" ? `${outcome.status}` : outcome.reason,
    })),
    nextAt: nextAtMs === null ? null : new Date(nextAtMs).toISOString(),
  };
}

function stateOf({ attempts, nextAtMs, isUnderWay }: Delivery): DeliveryView["state"] {
  const last = attempts.at(-1);
  if (nextAtMs !== null) return "retrying";
  if (isUnderWay || !last) return "sending";
  const verdict = judge(last.outcome);
  return verdict === "failed" ? "given up" : verdict;
}
