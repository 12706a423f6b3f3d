import { isSameUserId } from "../../../contract/user-id.ts";
import { zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { joinRows, type Rows } from "../../lib/api/rows.ts";
import { type CursorPage, cursorPage, rowsOf } from "../../lib/cursor-list/page.ts";
import { isGone } from "../../lib/writes/asking.ts";
import { type Verify, verdict, write } from "../../lib/writes/write.ts";
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

export async function listGroups(signal?: AbortSignal): Promise<Rows<DirectoryGroup>> {
  return (await request({ path: zoomPath("account", GROUPS), schema: groupList, signal })).groups;
}

export function getGroup(groupId: string, signal?: AbortSignal): Promise<DirectoryGroup> {
  return request({ path: zoomPath("account", GROUP, { groupId }), schema: wireGroup, signal });
}

/** @returns The id of the group. */
export async function createGroup(settings: GroupSettings): Promise<string> {
  const path = zoomPath("account", GROUPS);
  // No two groups of the account have the same name.
  const verify: Verify<{ id: string }> = async () => {
    const group = (await listGroups()).find(({ name }) => name === settings.name);
    return group ? { isDone: true, value: { id: group.id } } : { isDone: false };
  };
  return (await write({ path, method: "POST", body: wireSettings(settings), schema: createdGroup, verify })).id;
}

export function updateGroup(groupId: string, settings: GroupSettings): Promise<undefined> {
  const path = zoomPath("account", GROUP, { groupId });
  const body = wireSettings(settings);
  return write({
    path,
    method: "PATCH",
    body,
    schema: null,
    verify: async () => verdict(JSON.stringify(wireSettings(await getGroup(groupId))) === JSON.stringify(body)),
  });
}

export function deleteGroup(groupId: string): Promise<undefined> {
  const path = zoomPath("account", GROUP, { groupId });
  const verify: Verify<undefined> = async () => verdict(await isGone((signal) => getGroup(groupId, signal)));
  return write({ path, method: "DELETE", schema: null, verify });
}

export async function listPeople(
  groupId: string,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<CursorPage<GroupPerson>> {
  const query = { page_size: PAGE_SIZE, next_page_token: cursor };
  const path = zoomPath("account", `${GROUP}/members`, { groupId }, query);
  const page = await request({ path, schema: personPage, signal });
  return cursorPage(page.members, page.next_page_token, page.total_records, Date.now());
}

/** Everybody in a group, however many pages that takes. */
export async function listEverybody(groupId: string, signal?: AbortSignal): Promise<Rows<GroupPerson>> {
  let people: Rows<GroupPerson> = [];
  let cursor: string | undefined;
  do {
    const page: CursorPage<GroupPerson> = await listPeople(groupId, cursor, signal);
    people = joinRows(people, rowsOf(page));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return people;
}

/** Somebody to add: by user id where it is known, else by address. */
export type PersonKey = { readonly id: string } | { readonly email: string };

/** @returns User ids of those who were added: fewer than asked for when some were in the group or cannot be. */
export async function addPeople(groupId: string, members: readonly PersonKey[]): Promise<readonly string[]> {
  const path = zoomPath("account", `${GROUP}/members`, { groupId });
  // Whoever is in the group now is what the answer would have named, as far as it can be told.
  const verify: Verify<{ ids: string }> = async () => {
    const there = (await listEverybody(groupId)).filter((person) => members.some((key) => isOf(key, person)));
    return there.length > 0 ? { isDone: true, value: { ids: there.map(({ id }) => id).join() } } : { isDone: false };
  };
  const { ids } = await write({ path, method: "POST", body: { members }, schema: addedPeople, verify });
  return ids
    .split(",")
    .map((id) => id.trim())
    .filter(Boolean);
}

export function takeOut(groupId: string, memberId: string): Promise<undefined> {
  const path = zoomPath("account", `${GROUP}/members/{memberId}`, { groupId, memberId });
  const verify: Verify<undefined> = async () =>
    verdict(!(await listEverybody(groupId)).some((person) => isOf({ id: memberId }, person)));
  return write({ path, method: "DELETE", schema: null, verify });
}

function isOf(key: PersonKey, { id, email }: GroupPerson): boolean {
  return "id" in key ? isSameUserId(key.id, id) : key.email.toLowerCase() === email.toLowerCase();
}
