import type { QueryClient } from "@tanstack/react-query";
import type { SpaceRow } from "../../../domain/exports/space-rows.ts";
import { patchLists } from "../../lib/cursor-list/changes.ts";
import type { SpaceChange, SpaceRef } from "../../shared/spaces/space-calls.ts";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";

// What is known of a change at once, shown before it is read again.

/** Shows a changed space here and in every list. */
export async function showSpace(client: QueryClient, ref: SpaceRef, change: SpaceChange): Promise<void> {
  const { settings, ...texts } = change;
  client.setQueryData(
    spaceQueries.detail(ref).queryKey,
    (space) => space && { ...space, ...texts, settings: { ...space.settings, ...settings } },
  );
  await patchLists<SpaceRow>(client, spaceQueries.lists(), (row) =>
    row.id === ref.spaceId ? { ...row, ...texts } : row,
  );
}

/** Takes a space that is gone, or that the person left, out of the lists. */
export async function showSpaceGone(client: QueryClient, { spaceId }: SpaceRef): Promise<void> {
  await patchLists<SpaceRow>(client, spaceQueries.lists(), (row) => (row.id === spaceId ? null : row));
}
