import type { Activity } from "../activity-log.ts";
import { type Channel, isPublic } from "../channel.ts";
import type { Channels } from "../channels.ts";
import type { Random } from "../random.ts";
import type { User } from "../store.ts";

const WINDOW_MS = 60 * 86_400_000;

/** What happened in the sixty days before the start: how some of today's members came, and who has left since. */
export function seedActivity(
  random: Random,
  channels: Channels,
  users: readonly User[],
  count: number,
  nowMs: number,
): Activity[] {
  const all = [...channels.from(0)].filter((channel) => channel.kind !== "default");
  const history: Activity[] = [];
  while (history.length < count) {
    const channel = random.pick(all);
    const atMs = nowMs - 1 - random.below(WINDOW_MS);
    const passer = random.pick(users).index;
    if (random.chance(0.75)) history.push(arrival(random, channel, atMs));
    else if (!channels.isMember(channel, passer)) history.push(...visit(random, channel, passer, atMs, nowMs));
  }
  return history.slice(0, count);
}

function arrival(random: Random, channel: Channel, atMs: number): Activity {
  const first = random.below(channel.members.size);
  const people = channel.members.people.slice(first, first + (random.chance(0.8) ? 1 : 3));
  const isOwnDoing = isPublic(channel.type) && people.length === 1 && random.chance(0.6);
  const operator = isOwnDoing ? people[0] : random.pick(channel.leaders.people);
  return { channelId: channel.id, atMs, operator: operator ?? channel.owner, status: "joined", people };
}

function visit(random: Random, channel: Channel, person: number, cameMs: number, nowMs: number): Activity[] {
  const leftMs = cameMs + random.below(nowMs - cameMs);
  const inviter = isPublic(channel.type) ? person : random.pick(channel.leaders.people);
  const remover = random.chance(0.75) ? person : random.pick(channel.leaders.people);
  return [
    { channelId: channel.id, atMs: cameMs, operator: inviter, status: "joined", people: [person] },
    { channelId: channel.id, atMs: leftMs, operator: remover, status: "left", people: [person] },
  ];
}
