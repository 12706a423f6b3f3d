import * as v from "valibot";
import type { ConnectionName } from "../../contract/bff.ts";
import { call } from "../../contract/call.ts";
import { getChannel, getUserChannel } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import { pageOf } from "../../domain/answers/page.ts";
import { memberTest } from "../../domain/exports/find-members.ts";
import { type Member, type MemberRole, memberAnswer } from "../../domain/exports/member-row.ts";
import { type Posting, postingFits, postingIn, type postings } from "../../domain/exports/posting.ts";
import { channelMemberCall } from "../../domain/resources/channel-members.ts";
import type { List } from "./listed.ts";

interface ListedMembers {
  readonly connection: ConnectionName;
  readonly channelId: string;
  /** Words of the name and the address. */
  readonly text?: string | undefined;
  readonly role?: MemberRole | undefined;
  /** Whether they can post, or were chosen to. */
  readonly post?: (typeof postings)[number] | undefined;
  /** Where that is asked: see `postingOfMembers`. */
  readonly postingOf?: ((member: Member) => Posting) | undefined;
}

const page = pageOf("members", memberAnswer);

/** Members of a channel. */
export function memberList(listed: ListedMembers): Required<List<Member>> {
  const { connection, channelId, text = "", role, post, postingOf } = listed;
  const fits = memberTest(text, role);
  return {
    page,
    callOf: (token) => channelMemberCall(channelId, connection, token),
    matches: (member) => fits(member) && (!post || !postingOf || postingFits(post, postingOf(member))),
  };
}

const Channel = v.pipe(
  v.object({
    channel_settings: v.nullish(
      v.object({
        posting_permissions: v.nullish(v.number()),
        designated_posting_members: v.nullish(
          v.array(v.object({ member_id: v.nullish(v.string(), ""), user_id: v.nullish(v.string(), "") })),
          [],
        ),
      }),
    ),
  }),
  v.transform(({ channel_settings: settings }) => ({
    posting: settings?.posting_permissions ?? undefined,
    designated: (settings?.designated_posting_members ?? []).map(({ member_id, user_id }) => member_id || user_id),
  })),
);

/** Who can post in a channel, which its list of members does not tell. @throws CallFailed */
export async function postingOfMembers(
  { connection, channelId }: Pick<ListedMembers, "connection" | "channelId">,
  ask: Ask,
) {
  const channel =
    connection === "me"
      ? call(getUserChannel, { path: { userId: "me", channelId } })
      : call(getChannel, { path: { channelId } });
  return postingIn(await ask(channel, Channel));
}
