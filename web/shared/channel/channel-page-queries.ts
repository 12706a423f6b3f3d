import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Member } from "../../../domain/exports/member-row.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { channelQueries } from "../channels/channel-queries.ts";
import { peopleQueries } from "../people/people-queries.ts";
import { listInactive } from "../people/person-state.ts";
import { probeArchiveState } from "./api/archive-state.ts";
import { getChannel } from "./api/channel.ts";
import type { ChannelRef } from "./api/channel-ref.ts";
import { listChannelGroups } from "./api/groups.ts";
import { findAccountLeaders, findMyLeaders } from "./api/leaders.ts";
import { listMembers } from "./api/members.ts";
import type { Refusal } from "./model/access.ts";

const STALE_MS = 2 * 60_000;
const SLOW_TO_CHANGE_MS = 10 * 60_000;

/** Keys and functions of everything the page of one channel asks. */
export const channelPageQueries = {
  /** All there is of a channel; what is left to drop when it is gone. */
  all: ({ connection, channelId }: ChannelRef) => [...channelQueries.details(), connection, channelId] as const,

  detail: (ref: ChannelRef) =>
    queryOptions({
      queryKey: [...channelPageQueries.all(ref), "channel"],
      queryFn: ({ signal }) => getChannel(ref, signal),
      meta: { shows: ["channel"], of: ref.channelId },
      staleTime: STALE_MS,
    }),

  members: (ref: ChannelRef) =>
    cursorListOptions<Member>({
      queryKey: [...channelPageQueries.all(ref), "members"],
      meta: { shows: ["members"], of: ref.channelId },
      fetchPage: (cursor, signal) => listMembers(ref, cursor, signal),
    }),

  /** Who leads the channel. On the account connection it starts from the first members, which the page shows anyway. */
  leaders: (ref: ChannelRef, client: QueryClient) =>
    queryOptions({
      queryKey: [...channelPageQueries.all(ref), "leaders"],
      queryFn: async ({ signal }) => {
        if (ref.connection === "me") return findMyLeaders(ref, signal);
        const members = await client.ensureInfiniteQueryData(channelPageQueries.members(ref));
        return findAccountLeaders(ref, members.pages[0]?.items ?? [], signal);
      },
      meta: { shows: ["members"], of: ref.channelId },
      staleTime: STALE_MS,
    }),

  archiveState: (ref: ChannelRef) =>
    queryOptions({
      queryKey: [...channelPageQueries.all(ref), "archive-state"],
      queryFn: ({ signal }) => probeArchiveState(ref, signal),
      meta: { shows: ["archive-state"], of: ref.channelId },
      staleTime: STALE_MS,
    }),

  /** What a refusal has told of the channel, by whatever connection; Zoom has nothing to ask for it. */
  refusal: (channelId: string) =>
    queryOptions({
      queryKey: ["channel-refusals", channelId],
      queryFn: (): Refusal | null => null,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
    }),

  groups: (ref: ChannelRef) =>
    queryOptions({
      queryKey: [...channelPageQueries.all(ref), "groups"],
      queryFn: ({ signal }) => listChannelGroups(ref.channelId, signal),
      meta: { shows: ["channel-groups"], of: ref.channelId },
      staleTime: STALE_MS,
    }),

  /** Deactivated people of the account, whatever the channel. */
  inactive: () =>
    queryOptions({
      queryKey: [...peopleQueries.all, "inactive"],
      queryFn: ({ signal }) => listInactive(signal),
      staleTime: SLOW_TO_CHANGE_MS,
      structuralSharing: false,
    }),
};
