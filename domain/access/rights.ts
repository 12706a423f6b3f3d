// What a role can allow: every kind of change, and views of what the account connection reads.
import { operationById } from "../../contract/operation-by-id.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { isReading } from "../../contract/reading.ts";
import { kindWords } from "../actions/kind-words.ts";
import { actionIds, isActionId } from "../actions/registry.ts";
import type { ActionId } from "../changes/action-table.gen.ts";

/** Views of the account and what only some do in the console itself; with what each is called where rights are given. */
export const views = {
  "see-channels": "See channels, their settings and members",
  "see-people": "See people and directory entries",
  "see-retention": "See how long messages are kept",
  "see-mention-groups": "See mention groups",
  "see-spaces": "See shared spaces",
  "see-directory-groups": "See directory groups",
  "see-emojis": "See custom emojis",
  "see-messages": "See message contents, sessions, files and legal holds",
  "see-audit": "See the whole audit trail",
  "keep-inventory": "Look after the inventory and what it keeps",
  "give-roles": "Give and take roles",
  "break-glass": "Take every right for an hour, with a reason",
} as const;

export type View = keyof typeof views;
export type Right = ActionId | View;

export const isView = (right: string): right is View => Object.hasOwn(views, right);
export const isRight = (right: string): right is Right => isView(right) || isActionId(right);

export const viewIds = Object.keys(views).filter(isView);
export const rights: readonly Right[] = [...viewIds, ...actionIds];

/** As it is read where rights are given. */
export const rightWords = (right: Right): string => (isView(right) ? views[right] : kindWords(right));

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
