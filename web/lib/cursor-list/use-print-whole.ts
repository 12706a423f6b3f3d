import { useEffect, useState } from "react";
import type { ShownList } from "./use-cursor-list.ts";

/**
 * Has the keys for printing load a list that is not whole first, and print it then: a browser that prints waits for
 * nothing. Without the whole list, after a failure or when the reader stops it, nothing is printed.
 */
export function usePrintWhole({ isComplete, isLoadingAll, error, loadAll }: ShownList<unknown>): void {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    if (isComplete) return;
    const press = (event: KeyboardEvent): void => {
      const isPrint = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === "p";
      if (!isPrint || event.defaultPrevented) return;
      event.preventDefault();
      setDue(true);
      loadAll();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isComplete, loadAll]);
  useEffect(() => {
    if (!isDue || isLoadingAll) return;
    setDue(false);
    // Not within an effect: what the page changes for paper is rendered while the browser prepares to print.
    if (isComplete && !error) setTimeout(() => window.print());
  }, [isDue, isLoadingAll, isComplete, error]);
}
