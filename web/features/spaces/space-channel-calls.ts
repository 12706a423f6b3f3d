import { array, boolean, object, optional, string } from "valibot";
import { request } from "../../lib/api/request.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { everyItem } from "../../lib/writes/asking.ts";
import { write } from "../../lib/writes/write.ts";
import { type SpaceChannel, spaceChannelPage } from "./space.ts";
import { type SpaceRef, spacePath } from "./space-calls.ts";

/** Zoom documents no most; its lists of channels take this many. */
const PAGE_SIZE = 50;

export async function listSpaceChannels(
  ref: SpaceRef,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<CursorPage<SpaceChannel>> {
  const path = spacePath(ref, "/channels", { page_size: PAGE_SIZE, next_page_token: cursor });
  const page = await request({ path, schema: spaceChannelPage, signal });
  return cursorPage(page.channels, page.next_page_token, undefined, Date.now());
}

export type MoveDirection = "move_into" | "move_out";

const moved = object({
  channels: optional(array(object({ channel_id: string(), is_moved: optional(boolean(), false) })), []),
});

/** @returns Ids of the channels that moved: Zoom answers with success even when none did. */
export async function moveChannels(
  ref: SpaceRef,
  direction: MoveDirection,
  channelIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const body = { channel_ids: channelIds, move_direction: direction };
  const { channels } = await write({
    path: spacePath(ref, "/channels"),
    method: "PATCH",
    body,
    schema: moved,
    verify: async () => {
      const there = await everyItem((cursor, signal) => listSpaceChannels(ref, cursor, signal));
      const isMoved = movedBy(direction, channelIds, new Set(there.map(({ id }) => id)));
      return isMoved.size > 0
        ? { isDone: true, value: { channels: [...isMoved].map((id) => ({ channel_id: id, is_moved: true })) } }
        : { isDone: false };
    },
  });
  return new Set(channels.flatMap(({ channel_id, is_moved }) => (is_moved ? [channel_id] : [])));
}

/** Which channels are where a move was to bring them. */
export function movedBy(
  direction: MoveDirection,
  channelIds: readonly string[],
  there: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set(channelIds.filter((id) => there.has(id) === (direction === "move_into")));
}
