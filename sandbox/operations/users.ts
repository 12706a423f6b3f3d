import * as v from "valibot";
import type { User } from "../store/store.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { fullUser, listedUser } from "./user-view.ts";

const Status = v.optional(v.picklist(["active", "inactive", "pending"]), "active");

export const usersHandlers = {
  getMe: ({ store, caller }) => ({ status: 200, body: fullUser(store, caller.user) }),
  getUser: ({ store, actor }) => ({ status: 200, body: fullUser(store, actor) }),
  getUserPermissions: ({ store, actor }) => ({
    status: 200,
    body: { permissions: [...store.privilegesOf(actor)] },
  }),

  listUsers: (context) => {
    const { store, cursor } = context;
    const found = usersAskedFor(context);
    const { pageSize } = cursor;
    const start = startOf(context);
    const end = start + pageSize;
    return {
      status: 200,
      body: {
        page_count: Math.ceil(found.length / pageSize),
        page_number: Math.floor(start / pageSize) + 1,
        page_size: pageSize,
        total_records: found.length,
        next_page_token: cursor.next(end < found.length ? String(end) : null),
        users: found.slice(start, end).map((user) => listedUser(store, user)),
      },
    };
  },
} satisfies Record<string, Handler>;

/** Nobody of the company has one of the licences that can be asked for. */
function usersAskedFor({ store, query }: OperationContext): readonly User[] {
  if (query.license) return [];
  return store.people.usersWith(v.parse(Status, query.status), query.role_id || null);
}

/** The token says where the page starts; without one the deprecated `page_number` may. */
function startOf({ cursor, query }: OperationContext): number {
  if (cursor.position !== null) return Number(cursor.position);
  const pageNumber = Number(query.page_number ?? 1);
  return Number.isInteger(pageNumber) && pageNumber > 1 ? (pageNumber - 1) * cursor.pageSize : 0;
}
