import { type GenericSchema, number, object, string, union } from "valibot";
import { ForbiddenError } from "../../lib/api/errors.ts";
import { zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import {
  addedPeople,
  createdGroup,
  type DirectoryGroup,
  type GroupPerson,
  type GroupSettings,
  groupList,
  personPage,
  wireGroup,
  wireSettings,
} from "./directory-group.ts";

const GROUPS = "/im/groups";
const GROUP = `${GROUPS}/{groupId}`;
/** The most people a page has. */
const PAGE_SIZE = 300;

// All of these are for account-level apps only. Zoom withdraws some of them: they may answer 410 with code 4137.

export async function listGroups(signal?: AbortSignal): Promise<readonly DirectoryGroup[]> {
  return (await ask({ path: zoomPath("account", GROUPS), schema: groupList, signal })).groups;
}

export function getGroup(groupId: string, signal?: AbortSignal): Promise<DirectoryGroup> {
  return ask({ path: zoomPath("account", GROUP, { groupId }), schema: wireGroup, signal });
}

/** @returns The id of the group. */
export async function createGroup(settings: GroupSettings): Promise<string> {
  const path = zoomPath("account", GROUPS);
  return (await ask({ path, method: "POST", body: wireSettings(settings), schema: createdGroup })).id;
}

export function updateGroup(groupId: string, settings: GroupSettings): Promise<undefined> {
  const path = zoomPath("account", GROUP, { groupId });
  return request({ path, method: "PATCH", body: wireSettings(settings), schema: null });
}

export function deleteGroup(groupId: string): Promise<undefined> {
  return request({ path: zoomPath("account", GROUP, { groupId }), method: "DELETE", schema: null });
}

export async function listPeople(
  groupId: string,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<CursorPage<GroupPerson>> {
  const query = { page_size: PAGE_SIZE, next_page_token: cursor };
  const path = zoomPath("account", `${GROUP}/members`, { groupId }, query);
  const page = await ask({ path, schema: personPage, signal });
  return cursorPage(page.members, page.next_page_token, page.total_records, Date.now());
}

/** Everybody in a group, however many pages that takes. */
export async function listEverybody(groupId: string, signal?: AbortSignal): Promise<readonly GroupPerson[]> {
  const people: GroupPerson[] = [];
  let cursor: string | undefined;
  do {
    const page: CursorPage<GroupPerson> = await listPeople(groupId, cursor, signal);
    people.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return people;
}

/** Somebody to add: by user id where it is known, else by address. */
export type PersonKey = { readonly id: string } | { readonly email: string };

/** @returns User ids of those who were added: fewer than asked for when some were in the group or cannot be. */
export async function addPeople(groupId: string, members: readonly PersonKey[]): Promise<readonly string[]> {
  const path = zoomPath("account", `${GROUP}/members`, { groupId });
  const { ids } = await ask({ path, method: "POST", body: { members }, schema: addedPeople });
  return ids
    .split(",")
    .map((id) => id.trim())
    .filter(Boolean);
}

export function takeOut(groupId: string, memberId: string): Promise<undefined> {
  const path = zoomPath("account", `${GROUP}/members/{memberId}`, { groupId, memberId });
  return request({ path, method: "DELETE", schema: null });
}

const PLAN_REFUSED = 200;
const refusal = object({ code: number(), message: string() });

interface Question<T> {
  readonly path: string;
  readonly method?: "GET" | "POST";
  readonly body?: unknown;
  readonly schema: GenericSchema<unknown, T>;
  readonly signal?: AbortSignal | undefined;
}

/** Zoom tells accounts on the free plan that they have no such groups by an error in an answer of status 200. */
async function ask<T>({ schema, ...question }: Question<T>): Promise<T> {
  const either = union([refusal, schema]);
  const answer: T | { code: number; message: string } = await request({ ...question, schema: either });
  if (isRefusal(answer)) throw new ForbiddenError(answer.message, { code: answer.code, status: PLAN_REFUSED });
  return answer;
}

function isRefusal(answer: unknown): answer is { code: number; message: string } {
  return typeof answer === "object" && answer !== null && "code" in answer && "message" in answer;
}
