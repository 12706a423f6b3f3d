import type { Channel } from "../store/channel.ts";
import { isBlocked } from "../store/chat-rules.ts";
import type { Store } from "../store/store.ts";
import type { Target } from "./chat-target.ts";
import type { OperationContext } from "./operation.ts";

/** Who may write where posting is restricted: the owner and the administrators, or those and some chosen members. */
export function mayPost(store: Store, channel: Channel, person: number): boolean {
  const standing = store.channels.standing(channel, person);
  if (standing === "none") return false;
  const { postingPermissions, designatedPostingMembers } = channel.settings;
  if (postingPermissions === 1 || standing !== "member") return true;
  return postingPermissions === 3 && designatedPostingMembers.includes(person);
}

export function mayMentionAll(store: Store, channel: Channel, person: number): boolean {
  const { mentionAllPermissions } = channel.settings;
  const isLeading = ["owner", "admin"].includes(store.channels.standing(channel, person));
  return mentionAllPermissions === 1 || (mentionAllPermissions === 2 && isLeading);
}

/** Code of what stands against the person acted for writing there at all; null when nothing does. */
export function sendingProblem({ store, actor }: OperationContext, target: Target): number | null {
  const { chatRules, contacts, messages } = store;
  if (chatRules.silentPeople.has(actor.index)) return 5418;
  if (target.kind === "channel") {
    const { channel } = target;
    if (chatRules.encryptedChannels.has(channel.id)) return 5419;
    if (channel.isArchived) return 5420;
    return mayPost(store, channel, actor.index) ? null : 5301;
  }
  const { person } = target;
  if (chatRules.silentPeople.has(person.index)) return 5418;
  if (isBlocked(chatRules, actor.index, person.index)) return 5421;
  if (!person.isExternal) return person.status === "active" ? null : 1001;
  const isKnown = contacts.isExternalContact(actor, person) || messages.haveTalked(actor.index, person.index);
  return isKnown ? null : 1001;
}
