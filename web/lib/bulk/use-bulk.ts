import { useCallback, useEffect, useRef, useState } from "react";
import { notify } from "../../stores/notices.ts";
import { endSession } from "../../stores/session-end.ts";
import { SessionExpiredError } from "../api/errors.ts";
import { useWarnOnClose } from "../navigation/use-warn-on-close.ts";
import { countsOf } from "./outcomes.ts";
import { type BulkProgress, type ItemOutcome, runBulk } from "./run-bulk.ts";
import { apartFromUnsettled, type Unsettled, unsettledAfter } from "./unsettled.ts";
import { wait } from "./wait.ts";

export interface BulkPlan {
  readonly calls: readonly (readonly string[])[];
  readonly work: (ids: readonly string[], signal: AbortSignal) => Promise<readonly ItemOutcome[]>;
  readonly concurrency: number;
}

export type BulkState =
  | { readonly phase: "idle" }
  | { readonly phase: "running"; readonly progress: BulkProgress; readonly isStopping: boolean }
  | { readonly phase: "over"; readonly outcomes: readonly ItemOutcome[] };

export interface Bulk {
  readonly state: BulkState;
  /** Runs a plan; resolves to its outcomes, which are in `state` too. */
  readonly start: (plan: BulkPlan) => Promise<readonly ItemOutcome[]>;
  /** Whether calls are under way at this moment, before and after `state` is shown. */
  readonly isUnderWay: () => boolean;
  readonly stop: () => void;
  /** Stops because the page is left, and tells on the next one what was done. @param title What was under way. */
  readonly leave: (title: string) => void;
  readonly reset: () => void;
}

/** Runs many calls and shows how far they are; see `runBulk`. Leaving the page stops the run and warns before. */
export function useBulk(): Bulk {
  const [state, setState] = useState<BulkState>({ phase: "idle" });
  const running = useRef<AbortController | null>(null);
  const leftAs = useRef<string | null>(null);
  const unsettled = useRef<Unsettled>(new Map());
  const isRunning = state.phase === "running";

  const start = useCallback(async (plan: BulkPlan) => {
    const controller = new AbortController();
    running.current = controller;
    const outcomes = await runBulk({
      ...plan,
      calls: apartFromUnsettled(plan.calls, unsettled.current),
      signal: controller.signal,
      onProgress: (progress) => setState({ phase: "running", progress, isStopping: controller.signal.aborted }),
      nowMs: () => performance.now(),
      wait,
    });
    running.current = null;
    unsettled.current = unsettledAfter(unsettled.current, outcomes);
    setState({ phase: "over", outcomes });
    if (leftAs.current !== null) tellLeft(leftAs.current, outcomes);
    const ended = outcomes.find(
      (outcome) => outcome.status === "failed" && outcome.error instanceof SessionExpiredError,
    );
    if (ended?.status === "failed") endSession(ended.error);
    return outcomes;
  }, []);
  const stop = useCallback(() => {
    running.current?.abort();
    setState((now) => (now.phase === "running" ? { ...now, isStopping: true } : now));
  }, []);
  const isUnderWay = useCallback(() => running.current !== null, []);
  const leave = useCallback((title: string) => {
    leftAs.current = title;
    running.current?.abort();
  }, []);
  const reset = useCallback(() => setState({ phase: "idle" }), []);

  useEffect(() => () => running.current?.abort(), []);
  useWarnOnClose(isRunning);

  return { state, start, isUnderWay, stop, leave, reset };
}

function tellLeft(title: string, outcomes: readonly ItemOutcome[]): void {
  const isAllDone = outcomes.every(({ status }) => status === "done");
  notify(`${title} was stopped: ${countsOf(outcomes)}.`, isAllDone ? "good" : "danger");
}
