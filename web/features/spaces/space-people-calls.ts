import { request } from "../../lib/api/request.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import type { MemberRole } from "../channel/model/member.ts";
import { type SpaceMember, spaceMemberPage } from "./space.ts";
import { type SpaceRef, spacePath } from "./space-calls.ts";

/** Zoom documents no most; its lists of a channel's members take this many. */
const PAGE_SIZE = 100;

/** Which members a list holds; Zoom filters. */
export interface MemberFilter {
  readonly role?: MemberRole | undefined;
  readonly status?: "active" | "inactive" | undefined;
}

export async function listSpaceMembers(
  ref: SpaceRef,
  { role, status }: MemberFilter,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<CursorPage<SpaceMember>> {
  const path = spacePath(ref, "/members", { role, status, page_size: PAGE_SIZE, next_page_token: cursor });
  const page = await request({ path, schema: spaceMemberPage, signal });
  return cursorPage(page.members, page.next_page_token, undefined, Date.now());
}
