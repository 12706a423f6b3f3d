// How long a plan waits for what Zoom fails to tell, and since when it does.
import * as v from "valibot";
import { type Failure, isTrouble } from "../../domain/failure.ts";
import type { Clock } from "../clock.ts";
import type { ChangeRow } from "./change-store.ts";

/** How long Zoom's own trouble is waited out before what it kept from being read is left out of the plan. */
const TROUBLE_MS = 120_000;

/** A summary that is being made: the calls that were spent on it so far, and since when Zoom is in trouble. */
const Begun = v.object({
  reads: v.optional(v.record(v.picklist(["LIGHT", "MEDIUM", "HEAVY", "RESOURCE-INTENSIVE"]), v.number()), {}),
  troubleSinceMs: v.optional(v.number()),
});
export type Begun = v.InferOutput<typeof Begun>;

/** What was read of a plan so far. A request that met trouble before it stored the plan did so when that was planned. */
export function begunOf({ summary, heldBy, plannedAtMs }: ChangeRow): Begun {
  const parsed = v.safeParse(Begun, summary);
  const { reads, troubleSinceMs } = parsed.success ? parsed.output : { reads: {} };
  const sinceMs = troubleSinceMs ?? (isWaitedOut(heldBy) ? plannedAtMs : undefined);
  return { reads, ...(sinceMs !== undefined && { troubleSinceMs: sinceMs }) };
}

/** Until when a plan asks Zoom again for what it fails to tell; null where it waits for nothing of that kind. */
export function triesUntilMs(change: ChangeRow): number | null {
  if (change.status !== "planning" || !isWaitedOut(change.heldBy)) return null;
  return (begunOf(change).troubleSinceMs ?? change.plannedAtMs) + TROUBLE_MS;
}

const isWaitedOut = (heldBy: unknown): boolean => heldBy !== null && isTrouble(heldBy as Failure);

interface Patience {
  /** Whether a failure is waited out; see `ReadDeps.isPassing`. */
  readonly isPassing: (failure: Failure) => boolean;
  /** Since when there was trouble, for the next slice; nothing where this one met none. */
  readonly noted: () => Pick<Begun, "troubleSinceMs">;
}

/** @param sinceMs when trouble began in an earlier slice */
export function patienceSince(sinceMs: number | undefined, clock: Clock): Patience {
  let hasTrouble = false;
  let begunMs = sinceMs;
  return {
    isPassing: (failure) => {
      if (!isTrouble(failure)) return false;
      hasTrouble = true;
      begunMs ??= clock.nowMs();
      return clock.nowMs() < begunMs + TROUBLE_MS;
    },
    noted: () => (hasTrouble && begunMs !== undefined ? { troubleSinceMs: begunMs } : {}),
  };
}
