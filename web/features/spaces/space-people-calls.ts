import { array, boolean, number, object, optional, string } from "valibot";
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

const peopleAnswer = object({
  successful_operations_count: optional(number()),
  unsuccessful_operations_count: optional(number()),
  users: optional(
    array(
      object({
        user_id: optional(string(), ""),
        member_id: optional(string(), ""),
        is_external_user: optional(boolean(), false),
        operation_status: optional(string(), ""),
      }),
    ),
    [],
  ),
});

/** What Zoom says became of the people of a call; the call itself succeeds even when it was done for nobody. */
export interface PeopleAnswer {
  readonly failedCount: number | undefined;
  readonly people: readonly { readonly userId: string; readonly memberId: string; readonly isDone: boolean }[];
}

// User ids or member ids each. Zoom documents no most for a call.

export type PeopleCall = (ref: SpaceRef, identifiers: readonly string[]) => Promise<PeopleAnswer>;

export const addToSpace: PeopleCall = (ref, ids) => post(spacePath(ref, "/members"), ids);
export const promoteInSpace: PeopleCall = (ref, ids) => post(spacePath(ref, "/admins"), ids);
export const removeFromSpace: PeopleCall = (ref, ids) => remove(spacePath(ref, "/members", listed(ids)));
export const demoteInSpace: PeopleCall = (ref, ids) => remove(spacePath(ref, "/admins", listed(ids)));

async function post(path: string, ids: readonly string[]): Promise<PeopleAnswer> {
  const body = { members: ids.map((identifier) => ({ identifier })) };
  return answerOf(await request({ path, method: "POST", body, schema: peopleAnswer }));
}

async function remove(path: string): Promise<PeopleAnswer> {
  return answerOf(await request({ path, method: "DELETE", schema: peopleAnswer }));
}

const listed = (ids: readonly string[]) => ({ identifiers: ids.join(",") });

function answerOf(answer: {
  unsuccessful_operations_count?: number | undefined;
  users: { user_id: string; member_id: string; operation_status: string }[];
}): PeopleAnswer {
  return {
    failedCount: answer.unsuccessful_operations_count,
    people: answer.users.map((user) => ({
      userId: user.user_id,
      memberId: user.member_id,
      isDone: user.operation_status === "successful",
    })),
  };
}
