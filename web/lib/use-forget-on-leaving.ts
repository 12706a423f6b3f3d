import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";

/** Forgets what was read below a key once the page is left; forgotten sooner, the page would ask for it again. */
export function useForgetOnLeaving(queryKey: QueryKey): () => void {
  const client = useQueryClient();
  const latest = useRef(queryKey);
  latest.current = queryKey;
  const isGone = useRef(false);
  useEffect(
    () => () => {
      if (isGone.current) client.removeQueries({ queryKey: latest.current });
    },
    [client],
  );
  return useCallback(() => {
    isGone.current = true;
  }, []);
}
