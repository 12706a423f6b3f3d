import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  addChannelMembersToMentionGroup,
  listMembersOfMentionGroup,
  removeChannelMentionGroupMembers,
} from "../../contract/endpoints.gen.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import type { Ask, Via } from "../changes/resource.ts";
import { channelMemberList } from "./channel-members.ts";
import { Id, Text } from "./ids.ts";
import {
  finderIn,
  type LookedUp,
  memberIdOf,
  type Person,
  type PersonTarget,
  peopleIn,
  personFields,
} from "./people.ts";

/** Somebody in a channel and one of its mention groups. */
const Target = v.object({ channelId: Id, channel: Text, groupId: Id, group: Text, ...personFields });
export type MentionedTarget = v.InferOutput<typeof Target>;

/** The most people of a group, and so of a page. */
export const MAX_MEMBERS = 100;
/** The most people of a call. */
export const CALL_SIZE = 20;

const Row = v.pipe(
  v.object({
    member_id: v.nullish(v.string(), ""),
    user_id: v.nullish(v.string(), ""),
    email: v.nullish(v.string(), ""),
    is_external: v.nullish(v.boolean(), false),
  }),
  v.transform(
    ({ member_id, user_id, email, is_external }): Person => ({
      memberId: member_id || user_id,
      userId: user_id,
      email: email.toLowerCase(),
      role: "member",
      isExternal: is_external,
    }),
  ),
);
const Members = pageOf("members", Row);

/** Everyone in a mention group. */
export const mentionGroupMemberList = (channelId: string, mentionGroupId: string) => ({
  page: Members,
  callOf: (token: string | undefined) =>
    call(listMembersOfMentionGroup, {
      path: { channelId, mentionGroupId },
      query: { page_size: MAX_MEMBERS, next_page_token: token },
    }),
});

/** Only members of the channel come into its groups, and Zoom takes IDs only. */
export async function channelMembersAmong<Target extends PersonTarget>(
  people: readonly Target[],
  channelId: string,
  via: Via,
  ask: Ask,
): Promise<ReadonlyMap<Target, LookedUp>> {
  const { page, callOf } = channelMemberList(channelId, via);
  const { rows, unreadableCount } = await everyRow(ask, page, callOf);
  const find = finderIn(rows);
  return new Map(
    people.map((person): [Target, LookedUp] => {
      const found = find(person);
      if (found) return [person, { memberId: found.memberId, userId: found.userId, isExternal: found.isExternal }];
      // They may be in one of the rows that could not be read; then Zoom decides.
      const isKnown = person.memberId !== "" || person.userId !== "";
      return [person, unreadableCount > 0 && isKnown ? {} : { barred: NOT_IN_CHANNEL }];
    }),
  );
}

const NOT_IN_CHANNEL = "They are not in the channel.";

/** Who is mentioned with a mention group. */
export const mentionGroupMembers = peopleIn<MentionedTarget>({
  id: "mention-group-members",
  target: Target,
  keyOf: ({ channelId, groupId }) => `${channelId} ${groupId}`,
  labelOf: ({ group, channel }) => `${group} · ${channel}`,
  list: ({ channelId, groupId }) => mentionGroupMemberList(channelId, groupId),
  lookUp: async (absent, { via, ask }) => channelMembersAmong(absent, absent[0]?.channelId ?? "", via, ask),
  ways: {
    add: {
      size: () => CALL_SIZE,
      call: (items) =>
        call(addChannelMembersToMentionGroup, {
          path: pathOf(items[0]?.target),
          body: { identifiers: items.map(memberIdOf) },
        }),
    },
    remove: {
      size: () => CALL_SIZE,
      call: (items) =>
        call(removeChannelMentionGroupMembers, {
          path: pathOf(items[0]?.target),
          query: { identifiers: items.map(memberIdOf).join(",") },
        }),
    },
  },
  words: {
    notKnown: "Zoom does not say whether they are in the group.",
    roles: { none: "Not in the group", member: "In the group" },
  },
});

const pathOf = (target: MentionedTarget | undefined) => ({
  channelId: target?.channelId ?? "",
  mentionGroupId: target?.groupId ?? "",
});
