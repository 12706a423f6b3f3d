import { array, boolean, type InferOutput, number, object, optional, string } from "valibot";
import { isSameUserId } from "../../../contract/user-id.ts";
import { refOfChange } from "../../lib/acting.ts";
import { request } from "../../lib/api/request.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { everyItem } from "../../lib/writes/asking.ts";
import { type Verify, write } from "../../lib/writes/write.ts";
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

/** A call that goes through the connection of the change. */
const changing =
  (call: PeopleCall): PeopleCall =>
  (ref, ids) =>
    call(refOfChange(ref), ids);

export const addToSpace = changing((ref, ids) =>
  post(
    spacePath(ref, "/members"),
    ids,
    verifyPeople(ref, ids, (member) => member !== undefined),
  ),
);
export const promoteInSpace = changing((ref, ids) =>
  post(
    spacePath(ref, "/admins"),
    ids,
    verifyPeople(ref, ids, (member) => member?.role === "admin"),
  ),
);
export const removeFromSpace = changing((ref, ids) =>
  remove(
    spacePath(ref, "/members", listed(ids)),
    verifyPeople(ref, ids, (member) => member === undefined),
  ),
);
export const demoteInSpace = changing((ref, ids) =>
  remove(
    spacePath(ref, "/admins", listed(ids)),
    verifyPeople(ref, ids, (member) => member?.role !== "admin"),
  ),
);

type PeopleWire = InferOutput<typeof peopleAnswer>;

async function post(path: string, ids: readonly string[], verify: Verify<PeopleWire>): Promise<PeopleAnswer> {
  const body = { members: ids.map((identifier) => ({ identifier })) };
  return answerOf(await write({ path, method: "POST", body, schema: peopleAnswer, verify }));
}

async function remove(path: string, verify: Verify<PeopleWire>): Promise<PeopleAnswer> {
  return answerOf(await write({ path, method: "DELETE", schema: peopleAnswer, verify }));
}

/** Reads the members and says of each person what an answer would have said. */
function verifyPeople(
  ref: SpaceRef,
  ids: readonly string[],
  isAsWanted: (member: SpaceMember | undefined) => boolean,
): Verify<PeopleWire> {
  return async () => {
    const members = await everyItem((cursor, signal) => listSpaceMembers(ref, {}, cursor, signal));
    const users = ids.map((id) => {
      const status = isAsWanted(members.find((member) => member.id === id || isSameUserId(member.userId, id)))
        ? "successful"
        : "unsuccessful";
      return { user_id: id, member_id: id, is_external_user: false, operation_status: status };
    });
    const isSomeDone = users.some((user) => user.operation_status === "successful");
    return isSomeDone ? { isDone: true, value: { users } } : { isDone: false };
  };
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
