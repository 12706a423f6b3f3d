import { number, object, optional, string } from "valibot";
import {
  listChannelAdministrators,
  listChannelMembers,
  listUserChannelMembers,
} from "../../../../contract/endpoints.gen.ts";
import { type Member, memberAnswer } from "../../../../domain/exports/member-row.ts";
import { askZoom } from "../../../lib/api/ask-zoom.ts";
import { joinRows, type Rows, rows } from "../../../lib/api/rows.ts";
import { type CursorPage, cursorPage } from "../../../lib/cursor-list/page.ts";
import type { ChannelRef } from "./channel-ref.ts";

/** The most members a call returns. */
export const MEMBER_PAGE_SIZE = 100;
/** The most administrators a call returns; Zoom documents none, its example has 10. */
const ADMIN_PAGE_SIZE = 50;

const memberList = object({
  members: rows(memberAnswer),
  next_page_token: optional(string()),
  total_records: optional(number()),
});

export async function listMembers(
  { connection, channelId }: ChannelRef,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<CursorPage<Member>> {
  const asking = { connection, schema: memberList, signal };
  const query = { page_size: MEMBER_PAGE_SIZE, next_page_token: cursor };
  const page = await (connection === "me"
    ? askZoom(asking, listUserChannelMembers, { path: { userId: "me", channelId }, query })
    : askZoom(asking, listChannelMembers, { path: { channelId }, query }));
  return cursorPage(page.members, page.next_page_token, page.total_records, Date.now());
}

const adminList = object({ admins: rows(memberAnswer), next_page_token: optional(string()) });

/** The owner and the administrators. @param actorId In whose name; `me` on one's own connection. */
export async function listAdmins(
  { connection, channelId }: ChannelRef,
  actorId: string,
  signal: AbortSignal,
): Promise<Rows<Member>> {
  const path = { userId: actorId, channelId };
  let admins: Rows<Member> = [];
  let cursor: string | undefined;
  do {
    const query = { page_size: ADMIN_PAGE_SIZE, next_page_token: cursor };
    const page: { admins: Rows<Member>; next_page_token?: string | undefined } = await askZoom(
      { connection, schema: adminList, signal },
      listChannelAdministrators,
      { path, query },
    );
    admins = joinRows(admins, page.admins);
    cursor = page.next_page_token || undefined;
  } while (cursor);
  return admins;
}
