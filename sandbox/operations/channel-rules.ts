import { type Channel, type ChannelSettings, type ChannelType, isInternalOnly } from "../store/channel.ts";
import type { Store } from "../store/store.ts";

export const MAX_NAME_LENGTH = 128;

export const isUsableName = (name: string): boolean => name.trim() !== "" && name.length <= MAX_NAME_LENGTH;

/** Who may add people of other accounts, which no request sets: it follows the type. */
export function externalRuleFor(
  type: ChannelType,
  current: ChannelSettings["allowToAddExternalUsers"] = 0,
): ChannelSettings["allowToAddExternalUsers"] {
  if (isInternalOnly(type)) return 0;
  return current === 0 || type === 4 ? 1 : current;
}

export const hasExternalMembers = (store: Store, channel: Channel): boolean =>
  channel.members.people.some((person) => store.people.at(person).isExternal);
