import { useEffect, useState } from "react";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { RateLimitedError } from "../../lib/api/errors.ts";
import { formatWait } from "../../lib/format.ts";

interface FailureProps {
  readonly error: Error;
  /** Left out where the thing to try again has its own button. */
  readonly onRetry?: () => void;
  readonly action?: React.ReactNode;
  readonly layout?: "page" | "inline";
}

/** A failure that can be tried again; for a rate limit, once the wait that Zoom asks for is over. */
export function Failure({ error, onRetry, action, layout = "page" }: FailureProps) {
  if (!(error instanceof RateLimitedError)) {
    return <ErrorState error={error} onRetry={onRetry} layout={layout} action={action} />;
  }
  return (
    <ErrorState
      error={error}
      layout={layout}
      action={
        <>
          <RetryAfter key={error.retryAfterMs} waitMs={error.retryAfterMs} onRetry={onRetry} />
          {action}
        </>
      }
    />
  );
}

function RetryAfter({ waitMs, onRetry }: { waitMs: number; onRetry: (() => void) | undefined }) {
  const [leftMs, setLeftMs] = useState(waitMs);
  useEffect(() => {
    const endMs = performance.now() + waitMs;
    const timer = setInterval(() => {
      const left = Math.max(0, endMs - performance.now());
      setLeftMs(left);
      if (left === 0) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [waitMs]);
  const isWaiting = leftMs > 0;
  if (!onRetry) {
    return <p className="text-xs">{isWaiting ? `Wait ${formatWait(leftMs)}.` : "The wait is over: try again."}</p>;
  }
  return (
    <Button onClick={isWaiting ? undefined : onRetry} aria-disabled={isWaiting || undefined}>
      {isWaiting ? `Try again in ${formatWait(leftMs)}` : "Try again"}
    </Button>
  );
}
