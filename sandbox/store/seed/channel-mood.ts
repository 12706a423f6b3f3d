import type { Channel } from "../channel.ts";
import { offices } from "./company.ts";
import { stableChannels } from "./stable-channels.ts";
import type { Mood } from "./talk.ts";

const names = new Set(stableChannels.map(({ name }) => name));

/** True of the channels whose names do not depend on the seed. */
export const isWellKnown = (channel: Channel): boolean => channel.sequence < names.size && names.has(channel.name);

const pastimes =
  /coffee|cycling|running|book-?club|plants|games|photography|gardening|cooking|chess|pets|parents|music|hiking|football|cinema|knitting|climbing|languages|volunteering|baking|sailing|crosswords|gaming|astronomy/i;
const city = new RegExp(`^(${offices.flatMap((office) => [office.city, `${office.short}-`]).join("|")})`, "i");

/** What is talked about in a channel, told from its name and kind. */
export function channelMood({ name, type, kind, settings }: Channel, hasGuests: boolean): Mood {
  if (settings.postingPermissions === 2 || kind === "default") return "announcement";
  if (type === 4) return "direct";
  if (/^inc-/.test(name)) return "incident";
  if (/^(cust|ext)-|partner/i.test(name) || (hasGuests && kind === "ordinary")) return "customer";
  if (/help/i.test(name)) return "help";
  if (pastimes.test(name)) return "social";
  return city.test(name) ? "office" : "work";
}
