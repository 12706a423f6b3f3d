import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { listChannelAdministrators } from "../../contract/endpoints.gen.ts";
import { isSameUserId } from "../../contract/user-id.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import type { MemberRole } from "../exports/member-row.ts";

const Leaders = pageOf("admins", v.object({ id: v.nullish(v.string(), ""), role: v.nullish(v.string(), "") }));
/** Zoom documents no most; its example has 10. */
const PAGE_SIZE = 50;

/**
 * What somebody is in a channel.
 *
 * @param as `me` through their own connection, their ID through the account's
 * @throws CallFailed also where it is none of their channels
 */
export async function roleIn(channelId: string, userId: string, ask: Ask, as = "me"): Promise<MemberRole> {
  const { rows } = await everyRow(ask, Leaders, (token) =>
    call(listChannelAdministrators, {
      path: { userId: as, channelId },
      query: { page_size: PAGE_SIZE, next_page_token: token },
    }),
  );
  const own = rows.find(({ id }) => isSameUserId(id, userId));
  if (!own) return "member";
  return own.role === "owner" ? "owner" : "admin";
}
