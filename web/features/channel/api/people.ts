import { object, optional, string } from "valibot";
import { userIdKey } from "../../../../contract/user-id.ts";
import { ForbiddenError, MissingScopeError, NotFoundError } from "../../../lib/api/errors.ts";
import { zoomPath } from "../../../lib/api/paths.ts";
import { request } from "../../../lib/api/request.ts";
import { rows } from "../../../lib/api/rows.ts";

export type PersonState = "active" | "inactive" | "gone" | "unknown";

const userAnswer = object({ status: optional(string(), "active") });

/** Whether a person of the account is active. Unknown where the connection may not look people up. */
export async function getPersonState(userId: string, signal: AbortSignal): Promise<PersonState> {
  try {
    const path = zoomPath("account", "/users/{userId}", { userId });
    const { status } = await request({ path, schema: userAnswer, signal });
    return status === "active" ? "active" : "inactive";
  } catch (error) {
    if (error instanceof NotFoundError) return "gone";
    if (error instanceof ForbiddenError || error instanceof MissingScopeError) return "unknown";
    throw error;
  }
}

const PAGE_SIZE = 300;
/** Bound on the calls for one list of leavers: 6,000 people. */
const PAGES = 20;

const inactiveList = object({
  users: rows(object({ id: optional(string(), "") })),
  next_page_token: optional(string()),
});

/** Keys of the user ids of the account's deactivated people. */
export async function listInactive(signal: AbortSignal): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const query = { status: "inactive", page_size: PAGE_SIZE, next_page_token: cursor };
    const list = await request({ path: zoomPath("account", "/users", {}, query), schema: inactiveList, signal });
    for (const { id } of list.users) ids.add(userIdKey(id));
    cursor = list.next_page_token || undefined;
    if (!cursor) break;
  }
  return ids;
}
