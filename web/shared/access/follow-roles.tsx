import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { accessKey } from "../../lib/access-key.ts";
import { ForbiddenError } from "../../lib/api/errors.ts";
import { nextEndMs } from "../../lib/may.ts";
import { sessionQuery } from "../../lib/session.ts";

/** After a role has ended by this browser's clock, how soon the server is asked, and asked again whose clock is behind. */
const SOON_MS = 1_000;
/** Timers of browsers know no more than 24 days. */
const LATEST_MS = 86_400_000;

/** Has pages ask again what the person may do once a role of theirs ends, and again for what was refused before. */
export default function FollowRoles() {
  const client = useQueryClient();
  const { data, dataUpdatedAt, errorUpdatedAt } = useQuery(sessionQuery);
  const endMs = data ? nextEndMs(data) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer, and each failure to have one, is followed by another
  useEffect(() => {
    if (endMs === null) return;
    const ask = () => {
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      void client.invalidateQueries({ queryKey: accessKey });
    };
    const timer = setTimeout(ask, Math.min(LATEST_MS, Math.max(endMs - Date.now(), 0) + SOON_MS));
    return () => clearTimeout(timer);
  }, [client, endMs, dataUpdatedAt, errorUpdatedAt]);

  const access = data?.access;
  const last = useRef(access);
  useEffect(() => {
    if (access === last.current) return;
    last.current = access;
    void client.invalidateQueries({ predicate: ({ state }) => state.error instanceof ForbiddenError });
  }, [client, access]);
  return null;
}
