import type { QueryClient } from "@tanstack/react-query";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import type { Member } from "../../../domain/exports/member-row.ts";
import { patchLists, showInLists } from "../../lib/cursor-list/changes.ts";
import { channelQueries } from "../channels/channel-queries.ts";
import type { ArchiveState } from "./api/archive-state.ts";
import type { ChannelRef } from "./api/channel-ref.ts";
import { channelPageQueries } from "./channel-page-queries.ts";
import type { Refusal } from "./model/access.ts";

// What is known of a change at once, shown before it is read again.

/** Shows whether a channel is archived wherever that is marked. */
export function markArchived(client: QueryClient, channelId: string, state: ArchiveState): void {
  for (const connection of ["me", "account"] as const) {
    client.setQueryData(channelPageQueries.archiveState({ connection, channelId }).queryKey, state);
  }
}

/** Remembers what a refusal told, so that the same is not offered again. */
export function showRefusal(client: QueryClient, { channelId }: ChannelRef, refusal: Refusal): void {
  client.setQueryData(channelPageQueries.refusal(channelId).queryKey, refusal);
}

/** Members who left or have another role. */
export function showMemberAction(client: QueryClient, ref: ChannelRef, patch: (member: Member) => Member | null): void {
  showInLists(client, channelPageQueries.members(ref).queryKey, patch);
  client.setQueryData(channelPageQueries.leaders(ref, client).queryKey, (leaders) => {
    if (!leaders) return leaders;
    const people = leaders.people.flatMap((person) => patch(person) ?? []).filter(({ role }) => role !== "member");
    return { ...leaders, people };
  });
}

/** Takes a deleted channel out of every list. */
export async function showDeleted(client: QueryClient, { channelId }: ChannelRef): Promise<void> {
  await patchLists<ChannelRow>(client, channelQueries.lists(), (row) => (row.id === channelId ? null : row));
}

/** Takes a channel the person left, and cannot see any more, out of the person's own list. */
export async function showLeft(client: QueryClient, { channelId }: ChannelRef): Promise<void> {
  const { queryKey } = channelQueries.ofUser("me", "me");
  await patchLists<ChannelRow>(client, queryKey, (row) => (row.id === channelId ? null : row));
}
