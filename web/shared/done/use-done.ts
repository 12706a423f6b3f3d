import { useCallback, useState } from "react";
import type { Announce, Done } from "./done.ts";

export interface LastDone {
  readonly done: Done | null;
  /** How many things were done: tells two that read the same apart. */
  readonly count: number;
  readonly announce: Announce;
}

/** What was done last on a page, for its `DoneStrip`. */
export function useDone(): LastDone {
  const [last, setLast] = useState<{ count: number; done: Done | null }>({ count: 0, done: null });
  const announce = useCallback<Announce>((done) => setLast(({ count }) => ({ count: count + 1, done })), []);
  return { ...last, announce };
}
