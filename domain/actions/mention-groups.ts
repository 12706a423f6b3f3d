// Mention groups: created in one channel or many, changed, deleted. Copies are groups created with the same people.
import * as v from "valibot";
import type { OperationId } from "../../contract/operations.gen.ts";
import type { Action } from "../changes/action.ts";
import { fields, None } from "../fields.ts";
import {
  type CreatedMentionGroupTarget,
  type MentionGroupExistence,
  type MentionGroupTarget,
  type MentionGroupText,
  mentionGroupExistence,
  mentionGroupText,
} from "../resources/mention-groups.ts";
import { creating, deleting } from "./existence.ts";
import { nameProblem, whyNotRenamed } from "./names.ts";
import { mentionGroups } from "./words.ts";

/** Zoom's limits. */
export const MAX_NAME = 40;
export const MAX_DESCRIPTION = 500;

const Description = v.pipe(v.string(), v.maxLength(MAX_DESCRIPTION));
const New = fields({ description: v.optional(Description, "") });
const Edits = v.partial(fields({ name: v.pipe(v.string(), v.maxLength(300)), description: Description }));

const NAME_TAKEN = "The channel already has a group with this name.";

export const createMentionGroups: Action<
  CreatedMentionGroupTarget,
  MentionGroupExistence,
  v.InferOutput<typeof New>
> = creating({
  id: "create-mention-groups",
  resource: mentionGroupExistence,
  input: New,
  refreshes: ["mention-groups"],
  operations: {
    me: [
      "listChannelMentionGroups",
      "listUserChannelMembers",
      "listMembersOfMentionGroup",
      "createChannelMentionGroup",
      "addChannelMembersToMentionGroup",
      "deleteChannelMentionGroup",
    ],
    account: [
      "listChannelMentionGroups",
      "listChannelMembers",
      // Whoever comes into the channel by the same change may be known by their address alone.
      "getUser",
      "listMembersOfMentionGroup",
      "createChannelMentionGroup",
      "addChannelMembersToMentionGroup",
      "deleteChannelMentionGroup",
    ],
  },
  things: mentionGroups,
  taken: NAME_TAKEN,
  contentOf: ({ name }, now, { description }) => {
    const skip = nameProblem(name, "group", MAX_NAME);
    return skip === undefined ? { name, description, memberIds: now?.content?.memberIds ?? [] } : { skip };
  },
});

/** @param list Tells who of a group is still in the channel, for the way back */
const deletion = (list: OperationId): readonly OperationId[] => [
  "listChannelMentionGroups",
  list,
  "listMembersOfMentionGroup",
  "deleteChannelMentionGroup",
  "createChannelMentionGroup",
  "addChannelMembersToMentionGroup",
];

export const deleteMentionGroups: Action<CreatedMentionGroupTarget, MentionGroupExistence, None> = deleting({
  id: "delete-mention-groups",
  resource: mentionGroupExistence,
  input: None,
  refreshes: ["mention-groups"],
  operations: { me: deletion("listUserChannelMembers"), account: deletion("listChannelMembers") },
  things: mentionGroups,
  harm: "some",
  isCreatedAgain: true,
  idOf: ({ groupId }) => groupId,
  nameIn: ({ name }) => name,
});

const editing = ["listChannelMentionGroups", "updateChannelMentionGroupInformation"] as const;

export const editMentionGroups: Action<MentionGroupTarget, MentionGroupText, v.InferOutput<typeof Edits>> = {
  id: "edit-mention-groups",
  kindWords: "Change mention groups",
  resource: mentionGroupText,
  input: Edits,
  harm: "none",
  refreshes: ["mention-groups"],
  operations: { me: editing, account: editing },
  goesByName: ({ name }) => name !== undefined,
  want: ({ name: given, groupId: id }, now, { name, description }) => {
    const wanted = name?.trim();
    const isTaken = now?.otherNames?.some((other) => other.trim().toLowerCase() === wanted?.toLowerCase());
    const skip =
      whyNotRenamed({ name: given, id }, now, wanted, "group", MAX_NAME) ?? (isTaken ? NAME_TAKEN : undefined);
    if (skip !== undefined) return { skip };
    return { to: { ...(wanted !== undefined && { name: wanted }), ...(description !== undefined && { description }) } };
  },
  title: (subject) => `Change ${mentionGroups(subject)}`,
};
