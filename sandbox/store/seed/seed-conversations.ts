import { type Channel, isInternalOnly } from "../channel.ts";
import type { Channels } from "../channels.ts";
import type { ChatRules } from "../chat-rules.ts";
import type { Past } from "../conversation.ts";
import type { Files } from "../files.ts";
import type { Forwarded } from "../message.ts";
import type { SeededConversation } from "../messages.ts";
import type { People } from "../people.ts";
import type { Random } from "../random.ts";
import type { ExternalPerson } from "../store.ts";
import { channelMood, isWellKnown } from "./channel-mood.ts";
import { pairUp } from "./pairs.ts";
import { type Outline, type PastSources, SeededPast } from "./seed-past.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface Company {
  readonly channels: Channels;
  readonly people: People;
  readonly externals: readonly ExternalPerson[];
  readonly files: Files;
  readonly rules: ChatRules;
  /** How many pairs of people have a chat of their own. */
  readonly pairs: number;
  readonly nowMs: number;
}

/**
 * A conversation for every channel, then those of two people. Of each only its dates and its people are settled.
 *
 * @param key Names the streams of chance that what was said comes from.
 */
export function seedConversations(random: Random, key: string, company: Company): SeededConversation[] {
  const seeded: SeededConversation[] = [];
  const announced: Past[] = [];
  let worthForwarding: readonly Forwarded["original"][] | null = null;
  const forwardable = () => {
    worthForwarding ??= announced.flatMap(mainMessages);
    return worthForwarding;
  };
  const sources: PastSources = { key, people: company.people, nowMs: company.nowMs, forwardable };

  for (const channel of company.channels.from(0)) {
    if (company.rules.encryptedChannels.has(channel.id)) continue;
    const past = new SeededPast(seeded.length, channelOutline(random, channel, company), sources);
    seeded.push({ parties: { kind: "channel", channelId: channel.id }, past });
    if (past.outline.mood === "announcement" && isWellKnown(channel)) announced.push(past);
  }
  for (const people of pairUp(random, company.people, company.externals, company.pairs)) {
    const past = new SeededPast(seeded.length, directOutline(random, people, company), sources);
    seeded.push({ parties: { kind: "direct", people }, past });
  }
  return seeded;
}

function channelOutline(random: Random, channel: Channel, { people, files, rules, nowMs }: Company): Outline {
  const readers = channel.members.people.filter((person) => !rules.silentPeople.has(person));
  const { postingPermissions, designatedPostingMembers } = channel.settings;
  const posters =
    postingPermissions === 1
      ? readers
      : [...channel.leaders.people, ...(postingPermissions === 3 ? designatedPostingMembers : [])];
  const hasGuests = !isInternalOnly(channel.type) && readers.some((person) => people.at(person).isExternal);
  return {
    mood: channelMood(channel, hasGuests),
    writers: posters.length > 0 ? posters : [channel.owner],
    readers: readers.length > 0 ? readers : [channel.owner],
    count: isWellKnown(channel) ? 50 + random.below(40) : 5 + random.below(Math.min(70, 12 + channel.members.size)),
    lastSentAtMs: nowMs - 1 - agoMs(random, channel),
    files: [...files.ofChannel(channel.id)],
  };
}

/** The channels everybody knows are always busy, a few of the others have fallen asleep. */
function agoMs(random: Random, channel: Channel): number {
  const roll = random.next();
  if (channel.isArchived) return 60 * DAY_MS + random.below(190 * DAY_MS);
  if (isWellKnown(channel)) return MINUTE_MS + random.below(2 * HOUR_MS);
  if (roll < 0.1) return 30 * DAY_MS + random.below(270 * DAY_MS);
  if (roll < 0.4) return DAY_MS + random.below(20 * DAY_MS);
  return random.below(DAY_MS);
}

function directOutline(random: Random, pair: readonly [number, number], { people, nowMs }: Company): Outline {
  const leftAtMs = pair.map((index) => Math.min(nowMs, people.leftAtMs(people.at(index))));
  const agoMs = random.chance(0.5) ? random.below(2 * DAY_MS) : random.below(200 * DAY_MS);
  return {
    mood: "direct",
    writers: [...pair],
    readers: [...pair],
    count: 3 + random.below(28),
    lastSentAtMs: Math.min(nowMs - 1 - agoMs, ...leftAtMs),
    files: [],
  };
}

/** Messages of a channel that people send on. */
function mainMessages(past: Past): Forwarded["original"][] {
  return past
    .recall()
    .messages.flatMap(({ id, sender, sentAtMs, text = "", richText = [], mainId, deletedAtMs }) =>
      mainId || deletedAtMs || text === ""
        ? []
        : [{ id, sender, sentAtMs, content: { text, richText, mentions: [], files: [], cards: [] } }],
    );
}
