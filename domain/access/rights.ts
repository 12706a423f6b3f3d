// What a role can allow: every kind of change, and views of what the account connection reads.
// Pages know it without loading operations and actions.
import { type ActionId, actionWords } from "../changes/action-table.gen.ts";

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
const isActionId = (right: string): right is ActionId => Object.hasOwn(actionWords, right);
export const isRight = (right: string): right is Right => isView(right) || isActionId(right);

export const viewIds = Object.keys(views).filter(isView);
export const rights: readonly Right[] = [...viewIds, ...Object.keys(actionWords).filter(isActionId)];

/** As it is read where rights are given. */
export const rightWords = (right: Right): string => (isView(right) ? views[right] : actionWords[right]);
