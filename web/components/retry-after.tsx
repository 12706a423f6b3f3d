import { useEffect, useState } from "react";
import { formatWait } from "../lib/format.ts";
import { Button } from "./button.tsx";

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
  const isWaiting = leftMs > 0;
  if (!onRetry) {
    return <p className="text-xs">{isWaiting ? `Wait ${formatWait(leftMs)}.` : "You can try again now."}</p>;
  }
  return (
    <Button onClick={isWaiting ? undefined : onRetry} aria-disabled={isWaiting || undefined}>
      {isWaiting ? `Try again in ${formatWait(leftMs)}` : "Try again"}
    </Button>
  );
}
