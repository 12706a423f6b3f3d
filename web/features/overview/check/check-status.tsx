import { ScanSearch } from "lucide-react";
import { Button } from "../../../components/button.tsx";
import { ErrorState } from "../../../components/error-state.tsx";
import { ProgressBar } from "../../../components/progress-bar.tsx";
import { countOf, formatCount } from "../../../lib/format.ts";
import { formatClock } from "../../../lib/format-time.ts";
import type { CheckResult } from "./run-check.ts";
import { type Check, LOG_DAYS } from "./use-check.ts";

interface CheckStatusProps {
  readonly check: Check;
  readonly isAccount: boolean;
  /** Undefined while the list is not loaded whole. */
  readonly onStart: (() => void) | undefined;
}

/** Starts the check of every channel, says how far it is and what it covered. */
export function CheckStatus({ check, isAccount, onStart }: CheckStatusProps) {
  const { state, result, stop } = check;
  if (state.phase === "looking") {
    return (
      <div className="flex items-center gap-4">
        <p role="status" className="text-muted">
          Looking through the activity of {LOG_DAYS} days for private channels: {formatCount(state.foundCount)} so far.
        </p>
        <Button aria-label="Stop checking" onClick={stop}>
          Stop
        </Button>
      </div>
    );
  }
  if (state.phase === "checking") {
    const { done, failed, total, remainingMs } = state.progress;
    return (
      <div className="flex items-center gap-4">
        <div className="max-w-md min-w-0 flex-1">
          <ProgressBar label="Checking channels" done={done + failed} total={total} remainingMs={remainingMs} />
        </div>
        <Button aria-label="Stop checking" onClick={stop} isBusy={state.isStopping}>
          Stop
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col items-start gap-3">
      {state.phase === "failed" ? <ErrorState error={state.error} onRetry={onStart} layout="inline" /> : null}
      <p className="max-w-prose text-muted text-pretty" role={result ? "status" : undefined}>
        {result ? coveredText(result) : introduction(isAccount)}
      </p>
      <Button
        icon={<ScanSearch size={15} aria-hidden="true" />}
        disabled={onStart === undefined}
        onClick={() => onStart?.()}
      >
        {result ? "Check again" : "Check every channel"}
      </Button>
    </div>
  );
}

function introduction(isAccount: boolean): string {
  const what = isAccount
    ? `each public channel, and each private one that somebody joined or left in the last ${LOG_DAYS} days`
    : "each of your channels";
  return `Owners, external members and the archive are in no list. A check reads them for ${what}: two calls or more a channel, within Zoom’s rate limit.`;
}

function coveredText({ channels, failed, goneCount, total, finishedAtMs }: CheckResult): string {
  const untried = total - channels.length - failed.length - goneCount;
  const parts = [
    `Checked ${formatCount(channels.length)} of ${countOf(total, "channel")} at ${formatClock(finishedAtMs)}.`,
    goneCount > 0
      ? `${countOf(goneCount, "channel")} of the activity no longer exist${goneCount === 1 ? "s" : ""}.`
      : "",
    failed.length > 0 ? `${countOf(failed.length, "channel")} could not be read.` : "",
    untried > 0 ? `${countOf(untried, "channel")} not tried.` : "",
  ];
  return parts.filter(Boolean).join(" ");
}
