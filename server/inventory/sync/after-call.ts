// What the console changed itself is read again at once: which things a call that succeeded made otherwise.
import * as v from "valibot";
import type { Call } from "../../../contract/call.ts";
import type { Subject } from "../store/reads.ts";

const Created = v.object({ id: v.string() });
const Ids = v.union([
  v.pipe(
    v.string(),
    v.transform((text) => text.split(",").map((id) => id.trim())),
  ),
  v.array(v.string()),
]);
const WithChannels = v.object({ channel_ids: v.optional(Ids, []) });

const idsIn = (value: unknown): readonly string[] => {
  const parsed = v.safeParse(WithChannels, value);
  return parsed.success ? parsed.output.channel_ids : [];
};

/**
 * @param answer undefined where there is none yet, or it was lost
 * @param userId through whose connection the call goes: who `me` is
 */
type Read = (call: Call, answer: unknown, userId: string) => readonly Subject[];

const list =
  (step: string): Read =>
  () => [{ step, subject: "" }];
const of =
  (step: string, param: string): Read =>
  ({ params }) => {
    const subject = params[param];
    return subject === undefined || subject === "me" ? [] : [{ step, subject }];
  };
const all =
  (...reads: readonly Read[]): Read =>
  (call, answer, userId) =>
    reads.flatMap((read) => read(call, answer, userId));

const settings = of("channel", "channelId");
const members = of("channel-members", "channelId");
const mentionGroups = of("channel-mention-groups", "channelId");
const space = of("space", "spaceId");
/** The list tells how many are in it, and the log who came into channels with it. */
const directoryGroup = all(of("directory-group-members", "groupId"), list("directory-groups"), list("activity"));

/** By operation; those that are not here change nothing that the inventory knows. */
const changed: Partial<Record<Call["operationId"], Read>> = {
  createChannel: ({ params: { userId: owner = "" } }, answer, userId) => {
    const parsed = v.safeParse(Created, answer);
    if (parsed.success) return [{ step: "channel", subject: parsed.output.id }];
    // Nothing tells its ID but the channels of whoever owns it.
    return [{ step: "person-channels", subject: owner === "me" ? userId : owner }];
  },
  updateChannel: settings,
  updateUserChannel: settings,
  deleteChannel: settings,
  deleteUserChannel: settings,
  batchDeleteChannels: ({ query, body }) =>
    [...idsIn(query), ...idsIn(body)].map((subject) => ({ step: "channel", subject })),
  performOperationsOnChannels: ({ body }) =>
    idsIn(body).map((subject) => ({ step: "channel-mention-groups", subject })),
  inviteChannelMembers: members,
  inviteUserChannelMembers: members,
  batchRemoveMembersFromChannel: members,
  batchRemoveMembersFromUsersChannel: members,
  removeMember: members,
  removeUserChannelMember: members,
  joinChannel: members,
  leaveChannel: members,
  promoteChannelMembersToAdministrators: members,
  batchDemoteChannelAdministrators: members,
  inviteChannelMembersGroups: all(members, of("channel-groups", "channelId")),
  removeMemberGroup: all(members, of("channel-groups", "channelId")),
  updateRetentionPolicyOfChannel: of("channel-retention", "channelId"),
  createChannelMentionGroup: mentionGroups,
  updateChannelMentionGroupInformation: mentionGroups,
  deleteChannelMentionGroup: mentionGroups,
  addChannelMembersToMentionGroup: mentionGroups,
  removeChannelMentionGroupMembers: mentionGroups,
  createSharedSpace: list("spaces"),
  updateSharedSpaceSettings: all(list("spaces"), space),
  deleteSharedSpace: list("spaces"),
  transferSharedSpaceOwnership: all(list("spaces"), space),
  addMembersToSharedSpace: space,
  removeMembersFromSharedSpace: space,
  promoteSharedSpaceMembersToAdministrators: space,
  demoteSharedSpaceAdministratorsToMembers: space,
  moveSharedSpaceChannels: space,
  createIMDirectoryGroup: list("directory-groups"),
  updateIMDirectoryGroup: list("directory-groups"),
  deleteIMDirectoryGroup: all(list("directory-groups"), list("activity")),
  addIMDirectoryGroupMembers: directoryGroup,
  deleteIMDirectoryGroupMember: directoryGroup,
  addCustomEmoji: list("emojis"),
  deleteCustomEmoji: list("emojis"),
};

/** Whoever comes into a channel leads it no more and no less for that. */
const coming: ReadonlySet<string> = new Set<Call["operationId"]>([
  "inviteChannelMembers",
  "inviteUserChannelMembers",
  "joinChannel",
]);

/** The same of what decides who may do what. */
export const decisiveBy = (call: Call): readonly Subject[] =>
  coming.has(call.operationId) ? [] : changedBy(call, undefined, "");

export const changedBy: Read = (call, answer, userId) => changed[call.operationId]?.(call, answer, userId) ?? [];
