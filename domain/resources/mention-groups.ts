// Mention groups: that they are there, with their people, and what they are called.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  addChannelMembersToMentionGroup,
  createChannelMentionGroup,
  deleteChannelMentionGroup,
  updateChannelMentionGroupInformation,
} from "../../contract/endpoints.gen.ts";
import { isSameUserId } from "../../contract/user-id.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow } from "../answers/page.ts";
import type { Reading, Resource, Via } from "../changes/resource.ts";
import { Id, IdOrNone, Text } from "../ids.ts";
import { absent, type Existence, existenceOf, isSameSet, there } from "./existence.ts";
import { goneFrom, leftOut } from "./gone-members.ts";
import { isNamed, mentionGroupsOf } from "./mention-group-list.ts";
import {
  CALL_SIZE,
  channelMembersAmong,
  type JoiningTarget,
  joiningFields,
  MAX_MEMBERS,
  mentionGroupMemberList,
} from "./mention-group-members.ts";
import { inParts } from "./settings.ts";

/** The most groups of a channel. */
const MAX_GROUPS = 20;

const Named = { channelId: Id, channel: Text };
const Person = v.object(joiningFields);

const Content = v.object({ name: v.string(), description: v.string(), memberIds: v.array(v.string()) });
/** A mention group that is there, or one to create by its name with some people of the channel. */
const Target = v.object({
  ...Named,
  groupId: IdOrNone,
  name: Text,
  people: v.optional(v.pipe(v.array(Person), v.maxLength(MAX_MEMBERS)), []),
  /** As far as the inventory knows: an earlier part of the same change unarchives the channel. */
  whileArchived: v.optional(
    v.object({ isThere: v.boolean(), id: v.optional(v.string()), content: v.optional(Content) }),
  ),
});
export type CreatedMentionGroupTarget = v.InferOutput<typeof Target>;
type Content = v.InferOutput<typeof Content>;
export type MentionGroupExistence = Existence<Content>;

const Created = v.object({ mention_group_id: v.string() });

/** Whoever came into the channel for it is told by the user ID they were planned by. */
async function memberIdsOf(
  { channelId, people }: CreatedMentionGroupTarget,
  groupId: string,
  ask: Ask,
): Promise<readonly string[]> {
  const { page, callOf } = mentionGroupMemberList(channelId, groupId);
  const { rows } = await everyRow(ask, page, callOf);
  const joining = people.filter(isJoining);
  return rows.map(
    ({ userId, memberId }) => joining.find((one) => isSameUserId(one.userId, userId))?.userId ?? memberId,
  );
}

const isJoining = ({ joins, userId }: JoiningTarget): boolean => joins === true && userId !== "";

async function readOne(
  target: CreatedMentionGroupTarget,
  groups: Awaited<ReturnType<typeof mentionGroupsOf>>,
  { wanted, expected }: Readonly<Record<"wanted" | "expected", MentionGroupExistence | undefined>>,
  via: Via,
  ask: Ask,
): Promise<Reading<MentionGroupExistence>> {
  const { channelId, groupId, name, people } = target;
  const idsIn = (state: MentionGroupExistence | undefined) => (state?.isThere && state.content?.memberIds) || [];
  const wantedIds = idsIn(wanted);
  const found = groups.rows.find(({ id }) => id === groupId) ?? groups.rows.find(isNamed(name));
  if (found) {
    const memberIds = [...(await memberIdsOf(target, found.id, ask))];
    const missing = [...new Set([...wantedIds, ...idsIn(expected)])].filter((id) => !memberIds.includes(id));
    const gone = await goneFrom(channelId, missing, via, ask);
    return there(found.id, { name: found.name, description: found.description, memberIds }, gone);
  }
  if (groups.unreadableCount > 0) return { is: "untold" };
  if (groups.rows.length >= MAX_GROUPS)
    return absent({ barred: `The channel already has ${MAX_GROUPS} mention groups, the most Zoom allows.` });
  const gone = await goneFrom(channelId, wantedIds, via, ask);
  if (gone.length > 0) return absent({ gone, ...(gone.length === wantedIds.length && { barred: NOBODY_IN_CHANNEL }) });
  if (groupId !== "") return absent();
  const among = await channelMembersAmong(people, channelId, via, ask);
  // Whoever is named by their address alone comes in by the ID that Zoom tells.
  const known = people.map((person) => {
    const { userId = "" } = (isByAddress(person) && among.get(person)) || person;
    return { ...person, userId };
  });
  const memberIds = people.flatMap((person, at) => {
    const { memberId, userId } = among.get(person) ?? {};
    const { joins, userId: ownId } = known[at] ?? person;
    return joins && ownId !== "" ? ownId : memberId || userId || [];
  });
  const content = { name, description: "", memberIds };
  const unresolved = people.filter((person, at) => isByAddress(person) && known[at]?.userId === "");
  const left = people.length - memberIds.length - unresolved.length;
  const notes = [
    ...unresolved.map((person) => `${person.email}: ${among.get(person)?.barred ?? NOBODY_IN_CHANNEL}`),
    ...(left > 0 ? [leftOut(left)] : []),
  ];
  const isEmpty = memberIds.length === 0;
  const barred = isEmpty ? (unresolved.length > 0 ? notes.join(" ") : NOBODY_IN_CHANNEL) : undefined;
  const note = notes.length > 0 ? notes.join(" ") : undefined;
  const state = { isThere: false, content, ...(isEmpty ? { barred } : { note }) };
  return { is: "known", state, ...(people.some(isByAddress) && { target: { ...target, people: known } }) };
}

