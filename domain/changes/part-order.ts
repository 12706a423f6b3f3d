// In which order the parts of one plan are carried out.
import type { ActionId } from "./action-table.gen.ts";

/** A channel takes changes while it is not archived, and its groups only people who are in it. */
const inOrder: readonly ActionId[] = [
  "unarchive-channels",
  "set-channel-settings",
  "set-space-settings",
  "invite-members",
  "invite-administrators",
  "promote-members",
  "add-to-spaces",
  "add-administrators-to-spaces",
  "promote-in-spaces",
  "transfer-spaces",
  "add-to-directory-groups",
  "create-mention-groups",
  "edit-mention-groups",
  "add-to-mention-groups",
  "remove-from-mention-groups",
  "delete-mention-groups",
  "demote-members",
  "remove-members",
  "demote-in-spaces",
  "remove-from-spaces",
  "move-channels-out",
  "move-channels-in",
  "set-retention",
  "archive-channels",
];

/** By action. */
export const partOrder: readonly string[] = inOrder;
