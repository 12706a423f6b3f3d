import { listSharedSpaceChannels } from "../../../contract/endpoints.gen.ts";
import type { SpaceChannel } from "../../../domain/exports/space-rows.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { spaceChannelPage } from "./space.ts";
import type { SpaceRef } from "./space-calls.ts";

/** Zoom documents no most; its lists of channels take this many. */
const PAGE_SIZE = 50;

export async function listSpaceChannels(
  { connection, spaceId }: SpaceRef,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<CursorPage<SpaceChannel>> {
  const query = { page_size: PAGE_SIZE, next_page_token: cursor };
  const asking = { connection, schema: spaceChannelPage, signal };
  const page = await askZoom(asking, listSharedSpaceChannels, { path: { spaceId }, query });
  return cursorPage(page.channels, page.next_page_token, undefined, Date.now());
}
