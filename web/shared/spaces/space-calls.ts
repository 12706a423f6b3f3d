import type { ConnectionName } from "../../../contract/bff.ts";
import { getSharedSpace, listSharedSpaces } from "../../../contract/endpoints.gen.ts";
import type { SpaceRow } from "../../../domain/exports/space-rows.ts";
import type { SeenThrough } from "../../lib/acting.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { type Space, type SpaceSettings, spaceAnswer, spacePage } from "./space.ts";

/** A shared space as seen through one connection. */
export interface SpaceRef extends SeenThrough {
  readonly spaceId: string;
}

/** Zoom documents no most; its example has 30 spaces a page. */
const PAGE_SIZE = "100";

export async function listSpaces(
  connection: ConnectionName,
  userId: string | undefined,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<SpaceRow>> {
  const query = { user_id: userId, page_size: PAGE_SIZE, next_page_token: cursor };
  const page = await askZoom({ connection, schema: spacePage, signal }, listSharedSpaces, { query });
  return cursorPage(page.shared_spaces, page.next_page_token, undefined, Date.now());
}

export function getSpace({ connection, spaceId }: SpaceRef, signal: AbortSignal): Promise<Space> {
  return askZoom({ connection, schema: spaceAnswer, signal }, getSharedSpace, { path: { spaceId } });
}

/** What is left out stays as it is. */
export interface SpaceChange {
  readonly name?: string;
  readonly description?: string;
  readonly settings?: Partial<SpaceSettings>;
}
