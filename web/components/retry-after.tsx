import { useEffect, useState } from "react";
import { formatWait } from "../lib/format-wait.ts";
import { Button } from "./button.tsx";

/** Waits longer than this are those of a day's limit, which is counted for the account and may be over before. */
const LONG_MS = 120_000;
/** As often the server lets one request try a limit that long. */
const TRY_EVERY_MS = 60_000;

interface RetryAfterProps {
  readonly waitMs: number;
  /** Left out where the thing to try again has its own button. */
  readonly onRetry: (() => void) | undefined;
}

/** Counts a rate limit's wait down and offers to try again once it is over. */
export function RetryAfter({ waitMs, onRetry }: RetryAfterProps) {
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
  const canTry = waitMs > LONG_MS && waitMs - leftMs >= TRY_EVERY_MS;
  const isWaiting = leftMs > 0 && !canTry;
  if (!onRetry) {
    return <p className="text-xs">{isWaiting ? `Wait ${formatWait(leftMs)}.` : "You can try again now."}</p>;
  }
  return (
    <Button onClick={isWaiting ? undefined : onRetry} aria-disabled={isWaiting || undefined}>
      {isWaiting ? `Try again in ${formatWait(leftMs)}` : "Try again"}
    </Button>
  );
}
