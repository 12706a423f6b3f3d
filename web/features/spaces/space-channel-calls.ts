import { request } from "../../lib/api/request.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
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
