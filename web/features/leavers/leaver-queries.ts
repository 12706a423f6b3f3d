import { queryOptions } from "@tanstack/react-query";
import { inventoryPath } from "../../../contract/bff.ts";
import { Leavers } from "../../../domain/inventory/leavers.ts";
import { type NewOwnerTask, type OwnerTask, OwnerTasks } from "../../../domain/inventory/owner-tasks.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import type { Whose } from "./leavers-address.ts";

const tasksPath = `${inventoryPath}/owner-tasks`;

/** Keys and functions of the workbench. */
export const leaverQueries = {
  all: ["inventory", "leavers"] as const,

  of: (whose: Whose) =>
    queryOptions({
      queryKey: [...leaverQueries.all, whose],
      queryFn: ({ signal }): Promise<Leavers> => {
        const query = whose.of === "deactivated" ? { of: whose.of } : { people: whose.keys.join(",") };
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

/** @throws ApiError */
export const addOwnerTasks = (tasks: readonly NewOwnerTask[]): Promise<void> =>
  request({ path: tasksPath, method: "POST", body: { tasks }, schema: null });

/** @throws ApiError */
export const tickOwnerTasks = (ids: readonly string[], isDone: boolean): Promise<void> =>
  request({ path: `${tasksPath}/${isDone ? "tick" : "untick"}`, method: "POST", body: { ids }, schema: null });

/** @throws ApiError */
export const removeOwnerTask = (id: string): Promise<void> =>
  request({ path: `${tasksPath}/${encodeURIComponent(id)}`, method: "DELETE", schema: null });
