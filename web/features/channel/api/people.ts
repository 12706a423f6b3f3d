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

const inactiveList = object({
  users: rows(object({ id: optional(string(), "") })),
  next_page_token: optional(string()),
});

export interface InactivePeople {
  /** Keys of their user ids. */
  readonly keys: ReadonlySet<string>;
  /** People of whom it could not be read who they are. */
  readonly unreadableCount: number;
}

/** The account's deactivated people. */
export async function listInactive(signal: AbortSignal): Promise<InactivePeople> {
  const keys = new Set<string>();
  let unreadableCount = 0;
  let cursor: string | undefined;
  do {
    const query = { status: "inactive", page_size: PAGE_SIZE, next_page_token: cursor };
    const list = await request({ path: zoomPath("account", "/users", {}, query), schema: inactiveList, signal });
    for (const { id } of list.users) keys.add(userIdKey(id));
    unreadableCount += list.users.unreadable?.length ?? 0;
    cursor = list.next_page_token || undefined;
  } while (cursor);
  return { keys, unreadableCount };
}
