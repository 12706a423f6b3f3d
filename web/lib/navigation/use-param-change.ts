import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** Changes some search parameters of the address, without a new entry in the browser's history; empty ones go. */
export function useParamChange(): (changes: Readonly<Record<string, string | undefined>>) => void {
  const [, setParams] = useSearchParams();
  return useCallback(
    (changes) =>
      setParams(
        () => {
          // The router's own parameters are those of the last render: a change made since would be lost.
          const next = new URLSearchParams(window.location.search);
          for (const [key, value] of Object.entries(changes)) {
            if (value) next.set(key, value);
            else next.delete(key);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
}
