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
  const byDepartment = privateChannels(channels, people);
  for (let tries = 0; spaces.size < count && tries < count * 20; tries++) {
    const department = random.pick(departments);
    const free = (byDepartment.get(department.name) ?? []).filter(({ space }) => space === null);
    const name = `${department.name}: ${capitalize(random.pick(department.teams).replaceAll("-", " "))}`;
    const general = free.find(({ members }) => members.size >= LEAST_MEMBERS && members.size <= MOST_MEMBERS);
    if (!general || spaces.isNameTaken(name)) continue;
    const others = free.filter((channel) => channel !== general).slice(0, 1 + random.below(4));
    const settings = pickSettings(random, general, people);
    makeGeneral(channels, general, settings);
    const description = `Plans, questions and decisions around ${name.slice(name.indexOf(":") + 2).toLowerCase()}.`;
    const space = spaces.create(channelId(random), { name, description, settings }, general);
    for (const channel of others)
      channels.place(channel, { spaceId: space.id, type: random.chance(0.5) ? "private" : "public_for_members" });
  }
}

/** The stable channels are the first of all, in their order. */
function seedStable(random: Random, spaces: Spaces, channels: Channels): void {
  for (const { settings, ...texts } of stableSpaces) {
    const spaceId = channelId(random);
    const placed = [...channels.from(0)].flatMap((channel, index) => {
      const [name, type] = stableChannels[index]?.space ?? [];
      return name === texts.name && type ? [{ channel, type }] : [];
    });
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
function privateChannels(channels: Channels, people: People): ReadonlyMap<string, readonly Channel[]> {
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
  const hasGuests = general.members.people.some((index) => people.at(index).isExternal);
  return {
    allowToAddExternalUsers: hasGuests ? random.pick([1, 2, 3]) : random.pick([0, 0, 0, 3]),
    addMemberPermissions: random.pick([1, 1, 2]),
    createChannelsPermission: random.pick([1, 2]),
  };
}
