import { type RefObject, useEffect } from "react";
import { useNavigationType } from "react-router";

/** The list whose row was opened last. */
let openedFrom: string | undefined;

/** Notes that a row of a list is opened: whoever comes back from it goes on from there. */
export function noteOpened(listKey: string): void {
  openedFrom = listKey;
}

/** Gives a list the focus when the reader comes back to it from one of its rows. */
export function useFocusOnReturn(grid: RefObject<HTMLElement | null>, listKey: string): void {
  const isBack = useNavigationType() === "POP";
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on arrival
  useEffect(() => {
    // A page's heading has the focus only for want of a better place.
    if (!isBack || openedFrom !== listKey || !document.activeElement?.matches("body, main, h1")) return;
    openedFrom = undefined;
    grid.current?.focus({ preventScroll: true });
  }, []);
}
