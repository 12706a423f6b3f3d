import { useCallback, useEffect, useRef, useState } from "react";
import { endSession } from "../../stores/session-end.ts";
import { SessionExpiredError } from "../api/errors.ts";
import { useWarnOnClose } from "../navigation/use-warn-on-close.ts";
import { type BulkProgress, type ItemOutcome, runBulk } from "./run-bulk.ts";
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
  readonly stop: () => void;
}

/** Runs many calls and shows how far they are; see `runBulk`. Leaving the page stops the run and warns before. */
export function useBulk(): Bulk {
  const [state, setState] = useState<BulkState>({ phase: "idle" });
  const running = useRef<AbortController | null>(null);
  const isRunning = state.phase === "running";

  const start = useCallback(async (plan: BulkPlan) => {
    const controller = new AbortController();
    running.current = controller;
    const outcomes = await runBulk({
      ...plan,
      signal: controller.signal,
      onProgress: (progress) => setState({ phase: "running", progress, isStopping: controller.signal.aborted }),
      nowMs: () => performance.now(),
      wait,
    });
    running.current = null;
    setState({ phase: "over", outcomes });
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

  useEffect(() => () => running.current?.abort(), []);
  useWarnOnClose(isRunning);

  return { state, start, stop };
}
