// A change as a browser makes it and looks after it.
import { setTimeout as delay } from "node:timers/promises";
import * as v from "valibot";
import type { Browser } from "../server/testing/browser.ts";

const Change = v.object({
  id: v.string(),
  status: v.string(),
  itemCount: v.number(),
  counts: v.record(v.string(), v.number()),
});
export type Change = v.InferOutput<typeof Change>;

/** What is done to all targets. */
export interface Part {
  readonly actionId: string;
  readonly input: unknown;
}

export const retention: Part = { actionId: "set-retention", input: { period: "90d" } };
export const archiving: Part = { actionId: "archive-channels", input: {} };

/** Plans, and looks again and again until that is done. @returns the plan */
export async function planned(browser: Browser, part: Part, targets: readonly object[], lookMs = 250): Promise<Change> {
  const answer = await browser.post("/api/changes", { connection: "account", parts: [{ ...part, targets }] });
  if (answer.status >= 300) throw new Error(answer.text);
  const change = v.parse(Change, answer.json());
  return change.status === "planned" ? change : until(browser, change.id, "planned", lookMs);
}

export async function apply(browser: Browser, id: string): Promise<void> {
  const answer = await browser.post(`/api/changes/${id}/apply`, { reason: "A bench." });
  if (answer.status >= 300) throw new Error(answer.text);
}

/** Looks again and again until it has the status. */
export async function until(browser: Browser, id: string, status: string, lookMs = 250): Promise<Change> {
  for (;;) {
    const answer = await browser.get(`/api/changes/${id}`);
    if (answer.status >= 300) throw new Error(answer.text);
    const change = v.parse(Change, answer.json());
    if (change.status === status) return change;
    if (over.includes(change.status)) throw new Error(`${change.status} instead of ${status}: ${answer.text}`);
    await delay(lookMs);
  }
}

/** After these a change does nothing more, or nothing by itself. */
const over = ["done", "cancelled", "paused", "discarded"];
