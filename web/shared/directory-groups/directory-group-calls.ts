import {
  listIMDirectoryGroupMembers,
  listIMDirectoryGroups,
  retrieveIMDirectoryGroup,
} from "../../../contract/endpoints.gen.ts";
import { type DirectoryGroup, type GroupPerson, listedGroup } from "../../../domain/exports/directory-group-rows.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { joinRows, type Rows } from "../../lib/api/rows.ts";
import { type CursorPage, cursorPage, rowsOf } from "../../lib/cursor-list/page.ts";
import { groupList, personPage } from "./directory-group.ts";

/** The most people a page has. */
const PAGE_SIZE = 300;

// All of these are for account-level apps only. Zoom withdraws some of them: they may answer 410 with code 4137.

export async function listGroups(signal?: AbortSignal): Promise<Rows<DirectoryGroup>> {
  return (await askZoom({ connection: "account", schema: groupList, signal }, listIMDirectoryGroups)).groups;
}

export function getGroup(groupId: string, signal?: AbortSignal): Promise<DirectoryGroup> {
  return askZoom({ connection: "account", schema: listedGroup, signal }, retrieveIMDirectoryGroup, {
    path: { groupId },
  });
}

export async function listPeople(
  groupId: string,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<CursorPage<GroupPerson>> {
  const query = { page_size: PAGE_SIZE, next_page_token: cursor };
  const asking = { connection: "account", schema: personPage, signal } as const;
  const page = await askZoom(asking, listIMDirectoryGroupMembers, { path: { groupId }, query });
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
