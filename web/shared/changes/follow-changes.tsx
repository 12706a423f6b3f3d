import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSession } from "../../lib/session.ts";
import { followChanges } from "./change-stream.ts";

/** Keeps what the pages show of changes true while the server carries them out. */
export default function FollowChanges(): null {
  const client = useQueryClient();
  const { id } = useSession().user;
  useEffect(() => followChanges(client, id), [client, id]);
  return null;
}
