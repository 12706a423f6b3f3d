import { type InferOutput, object, optional, string } from "valibot";
import { getUser, listUsers } from "../../../contract/endpoints.gen.ts";
import { userIdKey } from "../../../contract/user-id.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { ForbiddenError, MissingScopeError, NotFoundError } from "../../lib/api/errors.ts";
import { rows } from "../../lib/api/rows.ts";

export type PersonState = "active" | "inactive" | "gone" | "unknown";

const userAnswer = object({ status: optional(string(), "active") });

/** Whether a person of the account is active. Unknown where the connection may not look people up. */
export async function getPersonState(userId: string, signal: AbortSignal): Promise<PersonState> {
  try {
    const asking = { connection: "account", schema: userAnswer, signal } as const;
    const { status } = await askZoom(asking, getUser, { path: { userId } });
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
    const query = { status: "inactive", page_size: PAGE_SIZE, next_page_token: cursor } as const;
    const asking = { connection: "account", schema: inactiveList, signal } as const;
    const list: InferOutput<typeof inactiveList> = await askZoom(asking, listUsers, { query });
    for (const { id } of list.users) keys.add(userIdKey(id));
    unreadableCount += list.users.unreadable?.length ?? 0;
    cursor = list.next_page_token || undefined;
  } while (cursor);
  return { keys, unreadableCount };
}
