import { lazy, type ReactNode, Suspense } from "react";
import { loadErrorCard } from "./load-error-card.ts";

export interface ErrorStateProps {
  readonly error: Error;
  /** Left out when there is nothing to try again. */
  readonly onRetry?: (() => void) | undefined;
  /** Makes a change again to which no answer came, which asks Zoom about it. */
  readonly onAsk?: (() => void) | undefined;
  readonly action?: ReactNode;
  /** `page` fills an empty place, `inline` stands among content that is there. */
  readonly layout?: "page" | "inline";
}

// What the errors mean is a lot of text that most visits never need. Its own failure to load, as when the server is
// away, still leaves the message.
const ErrorCard = lazy(() => loadErrorCard().catch(() => ({ default: PlainError })));

/** A failure: what it means, what to do next, and what support will ask for. */
export function ErrorState(props: ErrorStateProps) {
  return (
    <Suspense>
      <ErrorCard {...props} />
    </Suspense>
  );
}

function PlainError({ error, onRetry, action }: ErrorStateProps) {
  return (
    <div role="alert" className="flex max-w-xl flex-col items-start gap-2 p-6">
      <p>{error.message}</p>
      {onRetry ? (
        <button type="button" className="underline" onClick={onRetry}>
          Try again
        </button>
      ) : null}
      {action}
    </div>
  );
}
