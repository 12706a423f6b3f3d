import type { QueryClient } from "@tanstack/react-query";
import type { SpaceRow } from "../../../domain/exports/space-rows.ts";
import { patchLists, restartLists } from "../../lib/cursor-list/changes.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import type { SpaceChange, SpaceRef } from "../../shared/spaces/space-calls.ts";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";

// What the caches need to hear of each change.

/** Shows a changed space here and in every list, then reads it again. */
export async function showSpace(client: QueryClient, ref: SpaceRef, change: SpaceChange): Promise<void> {
  const { queryKey } = spaceQueries.detail(ref);
  const { settings, ...texts } = change;
  client.setQueryData(
    queryKey,
    (space) => space && { ...space, ...texts, settings: { ...space.settings, ...settings } },
  );
  await patchLists<SpaceRow>(client, spaceQueries.lists(), (row) =>
    row.id === ref.spaceId ? { ...row, ...texts } : row,
  );
  await Promise.all([
    client.invalidateQueries({ queryKey }),
    client.invalidateQueries({ queryKey: spaceQueries.generals() }),
  ]);
}

/** Reads the people of a space again; its general channel has the same. */
export async function showPeopleChanged(client: QueryClient, ref: SpaceRef): Promise<void> {
  const people = spaceQueries.people(ref);
  await Promise.all([
    restartLists(client, [...people, "list"]),
    client.invalidateQueries({ queryKey: people, predicate: ({ queryKey }) => queryKey[people.length] !== "list" }),
    client.invalidateQueries({ queryKey: spaceQueries.channels(ref).queryKey }),
  ]);
}

/** Another owner: the space itself says who it is, and so do the lists. */
export async function showOwnerChanged(client: QueryClient, ref: SpaceRef): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: spaceQueries.detail(ref).queryKey }),
    showPeopleChanged(client, ref),
    restartLists(client, spaceQueries.lists()),
  ]);
}

/** Channels came or went; a moved one may have another type. */
export async function showChannelsMoved(client: QueryClient, ref: SpaceRef): Promise<void> {
  await Promise.all([
    restartLists(client, spaceQueries.channels(ref).queryKey),
    restartLists(client, channelQueries.lists()),
  ]);
}

/** Takes a space that is gone, or that the person left, out of the lists. */
export async function showSpaceGone(client: QueryClient, { spaceId }: SpaceRef): Promise<void> {
  await patchLists<SpaceRow>(client, spaceQueries.lists(), (row) => (row.id === spaceId ? null : row));
  await client.invalidateQueries({ queryKey: spaceQueries.generals() });
}
