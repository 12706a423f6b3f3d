// Which view of the account an operation that reads belongs to.
import { operationById } from "../../contract/operation-by-id.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { isReading } from "../../contract/reading.ts";
import type { View } from "./rights.ts";

const viewOfTag: Readonly<Record<string, View>> = {
  "Chat Channels": "see-channels",
  "Chat Channels (Account-level)": "see-channels",
  "Chat Channel Mention Group": "see-mention-groups",
  "Chat Emoji": "see-emojis",
  "Chat Files": "see-messages",
  "Chat Messages": "see-messages",
  "Chat Migration": "see-messages",
  "Chat Reminder": "see-messages",
  "Chat Sessions": "see-messages",
  Contacts: "see-people",
  "IM Groups": "see-directory-groups",
  "Legal Hold": "see-messages",
  Reports: "see-messages",
  Roles: "see-people",
  "Shared Spaces": "see-spaces",
  Users: "see-people",
};

/** What is told of a channel that a view of its own opens. */
const viewOfOperation: Partial<Record<OperationId, View>> = {
  getRetentionPolicyOfChannel: "see-retention",
  listChannelMembersGroups: "see-directory-groups",
};

/** The view that what an operation reads belongs to; null where it changes something, or nobody reads it for a page. */
export function viewOf(id: OperationId): View | null {
  const operation = operationById(id);
  if (!isReading(operation)) return null;
  return viewOfOperation[id] ?? viewOfTag[operation.tag] ?? null;
}
