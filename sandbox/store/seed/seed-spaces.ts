import type { Channel } from "../channel.ts";
import type { Channels } from "../channels.ts";
import { channelId } from "../ids.ts";
import type { People } from "../people.ts";
import type { Random } from "../random.ts";
import type { SpaceSettings, Spaces } from "../spaces.ts";
import { capitalize } from "./channel-names.ts";
import { departments } from "./company.ts";
import { stableChannels } from "./stable-channels.ts";
import { stableSpaces } from "./stable-spaces.ts";

const LEAST_MEMBERS = 6;
const MOST_MEMBERS = 80;

/** The stable spaces, then spaces that grew out of a team's private channel, `count` in all. */
export function seedSpaces(random: Random, spaces: Spaces, channels: Channels, people: People, count: number): void {
  seedStable(random, spaces, channels);
  const free = privateChannels(channels, people);
  for (let tries = 0; spaces.size < count && tries < count * 20; tries++) {
    const department = random.pick(departments);
    const colleagues = free.get(department.name) ?? [];
    const name = `${department.name}: ${capitalize(random.pick(department.teams).replaceAll("-", " "))}`;
    if (spaces.isNameTaken(name)) continue;
    const general = take(colleagues, ({ members }) => members.size >= LEAST_MEMBERS && members.size <= MOST_MEMBERS);
    if (!general) continue;
    const settings = pickSettings(random, general, people);
    makeGeneral(channels, general, settings);
    const description = `Plans, questions and decisions around ${name.slice(name.indexOf(":") + 2).toLowerCase()}.`;
    const space = spaces.create(channelId(random), { name, description, settings }, general);
    const fits = (channel: Channel) => settings.allowToAddExternalUsers > 0 || !hasGuests(channel, people);
    for (let left = 1 + random.below(4); left > 0; left--) {
      const channel = take(colleagues, fits);
      const type = random.chance(0.5) ? "private" : "public_for_members";
      if (channel) channels.place(channel, { spaceId: space.id, type });
    }
  }
}

/** Takes the first channel that is wanted off the list. */
function take(list: Channel[], isWanted: (channel: Channel) => boolean): Channel | undefined {
  const at = list.findIndex(isWanted);
  return at < 0 ? undefined : list.splice(at, 1)[0];
}

/** The stable channels are the first of all, in their order. */
function seedStable(random: Random, spaces: Spaces, channels: Channels): void {
  const all = channels.from(0);
  const made = stableChannels.map(({ space }) => ({ space, channel: all.next().value }));
  for (const { settings, ...texts } of stableSpaces) {
    const spaceId = channelId(random);
    const placed = made.flatMap(({ space, channel }) =>
      channel && space?.[0] === texts.name ? [{ channel, type: space[1] }] : [],
    );
    const general = placed.find(({ type }) => type === "general")?.channel;
    if (!general) throw new Error(`${texts.name} has no general channel`);
    makeGeneral(channels, general, settings);
    spaces.create(spaceId, { ...texts, settings }, general);
    for (const { channel, type } of placed) channels.place(channel, { spaceId, type });
  }
}

function makeGeneral(channels: Channels, general: Channel, settings: SpaceSettings): void {
  channels.rename(general, "General");
  channels.setType(general, 1);
  const { addMemberPermissions, allowToAddExternalUsers } = settings;
  general.settings = { ...general.settings, addMemberPermissions, allowToAddExternalUsers };
}

/** The generated channels that can be in a space, by the department of their owners. */
function privateChannels(channels: Channels, people: People): ReadonlyMap<string, Channel[]> {
  const byDepartment = new Map<string, Channel[]>();
  for (const channel of channels.from(stableChannels.length)) {
    if (!canBeInSpace(channel, people)) continue;
    const department = departmentOf(channel, people);
    const found = byDepartment.get(department);
    if (found) found.push(channel);
    else byDepartment.set(department, [channel]);
  }
  return byDepartment;
}

function canBeInSpace({ type, kind, isArchived, owner }: Channel, people: People): boolean {
  const person = people.at(owner);
  const isPrivate = type === 1 || type === 2;
  return isPrivate && kind === "ordinary" && !isArchived && !person.isExternal && person.status === "active";
}

function departmentOf({ owner }: Channel, people: People): string {
  const person = people.at(owner);
  return person.isExternal ? "" : person.department;
}

function pickSettings(random: Random, general: Channel, people: People): SpaceSettings {
  return {
    allowToAddExternalUsers: hasGuests(general, people) ? random.pick([1, 2, 3]) : random.pick([0, 0, 0, 3]),
    addMemberPermissions: random.pick([1, 1, 2]),
    createChannelsPermission: random.pick([1, 2]),
  };
}

const hasGuests = ({ members }: Channel, people: People): boolean =>
  members.people.some((index) => people.at(index).isExternal);
