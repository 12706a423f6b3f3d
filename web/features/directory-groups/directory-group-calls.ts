import { zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { joinRows, type Rows } from "../../lib/api/rows.ts";
import { type CursorPage, cursorPage, rowsOf } from "../../lib/cursor-list/page.ts";
import { type DirectoryGroup, type GroupPerson, groupList, personPage, wireGroup } from "./directory-group.ts";

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
