import { queryOptions } from "@tanstack/react-query";
import type { GroupPerson } from "../../../domain/exports/directory-group-rows.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { getGroup, listEverybody, listGroups, listPeople } from "./directory-group-calls.ts";

const STALE_MS = 2 * 60_000;
const SLOW_TO_CHANGE_MS = 10 * 60_000;

/** Keys and functions of what is asked about directory groups. */
export const directoryGroupQueries = {
  all: ["directory-groups"] as const,

  list: () =>
    queryOptions({
      queryKey: [...directoryGroupQueries.all, "list"],
      queryFn: ({ signal }) => listGroups(signal),
      meta: { shows: ["directory-groups"] },
      staleTime: SLOW_TO_CHANGE_MS,
    }),

  detail: (groupId: string) =>
    queryOptions({
      queryKey: [...directoryGroupQueries.all, "detail", groupId],
      queryFn: ({ signal }) => getGroup(groupId, signal),
      meta: { shows: ["directory-group"], of: groupId },
      staleTime: STALE_MS,
    }),

  /** The people of a group, page by page. */
  people: (groupId: string) =>
    cursorListOptions<GroupPerson>({
      queryKey: [...directoryGroupQueries.all, "people", groupId],
      meta: { shows: ["directory-people"], of: groupId },
      fetchPage: (cursor, signal) => listPeople(groupId, cursor, signal),
    }),

  /** All of them at once. */
  everybody: (groupId: string) =>
    queryOptions({
      queryKey: [...directoryGroupQueries.all, "everybody", groupId],
      queryFn: ({ signal }) => listEverybody(groupId, signal),
      meta: { shows: ["directory-people"], of: groupId },
      staleTime: STALE_MS,
    }),
};

const GONE = 410;

/** Zoom has begun to take the operations on directory groups away from accounts: then nothing can be done with them. */
export function isWithdrawn(error: unknown): boolean {
  return error instanceof ApiError && error.status === GONE;
}
