import type { QueryClient } from "@tanstack/react-query";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { patchLists, restartLists, showInLists } from "../../lib/cursor-list/changes.ts";
import { channelQueries } from "../channels/channel-queries.ts";
import type { Member } from "../people/member.ts";
import type { ArchiveState } from "./api/archive-state.ts";
import type { ChannelRef } from "./api/channel-ref.ts";
import { channelPageQueries } from "./channel-page-queries.ts";
import type { Refusal } from "./model/access.ts";

// What the caches need to hear of each change: rows and details are patched first, then marked stale.

/** Shows whether a channel is archived wherever that is marked. */
export function markArchived(client: QueryClient, channelId: string, state: ArchiveState): void {
  for (const connection of ["me", "account"] as const) {
    client.setQueryData(channelPageQueries.archiveState({ connection, channelId }).queryKey, state);
  }
}

/** Lists leave archived channels out, so they start again. */
export async function showArchived(client: QueryClient, ref: ChannelRef, state: ArchiveState): Promise<void> {
  markArchived(client, ref.channelId, state);
  await restartLists(client, channelQueries.lists());
}

/** Remembers what a refusal told, so that the same is not offered again. */
export function showRefusal(client: QueryClient, { channelId }: ChannelRef, refusal: Refusal): void {
  client.setQueryData(channelPageQueries.refusal(channelId).queryKey, refusal);
}

/** New members: the list starts again, since where they stand in it is Zoom's to say. */
export async function showMembersChanged(client: QueryClient, ref: ChannelRef): Promise<void> {
  await Promise.all([restartLists(client, channelPageQueries.members(ref).queryKey), ...followers(client, ref)]);
}

/** What follows from who is in the channel: its leaders, the members chosen to post, the log. */
function followers(client: QueryClient, ref: ChannelRef): readonly Promise<void>[] {
  return [
    client.invalidateQueries({ queryKey: channelPageQueries.leaders(ref, client).queryKey }),
    client.invalidateQueries({ queryKey: channelPageQueries.detail(ref).queryKey }),
    client.invalidateQueries({ queryKey: [...channelPageQueries.all(ref), "activity"] }),
  ];
}

/** Lists of more pages than this are not read again for a change that is shown already. */
const CHEAP_PAGES = 4;

/**
 * Members who left or have another role. What is shown is exact, so a long list is only marked stale: reading it again
 * costs a call for each of its pages.
 */
export async function showMemberAction(
  client: QueryClient,
  ref: ChannelRef,
  patch: (member: Member) => Member | null,
): Promise<void> {
  const { queryKey } = channelPageQueries.members(ref);
  showInLists(client, queryKey, patch);
  const isCheap = (client.getQueryData(queryKey)?.pages.length ?? 0) <= CHEAP_PAGES;
  client.setQueryData(channelPageQueries.leaders(ref, client).queryKey, (leaders) => {
    if (!leaders) return leaders;
    const people = leaders.people.flatMap((person) => patch(person) ?? []).filter(({ role }) => role !== "member");
    return { ...leaders, people };
  });
  await Promise.all([
    client.invalidateQueries({ queryKey, refetchType: isCheap ? "active" : "none" }),
    ...followers(client, ref),
  ]);
}

/** A group brings people along and takes them away. */
export async function showGroupsChanged(client: QueryClient, ref: ChannelRef): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: channelPageQueries.groups(ref).queryKey }),
    showMembersChanged(client, ref),
  ]);
}

/** The person joined or left: their own list of channels is another one. */
export async function showOwnListChanged(client: QueryClient, ref: ChannelRef): Promise<void> {
  await Promise.all([
    showMembersChanged(client, ref),
    restartLists(client, channelQueries.ofUser("me", "me").queryKey),
    client.invalidateQueries({ queryKey: channelPageQueries.archiveState(ref).queryKey }),
  ]);
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
