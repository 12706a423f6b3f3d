import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { useGuardedHistory } from "./use-guarded-history.ts";

/**
 * Leaves the page of what is gone, and forgets what was read below a key once it is left: forgotten sooner, the page would
 * ask for it again. Edits of what is gone hold nobody back.
 */
export function useLeaveGone(queryKey: QueryKey): (path: string) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const history = useGuardedHistory();
  const latest = useRef(queryKey);
  latest.current = queryKey;
  const isGone = useRef(false);
  useEffect(
    () => () => {
      if (isGone.current) client.removeQueries({ queryKey: latest.current });
    },
    [client],
  );
  return useCallback(
    (path) => {
      isGone.current = true;
      history.past(() => void navigate(path, { replace: true }));
    },
    [history, navigate],
  );
}
