import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { accessKey } from "../../lib/access-key.ts";
import { ForbiddenError } from "../../lib/api/errors.ts";
import { nextEndMs } from "../../lib/may.ts";
import { sessionQuery } from "../../lib/session.ts";
import { asksAgainInMs } from "./asks-again.ts";

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
    const timer = setTimeout(ask, asksAgainInMs(endMs, Date.now()));
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
