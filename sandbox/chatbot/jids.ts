import type { Channel } from "../store/channel.ts";
import { channelJid, userJid } from "../store/ids.ts";
import type { Store, User } from "../store/store.ts";

/** A person of the account, by JID or, for the SDK sends such in its place, by id. */
export function userOfJid(store: Store, jid: string): User | undefined {
  return store.people.findUserById(jid.replace(/@xmpp\.zoom\.us(\/.*)?$/i, ""));
}

export function channelOfJid(store: Store, jid: string): Channel | undefined {
  const [, id] = /^(\w+)@conference\.xmpp\.zoom\.us$/i.exec(jid) ?? [];
  return id === undefined ? undefined : store.channels.find(id.toLowerCase());
}

/** Where somebody speaks to the chatbot: in a channel, or with it alone. */
export const whereJid = (user: User, robotJid: string, channel: Channel | null): string =>
  channel ? channelJid(channel.id) : `${userJid(user.id)}/robot_${robotJid}`;
