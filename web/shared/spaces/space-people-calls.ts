import { listSharedSpaceMembers } from "../../../contract/endpoints.gen.ts";
import type { MemberRole } from "../../../domain/exports/member-row.ts";
import type { SpaceMember } from "../../../domain/exports/space-rows.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { spaceMemberPage } from "./space.ts";
import type { SpaceRef } from "./space-calls.ts";

/** Zoom documents no most; its lists of a channel's members take this many. */
const PAGE_SIZE = 100;

/** Which members a list holds; Zoom filters. */
export interface MemberFilter {
  readonly role?: MemberRole | undefined;
  readonly status?: "active" | "inactive" | undefined;
}

export async function listSpaceMembers(
  { connection, spaceId }: SpaceRef,
  { role, status }: MemberFilter,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<CursorPage<SpaceMember>> {
  const query = { role, status, page_size: PAGE_SIZE, next_page_token: cursor };
  const asking = { connection, schema: spaceMemberPage, signal };
  const page = await askZoom(asking, listSharedSpaceMembers, { path: { spaceId }, query });
  return cursorPage(page.members, page.next_page_token, undefined, Date.now());
}
