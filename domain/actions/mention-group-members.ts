import type { ConnectionName } from "../../contract/bff.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { mentionGroupMembers } from "../resources/mention-group-members.ts";
import { addingPeople, removingPeople } from "./people.ts";

const operations = (list: OperationId): readonly OperationId[] => [
  "listMembersOfMentionGroup",
  list,
  "addChannelMembersToMentionGroup",
  "removeChannelMentionGroupMembers",
];
const given = {
  resource: mentionGroupMembers,
  holder: "group",
  operations: {
    me: operations("listUserChannelMembers"),
    account: operations("listChannelMembers"),
  } satisfies Record<ConnectionName, readonly OperationId[]>,
};

export const addToMentionGroup = addingPeople({ ...given, id: "add-to-mention-groups" });
export const removeFromMentionGroup = removingPeople({
  ...given,
  id: "remove-from-mention-groups",
  placeOf: ({ group, channel }) => `${group} of ${channel}`,
});
