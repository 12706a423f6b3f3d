import { useCallback, useEffect, useRef, useState } from "react";
import { endSession } from "../../stores/session-end.ts";
import { SessionExpiredError } from "../api/errors.ts";
import { useWarnOnClose } from "../navigation/use-warn-on-close.ts";
import { askEach, type Each, type EachProgress, type ItemOutcome } from "./each.ts";

export type EachState =
  | { readonly phase: "idle" }
  | { readonly phase: "running"; readonly progress: EachProgress; readonly isStopping: boolean }
  | { readonly phase: "over"; readonly outcomes: readonly ItemOutcome[] };

export interface AskingEach {
  readonly state: EachState;
  /** Asks for each; resolves to the outcomes, which are in `state` too. */
  readonly start: (each: Each) => Promise<readonly ItemOutcome[]>;
  readonly stop: () => void;
}

/** Asks for many things and shows how far it is; see `askEach`. Leaving the page stops it and warns before. */
export function useEach(): AskingEach {
  const [state, setState] = useState<EachState>({ phase: "idle" });
  const running = useRef<AbortController | null>(null);
  const isRunning = state.phase === "running";

  const start = useCallback(async (each: Each) => {
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    const onProgress = (progress: EachProgress): void =>
      setState({ phase: "running", progress, isStopping: signal.aborted });
    const outcomes = await askEach({ ...each, signal, onProgress });
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