/** Comes into the channel in an earlier part, and nothing is known of them but their address. */
const isByAddress = ({ joins, userId, memberId }: JoiningTarget): boolean =>
  joins === true && userId === "" && memberId === "";

const NOBODY_IN_CHANNEL = "None of these people is in the channel.";

/** Groups of one name in several channels are the same to people. */
const groupAndChannel = ({ channelId, channel, name }: Pick<MentionGroupTarget, "channelId" | "channel" | "name">) => ({
  thing: { key: name.trim().toLowerCase(), name },
  place: { key: channelId, name: channel },
});

/** Whether a mention group is there. */
export const mentionGroupExistence = existenceOf<CreatedMentionGroupTarget, Content>({
  id: "mention-group-existence",
  target: Target,
  content: Content,
  keyOf: ({ channelId, groupId, name }) => `${channelId} ${groupId || name.trim().toLowerCase()}`,
  labelOf: ({ name, channel }) => `${name} · ${channel}`,
  spreadOf: groupAndChannel,
  readGroupOf: ({ channelId }) => channelId,
  idOf: ({ groupId }) => groupId,
  withId: (target, groupId) => ({ ...target, groupId }),
  read: async (targets, via, ask, wanted, expected = []) => {
    const [first] = targets;
    if (!first) return [];
    const groups = await mentionGroupsOf(first.channelId, ask);
    return Promise.all(
      targets.map((target, at) => readOne(target, groups, { wanted: wanted[at], expected: expected[at] }, via, ask)),
    );
  },
  create: ({ channelId }, { name, description, memberIds }) =>
    call(createChannelMentionGroup, {
      path: { channelId },
      body: { mention_group_name: name.trim(), mention_group_description: description, identifiers: memberIds },
    }),
  createdId: (answer) => v.parse(Created, answer).mention_group_id,
  delete: ({ channelId }, mentionGroupId) => call(deleteChannelMentionGroup, { path: { channelId, mentionGroupId } }),
  fillings: [
    {
      step: "fill",
      createSize: CALL_SIZE,
      addSize: CALL_SIZE,
      emptyWhy: "Zoom cannot create an empty mention group.",
      of: ({ memberIds }) => memberIds,
      with: (content, memberIds) => ({ ...content, memberIds: [...memberIds] }),
      add: ({ channelId }, mentionGroupId, ids) =>
        call(addChannelMembersToMentionGroup, {
          path: { channelId, mentionGroupId },
          body: { identifiers: [...ids] },
        }),
      // Who is meant stands in the text alone, and a name that is taken has the same code.
      isOfOne: ({ message }) => /identifiers|user\(s\)|member\(s\) exist/i.test(message),
      nameOf: (id, { people }) =>
        people.find(({ memberId, userId }) => memberId === id || isSameUserId(userId, id))?.name || id,
      leftOut,
    },
  ],
  isSame: (one, other) => one.name === other.name && isSameSet(one.memberIds, other.memberIds),
  words: {
    notKnown: "Zoom does not say whether the group is there.",
    describe: ({ name, memberIds }) => [
      { name: "Name", value: name },
      { name: "Members", value: String(memberIds.length) },
    ],
  },
});

const TextState = v.object({
  name: v.optional(v.string()),
  description: v.optional(v.string()),
  /** Of the channel's other groups. */
  otherNames: v.optional(v.array(v.string())),
});
const TextTarget = v.object({ ...Named, groupId: Id, name: Text, whileArchived: v.optional(TextState) });
export type MentionGroupTarget = v.InferOutput<typeof TextTarget>;
export type MentionGroupText = v.InferOutput<typeof TextState>;

/** What a mention group is called and says of itself. */
export const mentionGroupText: Resource<MentionGroupTarget, MentionGroupText> = {
  id: "mention-group-text",
  target: TextTarget,
  state: TextState,
  ...inParts<MentionGroupText>("otherNames"),
  keyOf: ({ channelId, groupId }) => `${channelId} ${groupId}`,
  labelOf: ({ name, channel }) => `${name} · ${channel}`,
  spreadOf: groupAndChannel,
  readGroupOf: ({ channelId }) => channelId,
  read: async (targets, _via, ask) => {
    const { rows } = await mentionGroupsOf(targets[0]?.channelId ?? "", ask);
    return targets.map(({ groupId }): Reading<MentionGroupText> => {
      const found = rows.find(({ id }) => id === groupId);
      if (!found) return { is: "failed", failure: GONE };
      const otherNames = rows.filter((row) => row !== found).map(({ name }) => name);
      return { is: "known", state: { name: found.name, description: found.description, otherNames } };
    });
  },
  step: ({ target, now, to }) => {
    if (now === undefined) return { why: "Zoom does not say what the group is called." };
    if (mentionGroupText.isSame(now, to)) return null;
    return { name: "set", batch: target.groupId, size: 1, reached: { ...now, ...to } };
  },
  call: (_step, items) => {
    const [only] = items;
    return call(updateChannelMentionGroupInformation, {
      path: { channelId: only?.target.channelId ?? "", mentionGroupId: only?.target.groupId ?? "" },
      body: {
        mention_group_name: only?.to.name ?? only?.now?.name ?? "",
        mention_group_description: only?.to.description ?? only?.now?.description ?? "",
      },
    });
  },
  describe: ({ name, description }) => [
    ...(name === undefined ? [] : [{ name: "Name", value: name }]),
    ...(description === undefined ? [] : [{ name: "Description", value: description || "empty" }]),
  ],
};

const GONE = {
  kind: "not_found",
  code: 5508,
  status: 404,
  message: "The mention group is not in the channel.",
} as const;
