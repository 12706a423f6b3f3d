import type { ConnectionName } from "../../../contract/bff.ts";
import type { SeenThrough } from "../../lib/acting.ts";
import { type QueryValue, zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { type Space, type SpaceRow, type SpaceSettings, spaceAnswer, spacePage } from "./space.ts";

/** A shared space as seen through one connection. */
export interface SpaceRef extends SeenThrough {
  readonly spaceId: string;
}

/** Zoom documents no most; its example has 30 spaces a page. */
const PAGE_SIZE = 100;

export async function listSpaces(
  connection: ConnectionName,
  userId: string | undefined,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<SpaceRow>> {
  const query = { user_id: userId, page_size: PAGE_SIZE, next_page_token: cursor };
  const path = zoomPath(connection, "/chat/spaces", {}, query);
  const page = await request({ path, schema: spacePage, signal });
  return cursorPage(page.shared_spaces, page.next_page_token, undefined, Date.now());
}

export function getSpace(ref: SpaceRef, signal: AbortSignal): Promise<Space> {
  return request({ path: spacePath(ref), schema: spaceAnswer, signal });
}

/** What is left out stays as it is. */
export interface SpaceChange {
  readonly name?: string;
  readonly description?: string;
  readonly settings?: Partial<SpaceSettings>;
}

export function spacePath(
  { connection, spaceId }: SpaceRef,
  rest = "",
  query: Readonly<Record<string, QueryValue>> = {},
): string {
  return zoomPath(connection, `/chat/spaces/{spaceId}${rest}`, { spaceId }, query);
}
