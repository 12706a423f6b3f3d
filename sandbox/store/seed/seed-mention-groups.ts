import type { Channel } from "../channel.ts";
import type { Channels } from "../channels.ts";
import { channelId } from "../ids.ts";
import { addMentionGroup } from "../mention-group.ts";
import type { People } from "../people.ts";
import type { Random } from "../random.ts";
import { DOMAIN } from "./company.ts";
import { type StableMentionGroup, stableChannels } from "./stable-channels.ts";

const LEAST_MEMBERS = 6;
/** Share of the channels that have groups. */
const SHARE = 0.2;

const names = [
  ["on-call", "Whoever carries the pager this week."],
  ["leads", "Decides when nobody else does."],
  ["reviewers", "Reads changes before they go out."],
  ["approvers", "Signs off budgets and dates."],
  ["release-crew", "Ships on Thursdays."],
  ["night-shift", "Awake when the rest is not."],
  ["facilitators", "Runs the meetings."],
  ["translators", ""],
  ["newcomers", "Started this quarter."],
  ["champions", ""],
] as const;

export function seedMentionGroups(random: Random, channels: Channels, people: People): void {
  let place = 0;
  for (const channel of channels.from(0)) {
    const stable = stableChannels[place++];
    for (const group of stable?.mentionGroups ?? []) addStable(random, channel, people, group);
    const canHave = !stable && channel.type !== 4 && !channel.isArchived && channel.members.size >= LEAST_MEMBERS;
    if (canHave && random.chance(SHARE)) addSome(random, channel);
  }
}

function addStable(
  random: Random,
  channel: Channel,
  people: People,
  { name, description, members }: StableMentionGroup,
): void {
  const indexOf = (part: string) =>
    part === "guest"
      ? channel.members.people.find((index) => people.at(index).isExternal)
      : people.findByEmail(`${part}@${DOMAIN}`)?.index;
  addMentionGroup(channel, {
    id: channelId(random),
    name,
    description,
    people: members.flatMap((part) => indexOf(part) ?? []),
  });
}

function addSome(random: Random, channel: Channel): void {
  const first = random.below(names.length);
  const count = 1 + random.below(3);
  for (let number = 0; number < count; number++) {
    const [name, description] = names[(first + number) % names.length] ?? ["team", ""];
    const size = Math.min(12, 2 + random.below(Math.floor(channel.members.size / 2)));
    const start = random.below(channel.members.size - size + 1);
    const people = channel.members.people.slice(start, start + size);
    addMentionGroup(channel, { id: channelId(random), name, description, people });
  }
}
