import { type RefCallback, useCallback, useState } from "react";
import { useIsPrinting } from "../../components/use-is-printing.ts";

const STEP = 240;

/**
 * How many of a long list to render: a screenful or more at first, and more as its end comes near; on paper all.
 *
 * @returns `sentinel` for an element below the last one rendered.
 */
export function useGrowing(total: number): { count: number; sentinel: RefCallback<HTMLElement> } {
  const [count, setCount] = useState(STEP);
  const isPrinting = useIsPrinting();
  // The element has to be watched anew after each growth: it may still be in view, and would say nothing again.
  const sentinel = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const observer = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) setCount(count + STEP);
        },
        { rootMargin: "600px" },
      );
      observer.observe(element);
      return () => observer.disconnect();
    },
    [count],
  );
  return { count: isPrinting ? total : Math.min(count, total), sentinel };
}
