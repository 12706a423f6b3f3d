import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { type RateLimitedError, SessionExpiredError } from "../../../lib/api/errors.ts";
import { wait } from "../../../lib/bulk/wait.ts";
import { channelQueries } from "../../../shared/channels/channel-queries.ts";
import { endSession } from "../../../stores/session-end.ts";
import { type CheckStep, checkAll } from "./check-all.ts";
import type { KnownChannel } from "./check-channel.ts";
import { type CheckResult, emptyResult } from "./check-result.ts";
import { checkSource } from "./check-source.ts";
import { errorsIn } from "./coverage.ts";

/** How long a check stays at hand; it takes minutes to make. */
const KEPT_MS = 60 * 60_000;

/** A wait for Zoom's limit. */
export interface LimitWait {
  readonly error: RateLimitedError;
  readonly untilMs: number;
}

export type CheckState =
  | { readonly phase: "idle" }
  | {
      readonly phase: "running";
      readonly step: CheckStep;
      readonly limit?: LimitWait | undefined;
      readonly isStopping: boolean;
    }
  | { readonly phase: "failed"; readonly error: Error };

export interface Check {
  readonly state: CheckState;
  readonly result: CheckResult | undefined;
  /** @param listed The channels of the connection's own list. */
  readonly start: (listed: readonly KnownChannel[]) => void;
  /** Does what the check before did not get to, and tries again what failed. */
  readonly goOn: (listed: readonly KnownChannel[]) => void;
  readonly stop: () => void;
  /** Changes what was found, as after an action on some of it. */
  readonly change: (change: (result: CheckResult) => CheckResult) => void;
}

/** Checks every channel that can be known of. Leaving the page stops it; what came is kept, and it can go on. */
export function useCheck(connection: ConnectionName): Check {
  const client = useQueryClient();
  const queryKey = checkKey(connection);
  const { data: result } = useQuery<CheckResult>({ queryKey, queryFn: skipToken, gcTime: KEPT_MS, staleTime: KEPT_MS });
  const [state, setState] = useState<CheckState>({ phase: "idle" });
  const running = useRef<AbortController | null>(null);

  const run = useCallback(
    (listed: readonly KnownChannel[], before: CheckResult) => {
      const controller = new AbortController();
      const { signal } = controller;
      running.current = controller;
      checkAll({
        source: checkSource(client, connection),
        listed,
        before,
        signal,
        onStep: (step) =>
          setState((now) => {
            // One call may wait while others still go through.
            const limit =
              now.phase === "running" && now.limit && now.limit.untilMs > Date.now() ? now.limit : undefined;
            return { phase: "running", step, limit, isStopping: signal.aborted };
          }),
        onWait: (error) =>
          setState((now) =>
            now.phase === "running" ? { ...now, limit: { error, untilMs: Date.now() + error.retryAfterMs } } : now,
          ),
        nowMs: () => Date.now(),
        wait,
      }).then(
        (checked) => {
          client.setQueryData(checkKey(connection), checked);
          setState({ phase: "idle" });
          const ended = errorsIn(checked).find((error) => error instanceof SessionExpiredError);
          if (ended) endSession(ended);
        },
        (error: unknown) => {
          if (error instanceof SessionExpiredError) endSession(error);
          if (signal.aborted) setState({ phase: "idle" });
          else setState({ phase: "failed", error: error instanceof Error ? error : new Error(String(error)) });
        },
      );
    },
    [client, connection],
  );
  const stop = useCallback(() => {
    running.current?.abort();
    setState((now) => (now.phase === "running" ? { ...now, isStopping: true } : now));
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  const empty = emptyResult(connection === "account");
  return {
    state,
    result,
    start: (listed) => run(listed, empty),
    goOn: (listed) => run(listed, result ?? empty),
    stop,
    change: (change) =>
      client.setQueryData<CheckResult>(checkKey(connection), (now) => (now === undefined ? now : change(now))),
  };
}

function checkKey(connection: ConnectionName) {
  return [...channelQueries.all, "check", connection] as const;
}
