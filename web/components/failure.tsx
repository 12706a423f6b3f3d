import { RateLimitedError } from "../lib/api/errors.ts";
import { ErrorState } from "./error-state.tsx";
import { RetryAfter } from "./retry-after.tsx";

interface FailureProps {
  readonly error: Error;
  /** Left out where the thing to try again has its own button. */
  readonly onRetry?: () => void;
  readonly onAsk?: (() => void) | undefined;
  readonly action?: React.ReactNode;
  readonly layout?: "page" | "inline";
}

/** A failure that can be tried again; for a rate limit, once the wait that Zoom asks for is over. */
export function Failure({ error, onRetry, onAsk, action, layout = "page" }: FailureProps) {
  if (!(error instanceof RateLimitedError)) {
    return <ErrorState error={error} onRetry={onRetry} onAsk={onAsk} layout={layout} action={action} />;
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
