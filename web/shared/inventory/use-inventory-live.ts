import { useEffect, useRef, useState } from "react";
import { useInventoryMoves } from "../../stores/inventory-moves.ts";

/** How often a page follows what it is told of, and looks by itself while nothing tells it, milliseconds. */
export const FOLLOW_MS = 2_000;
const LOOK_MS = 15_000;

/**
 * Does something when the inventory moves: at once, then every two seconds at most, and not while nobody looks.
 *
 * @param what `facts` where something is known otherwise, `reads` also where it was read and was as it was known.
 */
export function useInventoryLive(what: "facts" | "reads", work: () => void): void {
  const moves = useInventoryMoves((state) => state[what]);
  const isTold = useInventoryMoves((state) => state.isTold);
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    if (isTold) return;
    const timer = setInterval(() => setLooks((count) => count + 1), LOOK_MS);
    return () => clearInterval(timer);
  }, [isTold]);
  const count = moves + looks;
  const latest = useRef(work);
  latest.current = work;
  const seen = useRef(count);
  const lastAtMs = useRef(0);
  useEffect(() => {
    if (seen.current === count) return;
    const attempt = (): void => {
      if (document.visibilityState === "hidden") {
        document.addEventListener("visibilitychange", attempt, { once: true });
        return;
      }
      seen.current = count;
      lastAtMs.current = Date.now();
      latest.current();
    };
    const timer = setTimeout(attempt, Math.max(0, lastAtMs.current + FOLLOW_MS - Date.now()));
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", attempt);
    };
  }, [count]);
}
