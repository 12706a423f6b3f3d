import { queryOptions } from "@tanstack/react-query";
import type { ChannelRef } from "../../shared/channel/api/channel-ref.ts";
import { channelPageQueries } from "../../shared/channel/channel-page-queries.ts";
import { listGroupMembers, listGroups } from "./mention-group-calls.ts";

const STALE_MS = 2 * 60_000;

/** Keys and functions of what is asked about mention groups. */
export const mentionGroupQueries = {
  all: (ref: ChannelRef) => [...channelPageQueries.all(ref), "mention-groups"] as const,

  list: (ref: ChannelRef) =>
    queryOptions({
      queryKey: [...mentionGroupQueries.all(ref), "list"],
      queryFn: ({ signal }) => listGroups(ref, signal),
      meta: { shows: ["mention-groups"], of: ref.channelId },
      staleTime: STALE_MS,
    }),

  members: (ref: ChannelRef, groupId: string) =>
    queryOptions({
      queryKey: [...mentionGroupQueries.all(ref), "members", groupId],
      queryFn: ({ signal }) => listGroupMembers(ref, groupId, signal),
      meta: { shows: ["mention-group-people"], of: groupId },
      staleTime: STALE_MS,
    }),
};
