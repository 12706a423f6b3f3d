import { type Channel, type ChannelSettings, type ChannelType, isInternalOnly } from "../store/channel.ts";
import type { Store } from "../store/store.ts";

export const MAX_NAME_LENGTH = 128;

export const isUsableName = (name: string): boolean => name.trim() !== "" && name.length <= MAX_NAME_LENGTH;

export type ExternalRule = ChannelSettings["allowToAddExternalUsers"];

/** Who may add people of other accounts where the request does not say: it follows the type. */
export function externalRuleFor(type: ChannelType, current: ExternalRule = 0): ExternalRule {
  if (isInternalOnly(type)) return 0;
  return current === 0 || type === 4 ? 1 : current;
}

/**
 * Whether a request may set the rule: channels of one account have room for nobody else, and a group chat lets every
 * member add. What the platform answers to another rule for those is not known; the failure is our choice.
 */
export function isExternalRuleOpen(type: ChannelType, rule: ExternalRule): boolean {
  if (isInternalOnly(type)) return rule === 0;
  return type !== 4 || rule === 1;
}

export const hasExternalMembers = (store: Store, channel: Channel): boolean =>
  channel.members.people.some((person) => store.people.at(person).isExternal);
