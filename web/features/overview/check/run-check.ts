import { ApiError, NotFoundError } from "../../../lib/api/errors.ts";
import { type BulkProgress, type ItemOutcome, runBulk } from "../../../lib/bulk/run-bulk.ts";
import type { CheckedChannel } from "./check-channel.ts";

export interface CheckResult {
  readonly channels: readonly CheckedChannel[];
  /** Channels that could not be read, and why. */
  readonly failed: readonly { readonly id: string; readonly error: ApiError }[];
  /** Channels that no longer exist. */
  readonly goneCount: number;
  /** Channels the check was meant for. */
  readonly total: number;
  /** Whether the connection could look up who is deactivated. */
  readonly knowsInactive: boolean;
  readonly finishedAtMs: number;
}

interface CheckOptions {
  readonly ids: readonly string[];
  readonly check: (id: string, signal: AbortSignal) => Promise<CheckedChannel>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BulkProgress) => void;
  readonly nowMs: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Channels checked at a time; each takes several calls, one after the other. */
const LANES = 4;

/** Checks channels a few at a time. A stop keeps what came; a channel that is gone is no failure. */
export async function runCheck({
  ids,
  check,
  ...options
}: CheckOptions): Promise<Omit<CheckResult, "knowsInactive" | "finishedAtMs">> {
  const channels: CheckedChannel[] = [];
  let goneCount = 0;
  const work = async ([id = ""]: readonly string[]): Promise<readonly ItemOutcome[]> => {
    try {
      channels.push(await check(id, options.signal));
      return [{ id, status: "done" }];
    } catch (error) {
      // Stopped in the middle of a channel: it counts as not tried.
      if (options.signal.aborted) return [{ id, status: "skipped" }];
      if (error instanceof NotFoundError) {
        goneCount += 1;
        return [{ id, status: "done" }];
      }
      if (!(error instanceof ApiError)) throw error;
      return [{ id, status: "failed", error }];
    }
  };
  const outcomes = await runBulk({ ...options, calls: ids.map((id) => [id]), work, concurrency: LANES });
  return {
    channels,
    failed: outcomes.flatMap((outcome) => (outcome.status === "failed" ? [outcome] : [])),
    goneCount,
    total: ids.length,
  };
}
