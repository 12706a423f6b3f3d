import { type ComponentType, useEffect, useState } from "react";
import { AFTER_PAINT_MS } from "./use-after-paint.ts";

const AGAIN_MS = 2_000;

/**
 * A part that a page can do without for a moment: null until its code is there. Where the code cannot be fetched it is
 * asked for again until it comes, and the page goes on meanwhile.
 *
 * @param load Imports the part; the same function at every render.
 */
export function useLater<Props>(load: () => Promise<{ default: ComponentType<Props> }>): ComponentType<Props> | null {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    let isGone = false;
    let timer = setTimeout(attempt, AFTER_PAINT_MS);
    function attempt(): void {
      load().then(
        (module) => {
          if (!isGone) setPart(() => module.default);
        },
        () => {
          if (!isGone) timer = setTimeout(attempt, AGAIN_MS);
        },
      );
    }
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [load]);
  return Part;
}
