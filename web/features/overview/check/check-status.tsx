import { ScanSearch } from "lucide-react";
import { Button } from "../../../components/button.tsx";
import { ErrorState } from "../../../components/error-state.tsx";
import { ProgressBar } from "../../../components/progress-bar.tsx";
import { explainError } from "../../../lib/api/explain.ts";
import { formatCount } from "../../../lib/format.ts";
import { formatClock } from "../../../lib/format-time.ts";
import type { CheckStep } from "./check-all.ts";
import type { KnownChannel } from "./check-channel.ts";
import { CheckCoverage } from "./check-coverage.tsx";
import { LOG_DAYS } from "./check-source.ts";
import { canGoOn } from "./coverage.ts";
import type { Check, LimitWait } from "./use-check.ts";

interface CheckStatusProps {
  readonly check: Check;
  readonly isAccount: boolean;
  /** Channels of the connection's own list; undefined while it is not loaded whole. */
  readonly listed: readonly KnownChannel[] | undefined;
}

/** Starts the check of every channel, says how far it is and what it covered. */
export function CheckStatus({ check, isAccount, listed }: CheckStatusProps) {
  const { state, result, start, goOn, stop } = check;
  if (state.phase === "running") {
    return (
      <div className="flex flex-col gap-2">
        <div className="flex items-center gap-4">
          <Step step={state.step} />
          <Button aria-label="Stop checking" onClick={stop} isBusy={state.isStopping}>
            Stop
          </Button>
        </div>
        {state.limit ? <Waiting limit={state.limit} /> : null}
      </div>
    );
  }
  const isOpen = result !== undefined && canGoOn(result);
  return (
    <div className="flex flex-col items-start gap-3">
      {state.phase === "failed" ? (
        <ErrorState
          error={state.error}
          onRetry={listed && (() => (isOpen ? goOn(listed) : start(listed)))}
          layout="inline"
        />
      ) : null}
      {result ? (
        <CheckCoverage result={result} />
      ) : (
        <p className="max-w-prose text-muted text-pretty">{introduction(isAccount)}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {isOpen ? (
          <Button
            icon={<ScanSearch size={15} aria-hidden="true" />}
            disabled={listed === undefined}
            onClick={() => listed && goOn(listed)}
          >
            Continue checking
          </Button>
        ) : null}
        <Button
          icon={isOpen ? undefined : <ScanSearch size={15} aria-hidden="true" />}
          disabled={listed === undefined}
          onClick={() => listed && start(listed)}
        >
          {result ? (isOpen ? "Start over" : "Check again") : "Check every channel"}
        </Button>
      </div>
    </div>
  );
}

function Step({ step }: { readonly step: CheckStep }) {
  if (step.phase === "looking") {
    return (
      <p role="status" className="text-muted">
        Searching {LOG_DAYS} days of activity for private channels: {formatCount(step.foundCount)} so far.
      </p>
    );
  }
  const { done, failed, total, remainingMs } = step.progress;
  const isWalking = step.phase === "walking";
  return (
    <div className="flex max-w-md min-w-0 flex-1 flex-col gap-1">
      <ProgressBar
        label={isWalking ? "Loading people’s channels" : "Checking channels"}
        done={done + failed}
        total={total}
        remainingMs={remainingMs}
      />
      {isWalking ? (
        <p className="text-xs text-muted">{formatCount(step.foundCount)} unlisted channels found so far.</p>
      ) : null}
    </div>
  );
}

/** Says that a limit of Zoom's holds the check up, and when it goes on. */
function Waiting({ limit: { error, untilMs } }: { readonly limit: LimitWait }) {
  const { title } = explainError(error);
  return (
    <p role="status" className="max-w-prose text-pretty">
      {title}. The check will continue automatically at {formatClock(untilMs)}. You can also stop it: results so far are
      kept, and you can continue later.
    </p>
  );
}

function introduction(isAccount: boolean): string {
  const what = isAccount
    ? `each public channel, and each private one and group chat that an active person is in or that someone joined or left in the last ${LOG_DAYS} days`
    : "each of your channels";
  const calls = isAccount
    ? "one or more calls per person, and two or more per channel"
    : "two or more calls per channel";
  return `Zoom’s lists do not show owners, external members or archived channels. A check reads them for ${what}: ${calls}, within Zoom’s rate limit.`;
}
