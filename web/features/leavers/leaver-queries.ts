import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { inventoryPath } from "../../../contract/bff.ts";
import { Leavers, MOST_SUCCESSORS } from "../../../domain/inventory/leavers.ts";
import { type NewOwnerTask, type OwnerTask, OwnerTasks } from "../../../domain/inventory/owner-tasks.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import type { Whose } from "./leavers-address.ts";

const tasksPath = `${inventoryPath}/owner-tasks`;

/** Keys and functions of the workbench. */
export const leaverQueries = {
  all: ["inventory", "leavers"] as const,

  /** @param chosen Keys of those who are to succeed somewhere: whether they could */
  of: (whose: Whose, chosen: readonly string[]) =>
    queryOptions({
      queryKey: [...leaverQueries.all, whose, chosen],
      queryFn: ({ signal }): Promise<Leavers> => {
        const people = whose.of === "deactivated" ? { of: whose.of } : { people: whose.keys.join(",") };
        const query = { ...people, ...(chosen.length > 0 && { chosen: chosen.slice(0, MOST_SUCCESSORS).join(",") }) };
        return request({ path: withQuery(`${inventoryPath}/leavers`, query), schema: Leavers, signal });
      },
      staleTime: 0,
    }),

  ownerTasks: () =>
    queryOptions({
      queryKey: ["inventory", "owner-tasks"],
      queryFn: async ({ signal }): Promise<readonly OwnerTask[]> =>
        (await request({ path: tasksPath, schema: OwnerTasks, signal })).tasks,
      staleTime: 0,
    }),
};

const Added = v.object({ added: v.number() });

/** @returns how many came onto the list: those whose owner and successor are as they were. @throws ApiError */
export const addOwnerTasks = async (tasks: readonly NewOwnerTask[]): Promise<number> =>
  (await request({ path: tasksPath, method: "POST", body: { tasks }, schema: Added })).added;

/** @throws ApiError */
export const tickOwnerTasks = (ids: readonly string[], isDone: boolean): Promise<void> =>
  request({ path: `${tasksPath}/${isDone ? "tick" : "untick"}`, method: "POST", body: { ids }, schema: null });

/** @throws ApiError */
export const removeOwnerTask = (id: string): Promise<void> =>
  request({ path: `${tasksPath}/${encodeURIComponent(id)}`, method: "DELETE", schema: null });
