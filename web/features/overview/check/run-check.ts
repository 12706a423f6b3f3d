import { ApiError, NotFoundError } from "../../../lib/api/errors.ts";
import { type BulkProgress, type ItemOutcome, runBulk } from "../../../lib/bulk/run-bulk.ts";
import type { CheckedChannel } from "./check-channel.ts";
import type { CheckResult } from "./check-result.ts";

interface CheckOptions {
  readonly ids: readonly string[];
  readonly check: (id: string, signal: AbortSignal) => Promise<CheckedChannel>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BulkProgress) => void;
  readonly nowMs: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Channels checked at a time; each takes several calls, one after the other. */
const CONCURRENCY = 4;

/** Checks channels a few at a time. A stop keeps what came; a channel that is gone is no failure. */
export async function runCheck({
  ids,
  check,
  ...options
}: CheckOptions): Promise<Pick<CheckResult, "channels" | "failed" | "gone">> {
  const channels: CheckedChannel[] = [];
  const gone = new Set<string>();
  const work = async ([id = ""]: readonly string[]): Promise<readonly ItemOutcome[]> => {
    try {
      channels.push(await check(id, options.signal));
      return [{ id, status: "done" }];
    } catch (error) {
      // Stopped in the middle of a channel: it counts as not tried.
      if (options.signal.aborted) return [{ id, status: "skipped" }];
      if (error instanceof NotFoundError) {
        gone.add(id);
        return [{ id, status: "done" }];
      }
      if (!(error instanceof ApiError)) throw error;
      return [{ id, status: "failed", error }];
    }
  };
  const outcomes = await runBulk({ ...options, calls: ids.map((id) => [id]), work, concurrency: CONCURRENCY });
  const failed = outcomes.flatMap((outcome) =>
    outcome.status === "failed" ? [{ id: outcome.id, error: outcome.error }] : [],
  );
  return { channels, failed, gone };
}
