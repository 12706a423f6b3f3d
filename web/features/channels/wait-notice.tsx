import { Hourglass } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";
import type { RateLimitedError } from "../../lib/api/errors.ts";
import { formatWait } from "../../lib/format-wait.ts";

/** A wait longer than this is the reader's to end. */
const LONGEST_OWN_WAIT_MS = 90_000;

interface WaitNoticeProps {
  readonly error: RateLimitedError;
  /** Called when the wait is over, or at the reader's word. */
  readonly onOver: () => void;
}

/** Says that the search has to wait, counts down, and then goes on by itself. */
export function WaitNotice({ error, onOver }: WaitNoticeProps) {
  const [remainingMs, setRemainingMs] = useState(error.retryAfterMs);
  useEffect(() => {
    const waitMs = error.retryAfterMs;
    const endMs = performance.now() + waitMs;
    const timer = setInterval(() => {
      const left = endMs - performance.now();
      setRemainingMs(Math.max(0, left));
      if (left > 0) return;
      clearInterval(timer);
      if (waitMs <= LONGEST_OWN_WAIT_MS) onOver();
    }, 250);
    return () => clearInterval(timer);
  }, [error, onOver]);
  return (
    <EmptyState
      icon={<Hourglass size={28} aria-hidden="true" />}
      title="Zoom is limiting searches"
      action={<Button onClick={onOver}>Try now</Button>}
    >
      {error.code === "rate_limited" ? (
        <p>You have no more searches this minute; they are shared by everyone in the account.</p>
      ) : (
        <p>The account’s searches for this minute are used up; all its apps share them.</p>
      )}
      <p className="mt-1 font-medium text-ink">
        {error.retryAfterMs <= LONGEST_OWN_WAIT_MS
          ? `Searching again in ${formatWait(remainingMs)}`
          : `You can search again in ${formatWait(remainingMs)}`}
      </p>
    </EmptyState>
  );
}
