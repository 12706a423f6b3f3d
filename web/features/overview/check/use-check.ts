import { type QueryClient, skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { ForbiddenError, MissingScopeError, SessionExpiredError } from "../../../lib/api/errors.ts";
import type { BulkProgress } from "../../../lib/bulk/run-bulk.ts";
import { wait } from "../../../lib/bulk/wait.ts";
import { cursorBatches } from "../../../lib/csv/batches.ts";
import { lastDays } from "../../../lib/day-range.ts";
import { endSession } from "../../../stores/session-end.ts";
import { listAccountActivity } from "../../activity/activity-queries.ts";
import { channelPageQueries } from "../../channel/channel-page-queries.ts";
import { channelQueries } from "../../channels/channel-queries.ts";
import { checkChannel, type KnownChannel } from "./check-channel.ts";
import { type CheckResult, runCheck } from "./run-check.ts";

/** How far back the activity is read for channels that no list names. */
export const LOG_DAYS = 30;
/** How long a check stays at hand; it takes minutes to make. */
const KEPT_MS = 60 * 60_000;

export type CheckState =
  | { readonly phase: "idle" }
  | { readonly phase: "looking"; readonly foundCount: number }
  | { readonly phase: "checking"; readonly progress: BulkProgress; readonly isStopping: boolean }
  | { readonly phase: "failed"; readonly error: Error };

export interface Check {
  readonly state: CheckState;
  readonly result: CheckResult | undefined;
  readonly start: (listed: readonly KnownChannel[]) => void;
  readonly stop: () => void;
}

/** Checks every channel that can be known of: those listed and, for the account, those in the activity of late. */
export function useCheck(connection: ConnectionName): Check {
  const client = useQueryClient();
  const queryKey = checkKey(connection);
  const { data: result } = useQuery<CheckResult>({ queryKey, queryFn: skipToken, gcTime: KEPT_MS, staleTime: KEPT_MS });
  const [state, setState] = useState<CheckState>({ phase: "idle" });
  const running = useRef<AbortController | null>(null);

  const start = useCallback(
    (listed: readonly KnownChannel[]) => {
      const controller = new AbortController();
      running.current = controller;
      checkAll(client, connection, listed, controller.signal, setState).then(
        (checked) => {
          client.setQueryData(checkKey(connection), checked);
          setState({ phase: "idle" });
          const ended = checked.failed.find(({ error }) => error instanceof SessionExpiredError);
          if (ended) endSession(ended.error);
        },
        (error: unknown) => {
          if (controller.signal.aborted) setState({ phase: "idle" });
          else setState({ phase: "failed", error: error instanceof Error ? error : new Error(String(error)) });
        },
      );
    },
    [client, connection],
  );
  const stop = useCallback(() => {
    running.current?.abort();
    setState((now) => (now.phase === "checking" ? { ...now, isStopping: true } : now));
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  return { state, result, start, stop };
}

function checkKey(connection: ConnectionName) {
  return [...channelQueries.all, "check", connection] as const;
}

async function checkAll(
  client: QueryClient,
  connection: ConnectionName,
  listed: readonly KnownChannel[],
  signal: AbortSignal,
  onState: (state: CheckState) => void,
): Promise<CheckResult> {
  const known = new Map(listed.map((channel) => [channel.id, channel]));
  const ids = new Set(known.keys());
  let inactive: ReadonlySet<string> | undefined;
  if (connection === "account") {
    onState({ phase: "looking", foundCount: 0 });
    inactive = await inactivePeople(client);
    const range = lastDays(LOG_DAYS, Date.now());
    const pages = cursorBatches((cursor, stop) => listAccountActivity(range, "", cursor, stop), signal);
    for await (const entries of pages) {
      for (const { channelId } of entries) if (channelId) ids.add(channelId);
      onState({ phase: "looking", foundCount: ids.size - known.size });
    }
  }
  const checked = await runCheck({
    ids: [...ids],
    check: (channelId, stop) => checkChannel({ connection, channelId }, known.get(channelId), inactive, stop),
    signal,
    onProgress: (progress) => onState({ phase: "checking", progress, isStopping: signal.aborted }),
    nowMs: () => performance.now(),
    wait,
  });
  return { ...checked, knowsInactive: inactive !== undefined, finishedAtMs: Date.now() };
}

/** Undefined where the connection may not look people up: then nobody is called inactive. */
async function inactivePeople(client: QueryClient): Promise<ReadonlySet<string> | undefined> {
  try {
    return await client.fetchQuery(channelPageQueries.inactive());
  } catch (error) {
    if (error instanceof ForbiddenError || error instanceof MissingScopeError) return undefined;
    throw error;
  }
}
