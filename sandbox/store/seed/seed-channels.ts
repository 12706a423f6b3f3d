import { type Channel, isPublic } from "../channel.ts";
import type { Channels } from "../channels.ts";
import { channelId, meetingChannelId } from "../ids.ts";
import type { Random } from "../random.ts";
import type { ExternalPerson, User } from "../store.ts";
import { type ChannelPlan, pickSettings, planChannel } from "./channel-plan.ts";
import { Crowd } from "./crowd.ts";
import type { Size } from "./sizes.ts";
import { EVERYBODY, type StableChannel, stableChannels } from "./stable-channels.ts";

/**
 * Makes `size.channels` channels and `size.archived` archived ones, with `size.memberships` memberships in all; then
 * further public channels with their owner alone until there are `publicChannels` of those.
 */
export function seedChannels(
  random: Random,
  channels: Channels,
  size: Size,
  users: readonly User[],
  externals: readonly ExternalPerson[],
  publicChannels = 0,
): void {
  const crowd = new Crowd(random, channels, users, externals);
  for (const stable of stableChannels) seedStable(random, channels, crowd, stable);

  const total = size.channels + size.archived;
  const plans = Array.from({ length: total - channels.size }, () => planChannel(random));
  let archivedLeft = size.archived - stableChannels.filter((channel) => channel.isArchived).length;
  const made: { channel: Channel; plan: ChannelPlan }[] = [];
  for (const [index, plan] of plans.entries()) {
    const isArchived = random.chance(archivedLeft / (plans.length - index));
    if (isArchived) archivedLeft--;
    const owner = index % 40 === 7 ? crowd.deactivated() : crowd.activeOf(plan.department.name);
    made.push({ channel: seedGenerated(random, channels, crowd, plan, owner, isArchived), plan });
  }
  fillUp(random, crowd, made, size.memberships - crowd.count);
  while (channels.publicCount < publicChannels) {
    const plan = planChannel(random);
    if (isPublic(plan.type)) seedGenerated(random, channels, crowd, plan, crowd.activeOf(plan.department.name), false);
  }
  for (const { channel } of made) crowd.giveParts(channel);
}

const idFor = (random: Random, kind: Channel["kind"]): string =>
  kind === "meeting" ? meetingChannelId(random) : channelId(random);

function seedStable(random: Random, channels: Channels, crowd: Crowd, stable: StableChannel): void {
  const channel = channels.create({
    id: idFor(random, stable.kind ?? "ordinary"),
    name: stable.name,
    type: stable.type,
    kind: stable.kind ?? "ordinary",
    isArchived: stable.isArchived ?? false,
    owner: stable.owner === "deactivated" ? crowd.deactivated().index : crowd.called(stable.owner).index,
    settings: {
      ...pickSettings(random, stable.type),
      postingPermissions: 1,
      mentionAllPermissions: 1,
      addMemberPermissions: 1,
      newMembersCanSeePreviousMessagesFiles: true,
      ...stable.settings,
      designatedPostingMembers: (stable.designated ?? []).map((part) => crowd.called(part).index),
    },
  });
  crowd.started(channel);
  for (const part of [...(stable.admins ?? []), ...(stable.members ?? [])])
    crowd.join(channel, crowd.called(part).index);
  for (const part of stable.admins ?? []) channel.leaders.add(crowd.called(part).index);
  crowd.joinGuests(channel, null, stable.externals ?? 0);
  if (stable.others === EVERYBODY) crowd.joinEverybody(channel);
  else crowd.joinOthers(channel, null, stable.others);
}

function seedGenerated(
  random: Random,
  channels: Channels,
  crowd: Crowd,
  plan: ChannelPlan,
  owner: User,
  isArchived: boolean,
): Channel {
  const first = plan.nextName === null ? crowd.companions(owner) : [];
  const channel = channels.create({
    id: idFor(random, plan.kind),
    name: plan.nextName
      ? freeName(channels, plan.nextName)
      : [owner, ...first].map((user) => user.firstName).join(", "),
    type: plan.type,
    kind: plan.kind,
    isArchived,
    owner: owner.index,
    settings: plan.settings,
  });
  crowd.started(channel);
  for (const user of first) crowd.join(channel, user.index);
  if (plan.guestDomain !== null) crowd.joinGuests(channel, plan.guestDomain, 1 + random.below(4));
  return channel;
}

const NAME_TRIES = 12;

/** The first free name thought of, or the last with a number. */
function freeName(channels: Channels, nextName: () => string): string {
  let name = nextName();
  for (let tries = 1; tries < NAME_TRIES && channels.isNameTaken(name); tries++) name = nextName();
  let free = name;
  for (let number = 2; channels.isNameTaken(free); number++) free = `${name}-${number}`;
  return free;
}

/** Shares `memberships` out among the channels by their draw, to the last one. */
function fillUp(
  random: Random,
  crowd: Crowd,
  made: readonly { channel: Channel; plan: ChannelPlan }[],
  memberships: number,
): void {
  const totalDraw = made.reduce((sum, { plan }) => sum + plan.draw, 0);
  let left = memberships;
  for (const { channel, plan } of made) {
    const share = Math.min(left, Math.floor((plan.draw / totalDraw) * memberships));
    left -= crowd.joinOthers(channel, plan.department.name, share);
  }
  const open = made.filter(({ plan }) => plan.nextName !== null);
  while (left > 0) {
    const { channel, plan } = random.pick(open);
    left -= crowd.joinOthers(channel, plan.department.name, 1);
  }
}
