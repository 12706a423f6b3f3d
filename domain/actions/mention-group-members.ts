import type { ConnectionName } from "../../contract/bff.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { mentionGroupMembers } from "../resources/mention-group-members.ts";
import { addingPeople, removingPeople } from "./people.ts";

const operations = (...people: readonly OperationId[]): readonly OperationId[] => [
  "listChannelMentionGroups",
  "listMembersOfMentionGroup",
  ...people,
  "addChannelMembersToMentionGroup",
  "removeChannelMentionGroupMembers",
];
const given = {
  resource: mentionGroupMembers,
  holder: "mentionGroup",
  refreshes: ["mention-groups", "mention-group-people"],
  operations: {
    me: operations("listUserChannelMembers"),
    account: operations("listChannelMembers"),
  } satisfies Record<ConnectionName, readonly OperationId[]>,
} as const;

export const addToMentionGroup = addingPeople({
  ...given,
  id: "add-to-mention-groups",
  // Whoever comes into the channel by the same change may be known by their address alone.
  operations: { ...given.operations, account: operations("listChannelMembers", "getUser") },
  kindWords: "Add people to mention groups",
});
export const removeFromMentionGroup = removingPeople({
  ...given,
  id: "remove-from-mention-groups",
  kindWords: "Remove people from mention groups",
  placeOf: ({ group, channel }) => `${group} in ${channel}`,
});
