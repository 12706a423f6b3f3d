import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSession } from "../../lib/session.ts";
import { followChanges } from "./change-stream.ts";
import { aroundQuery } from "./look-around.ts";
import { useRunning } from "./running.ts";

/** Keeps what the pages show of changes true while the server carries them out. */
export default function FollowChanges(): null {
  const client = useQueryClient();
  const { id } = useSession().user;
  const isTold = useRunning((state) => state.isTold);
  useEffect(() => followChanges(client, id), [client, id]);
  // Nobody asked for it: what stands against it is told by the pages, which ask for themselves.
  useQuery({ ...aroundQuery(client, id), enabled: !isTold });
  return null;
}
