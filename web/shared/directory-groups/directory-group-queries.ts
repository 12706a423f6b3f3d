import { type QueryClient, type QueryKey, queryOptions } from "@tanstack/react-query";
import { userIdKey } from "../../../contract/user-id.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { restartLists, showInLists } from "../../lib/cursor-list/changes.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { channelQueries } from "../channels/channel-queries.ts";
import type { GroupPerson } from "./directory-group.ts";
import { getGroup, listEverybody, listGroups, listPeople } from "./directory-group-calls.ts";

const STALE_MS = 2 * 60_000;
const SLOW_TO_CHANGE_MS = 10 * 60_000;

/** Actions after which groups are others, and those after which their people are. */
const groupsChangedBy = ["create-directory-groups", "delete-directory-groups", "edit-directory-groups"];
const peopleChangedBy = ["add-to-directory-groups", "remove-from-directory-groups"];

/** Keys and functions of what is asked about directory groups. */
export const directoryGroupQueries = {
  all: ["directory-groups"] as const,

  list: () =>
    queryOptions({
      queryKey: [...directoryGroupQueries.all, "list"],
      queryFn: ({ signal }) => listGroups(signal),
      // Their people are counted.
      meta: { changedBy: [...groupsChangedBy, ...peopleChangedBy] },
      staleTime: SLOW_TO_CHANGE_MS,
    }),

  detail: (groupId: string) =>
    queryOptions({
      queryKey: [...directoryGroupQueries.all, "detail", groupId],
      queryFn: ({ signal }) => getGroup(groupId, signal),
      meta: { changedBy: [...groupsChangedBy, ...peopleChangedBy] },
      staleTime: STALE_MS,
    }),

  /** The people of a group, page by page. */
  people: (groupId: string) =>
    cursorListOptions<GroupPerson>({
      queryKey: [...directoryGroupQueries.all, "people", groupId],
      changedBy: peopleChangedBy,
      fetchPage: (cursor, signal) => listPeople(groupId, cursor, signal),
    }),

  /** All of them at once. */
  everybody: (groupId: string) =>
    queryOptions({
      queryKey: [...directoryGroupQueries.all, "everybody", groupId],
      queryFn: ({ signal }) => listEverybody(groupId, signal),
      meta: { changedBy: peopleChangedBy },
      staleTime: STALE_MS,
    }),
};

/** A group came, went or has other settings. */
export async function showGroupChanged(client: QueryClient, groupId?: string): Promise<void> {
  await invalidate(client, groupId ? [list(), detail(groupId)] : [list()]);
}

/** People came into a group, or some of them left it: where whom stands in its list is Zoom’s to say. */
export async function showPeople(client: QueryClient, groupId: string): Promise<void> {
  await Promise.all([restartLists(client, people(groupId)), showFollowers(client, groupId)]);
}

/** Lists of more pages than this are not read again for a change that is shown already. */
const CHEAP_PAGES = 4;

/** People left a group. What is shown is exact then, so a long list is only marked stale. */
export async function showTakenOut(client: QueryClient, groupId: string, ids: ReadonlySet<string>): Promise<void> {
  const queryKey = people(groupId);
  const keys = new Set([...ids].map(userIdKey));
  showInLists<GroupPerson>(client, queryKey, (person) => (keys.has(userIdKey(person.id)) ? null : person));
  const isCheap = (client.getQueryData(queryKey)?.pages.length ?? 0) <= CHEAP_PAGES;
  await Promise.all([
    client.invalidateQueries({ queryKey, refetchType: isCheap ? "active" : "none" }),
    showFollowers(client, groupId),
  ]);
}

const list = () => directoryGroupQueries.list().queryKey;
const detail = (groupId: string) => directoryGroupQueries.detail(groupId).queryKey;
const people = (groupId: string) => directoryGroupQueries.people(groupId).queryKey;

/** What follows from who is in a group: its counts, and the members of the channels that it is in. */
async function showFollowers(client: QueryClient, groupId: string): Promise<void> {
  await Promise.all([
    invalidate(client, [list(), detail(groupId), directoryGroupQueries.everybody(groupId).queryKey]),
    client.invalidateQueries({ queryKey: channelQueries.details(), refetchType: "none" }),
  ]);
}

async function invalidate(client: QueryClient, keys: readonly QueryKey[]): Promise<void> {
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
}

const GONE = 410;

/** Zoom has begun to take the operations on directory groups away from accounts: then nothing can be done with them. */
export function isWithdrawn(error: unknown): boolean {
  return error instanceof ApiError && error.status === GONE;
}
