// The members of one channel as a file, with what its page says of them.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { listUsers } from "../../contract/endpoints.gen.ts";
import { userIdKey } from "../../contract/user-id.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import { pageOf } from "../../domain/answers/page.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import { memberOrder, readMemberSort } from "../../domain/exports/member-order.ts";
import { memberColumns, memberRoles } from "../../domain/exports/member-row.ts";
import { postings } from "../../domain/exports/posting.ts";
import { isLost } from "../../domain/exports/told.ts";
import { listed } from "../lists/listed.ts";
import { memberList, postingOfMembers } from "../lists/members.ts";
import { connection, fileKind, listFile, pathPart, words } from "./file-kind.ts";
import { sorted } from "./sorted.ts";

const Users = pageOf("users", v.object({ id: v.nullish(v.string(), "") }));

export const channelMembersFile = fileKind({
  path: "channel-members",
  query: v.object({
    connection,
    channel_id: pathPart("a channel"),
    find: words,
    role: v.optional(v.picklist(memberRoles)),
    post: v.optional(v.picklist(postings)),
    sort: words,
  }),
  made: async ({ connection: through, channel_id: channelId, find, role, post, sort }, { ask }) => {
    const postingOf = await postingOfMembers({ connection: through, channelId }, ask);
    const inactive = through === "account" ? await inactivePeople(ask) : undefined;
    const columns = memberColumns({
      postingOf,
      isInactive: inactive && (({ userId }) => inactive.has(userIdKey(userId))),
    });
    const list = memberList({ connection: through, channelId, text: find, role, post, postingOf });
    const order = readMemberSort(sort);
    return listFile("members of a channel", { columns, idHeader: "member_id" }, () =>
      sorted(listed(ask, list), order && memberOrder(order, postingOf)),
    );
  },
});

/** Keys of the account's deactivated people; undefined where the person may not know. */
async function inactivePeople(ask: Ask): Promise<ReadonlySet<string> | undefined> {
  const keys = new Set<string>();
  const pages = listed(ask, {
    page: Users,
    callOf: (next_page_token) => call(listUsers, { query: { status: "inactive", page_size: 300, next_page_token } }),
  });
  try {
    for await (const users of pages) for (const user of users) if (!isLost(user)) keys.add(userIdKey(user.row.id));
  } catch (error) {
    if (error instanceof CallFailed && (error.failure.kind === "forbidden" || error.failure.kind === "missing_scope"))
      return undefined;
    throw error;
  }
  return keys;
}
