import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  addChannelMembersToMentionGroup,
  listMembersOfMentionGroup,
  removeChannelMentionGroupMembers,
} from "../../contract/endpoints.gen.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import { CallFailed, type Moving, type Via } from "../changes/resource.ts";
import { Id, IdOrNone, Text } from "../ids.ts";
import { channelMemberList } from "./channel-members.ts";
import { lookUpPerson } from "./find-person.ts";
import { isNamed, mentionGroupsOf } from "./mention-group-list.ts";
import {
  finderIn,
  type LookedUp,
  memberIdOf,
  type Person,
  PersonState,
  type PersonTarget,
  peopleIn,
  personFields,
  SEVERAL,
} from "./people.ts";

/** Somebody who is in a channel, or comes into it. */
export const joiningFields = {
  ...personFields,
  /** An earlier part of the same change brings them into the channel. */
  joins: v.optional(v.boolean()),
};
export interface JoiningTarget extends PersonTarget {
  readonly joins?: boolean | undefined;
}

/** Somebody in a channel and one of its mention groups, which is known by its name alone where the ID is left out. */
const Target = v.object({
  ...{ channelId: Id, channel: Text, groupId: IdOrNone, group: Text, ...joiningFields },
  /** What they are in it as far as the inventory knows: an earlier part of the same change unarchives the channel. */
  whileArchived: v.optional(PersonState),
});
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
    // As Zoom spells it.
    disaplay_name: v.nullish(v.string(), ""),
    first_name: v.nullish(v.string(), ""),
    last_name: v.nullish(v.string(), ""),
  }),
  v.transform(
    ({ member_id, user_id, email, is_external, disaplay_name, first_name, last_name }): Person => ({
      name: disaplay_name || `${first_name} ${last_name}`.trim(),
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

/**
 * Only members of the channel come into its groups, and Zoom takes IDs only: of whoever comes into the channel by their
 * address, it tells the ID where they are of the account.
 */
export async function channelMembersAmong<Target extends JoiningTarget>(
  people: readonly Target[],
  channelId: string,
  via: Via,
  ask: Ask,
): Promise<ReadonlyMap<Target, LookedUp>> {
  const { page, callOf } = channelMemberList(channelId, via);
  const { rows, unreadableCount } = await everyRow(ask, page, callOf);
  const find = finderIn(rows);
  const lookUp = async (person: Target): Promise<LookedUp> => {
    const found = find(person);
    if (found === SEVERAL) return { isTwo: true, barred: NOT_IN_CHANNEL };
    if (found) {
      const { memberId, userId, isExternal, name } = found;
      return { memberId, userId, isExternal, ...(name !== "" && { name }) };
    }
    const isKnown = person.memberId !== "" || person.userId !== "";
    if (person.joins === true && !isKnown && via.connection === "account") return lookUpPerson(person.email, via, ask);
    // They may be in one of the rows that could not be read; then Zoom decides.
    const mayBeIn = unreadableCount > 0 || person.joins === true;
    return mayBeIn && isKnown ? {} : { barred: NOT_IN_CHANNEL };
  };
  const found = new Map<Target, LookedUp>();
  for (const person of people) found.set(person, await lookUp(person));
  return found;
}

const NOT_IN_CHANNEL = "They are not in the channel.";

/** Who is mentioned with a mention group. */
export const mentionGroupMembers = peopleIn<MentionedTarget>({
  id: "mention-group-members",
  notIn: NOT_IN_CHANNEL,
  target: Target,
  keyOf: ({ channelId, groupId, group }) => `${channelId} ${groupId || group.trim().toLowerCase()}`,
  labelOf: ({ group, channel }) => `${group} · ${channel}`,
  placeOf: ({ group, channel }) => `${group} in ${channel}`,
  list: ({ channelId, groupId }) => mentionGroupMemberList(channelId, groupId),
  locate: async (target, ask) => {
    if (target.groupId !== "") return undefined;
    const { rows, unreadableCount } = await mentionGroupsOf(target.channelId, ask);
    const found = rows.find(isNamed(target.group));
    if (!found) throw new CallFailed(unreadableCount > 0 ? NOT_KNOWN : NONE_OF_THIS_NAME);
    return { target: { ...target, groupId: found.id }, placeId: found.id };
  },
  lookUp: async (absent, { via, ask }) => channelMembersAmong(absent, absent[0]?.channelId ?? "", via, ask),
  ways: {
    add: {
      size: () => CALL_SIZE,
      call: (items) =>
        call(addChannelMembersToMentionGroup, {
          path: pathOf(items[0]),
          body: { identifiers: items.map(memberIdOf) },
        }),
    },
    remove: {
      size: () => CALL_SIZE,
      call: (items) =>
        call(removeChannelMentionGroupMembers, {
          path: pathOf(items[0]),
          query: { identifiers: items.map(memberIdOf).join(",") },
        }),
    },
  },
  words: {
    notKnown: "Zoom does not say whether they are in the group.",
    roles: { none: "Not in the group", member: "In the group" },
  },
});

const pathOf = (moving: Moving<MentionedTarget, PersonState> | undefined) => ({
  channelId: moving?.target.channelId ?? "",
  mentionGroupId: moving?.target.groupId || moving?.now?.placeId || moving?.to.placeId || "",
});

// The name was never there, as far as anybody knows: it is not gone.
const NONE_OF_THIS_NAME = {
  kind: "refused",
  code: "no_such_group",
  status: 0,
  message: "The channel has no mention group of this name.",
} as const;
const NOT_KNOWN = {
  ...NONE_OF_THIS_NAME,
  message: "Zoom’s answer on a mention group of the channel cannot be read: it may have this name.",
} as const;
