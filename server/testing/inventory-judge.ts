// Holds the inventory against the sandbox's own store: every row that is missing, too many, or otherwise.
import { isNull, sql } from "drizzle-orm";
import { userIdKey } from "../../contract/user-id.ts";
import type { Channel } from "../../sandbox/store/channel.ts";
import type { Person } from "../../sandbox/store/store.ts";
import {
  inventoryChannelGroups,
  inventoryChannels,
  inventoryDirectoryGroupMembers,
  inventoryDirectoryGroups,
  inventoryEmojis,
  inventoryMembers,
  inventoryMentioned,
  inventoryMentionGroups,
  inventoryPeople,
  inventoryReads,
  inventorySpaceChannels,
  inventorySpaceMembers,
  inventorySpaces,
} from "../db/schema.ts";
import type { Stack } from "./stack.ts";

const DAY_MS = 86_400_000;
/** So far back the log of joins and leaves, and the reports of messages, were read for sure at the first time. */
const MOVES_MS = 28 * DAY_MS;
const MESSAGES_MS = 170 * DAY_MS;

const keyOf = (person: Person): string => (person.isExternal ? person.memberId : userIdKey(person.id));

function differences(what: string, known: Iterable<string>, real: Iterable<string>): readonly string[] {
  const [had, is] = [new Set(known), new Set(real)];
  return [
    ...[...is].filter((line) => !had.has(line)).map((line) => `${what} missing: ${line}`),
    ...[...had].filter((line) => !is.has(line)).map((line) => `${what} too many: ${line}`),
  ];
}

interface Judged extends Pick<Stack, "sandbox"> {
  readonly database: Pick<Stack["database"], "orm">;
  readonly clock: Pick<Stack["clock"], "nowMs">;
}

/** What the inventory has otherwise than the company is, a line each. */
export async function inventoryDifferences({
  database: { orm },
  sandbox: { store },
  clock,
}: Judged): Promise<string[]> {
  const person = (index: number): Person => store.people.at(index);
  const channels: readonly Channel[] = store.channels.all;
  const roleIn = (channel: Channel, index: number): string =>
    channel.owner === index ? "owner" : channel.leaders.has(index) ? "admin" : "member";
  const known = await orm.select().from(inventoryChannels).where(isNull(inventoryChannels.goneAtMs));
  const ids = new Set(known.map(({ id }) => id));
  const members = (await orm.select().from(inventoryMembers)).filter(({ channelId }) => ids.has(channelId));
  // Zoom shows none of archived channels: what was known of them before stays.
  const open = new Set(channels.filter(({ isArchived }) => !isArchived).map(({ id }) => id));
  const groups = (await orm.select().from(inventoryMentionGroups)).filter(({ channelId }) => open.has(channelId));
  const groupIds = new Set(groups.map(({ id }) => id));
  const mentioned = (await orm.select().from(inventoryMentioned)).filter(({ groupId }) => groupIds.has(groupId));
  const knownSpaces = await orm.select().from(inventorySpaces).where(isNull(inventorySpaces.goneAtMs));
  const spaceIds = new Set(knownSpaces.map(({ id }) => id));
  const directory = await orm.select().from(inventoryDirectoryGroups).where(isNull(inventoryDirectoryGroups.goneAtMs));
  const directoryIds = new Set(directory.map(({ id }) => id));
  const inChannels = (await orm.select().from(inventoryChannelGroups)).filter(({ channelId }) => ids.has(channelId));
  const externalsIn = (some: readonly number[]): number => some.filter((at) => person(at).isExternal).length;
  const nowMs = clock.nowMs();
  const firstMs = Math.min(...known.map(({ firstSeenAtMs }) => firstSeenAtMs));
  const lastMove = (atMs: number | null | undefined): string =>
    atMs == null || atMs < firstMs - MOVES_MS ? "long ago" : new Date(atMs).toISOString();
  // Messages that are kept no longer were written all the same.
  const lastDays = new Map<string, string>();
  for (const conversation of store.messages.from(0, nowMs)) {
    const sentAtMs = conversation.lastSentAtMs(nowMs) ?? 0;
    if (conversation.parties.kind === "channel" && sentAtMs > firstMs - MESSAGES_MS)
      lastDays.set(conversation.parties.channelId, new Date(sentAtMs).toISOString().slice(0, 10));
  }
  const spaces = store.spaces.page(0, 10_000).items;
  const policyOf = (id: string): string => {
    const { isCustom, period } = store.retention.of(id);
    return isCustom ? period : "";
  };
  const users = store.users.filter((user) => user.status !== "pending" && !store.people.isDeleted(user));
  const people = await orm.select().from(inventoryPeople).where(isNull(inventoryPeople.goneAtMs));
  const emojis = await orm.select().from(inventoryEmojis).where(isNull(inventoryEmojis.goneAtMs));
  return [
    ...differences(
      "person",
      people.map(({ key, status, email }) => `${key} ${status} ${email}`),
      users.map(({ id, status, email }) => `${userIdKey(id)} ${status} ${email}`),
    ),
    ...differences(
      "channel",
      known.map((row) =>
        [
          row.id,
          row.name,
          row.type,
          row.posting,
          row.adding,
          row.mentionAll,
          row.external,
          row.isArchived,
          // Zoom lists no archived channels of a space.
          open.has(row.id) ? row.spaceId : null,
        ].join(" | "),
      ),
      channels.map((channel) =>
        [
          channel.id,
          channel.name,
          channel.type,
          channel.settings.postingPermissions,
          channel.settings.addMemberPermissions,
          channel.settings.mentionAllPermissions,
          channel.settings.allowToAddExternalUsers,
          // Zoom tells it of no group chat.
          channel.type === 4 ? null : channel.isArchived,
          channel.isArchived ? null : (channel.space?.spaceId ?? null),
        ].join(" | "),
      ),
    ),
    ...differences(
      "member",
      members.map(({ channelId, personKey, role }) => `${channelId} ${personKey} ${role}`),
      channels.flatMap((channel) =>
        channel.members.people.map((index) => `${channel.id} ${keyOf(person(index))} ${roleIn(channel, index)}`),
      ),
    ),
    ...differences(
      "count",
      known.map((row) =>
        [row.id, row.memberCount, row.externalCount, row.adminCount, row.directoryGroupCount, row.ownerKey].join(" "),
      ),
      channels.map(({ id, members: { people: some }, leaders, groups: of, owner }) =>
        [id, some.length, externalsIn(some), leaders.people.length - 1, of.size, keyOf(person(owner))].join(" "),
      ),
    ),
    ...differences(
      "last move",
      known.map(({ id, lastMoveAtMs }) => `${id} ${lastMove(lastMoveAtMs)}`),
      channels.map(({ id }) => `${id} ${lastMove(store.activity.page(id, 0, nowMs + 1, null, 1).items[0]?.atMs)}`),
    ),
    ...differences(
      "last message",
      known.flatMap(({ id, lastMessageDay }) => (lastDays.has(id) ? [`${id} ${lastMessageDay}`] : [])),
      channels.flatMap(({ id }) => (lastDays.has(id) ? [`${id} ${lastDays.get(id)}`] : [])),
    ),
    ...differences(
      "directory group in",
      inChannels.map(({ channelId, groupId, name }) => `${channelId} ${groupId} ${name}`),
      channels.flatMap(({ id, groups: of }) =>
        [...of.keys()].map((groupId) => `${id} ${groupId} ${store.groups.find(groupId)?.name}`),
      ),
    ),
    ...differences(
      "retention",
      known.map(({ id, retention }) => `${id} ${retention}`),
      channels.map(({ id }) => `${id} ${policyOf(id)}`),
    ),
    ...differences(
      "mention group",
      groups.map(({ channelId, id, name }) => `${channelId} ${id} ${name}`),
      channels.flatMap(({ id, mentionGroups, isArchived }) =>
        isArchived ? [] : mentionGroups.map((group) => `${id} ${group.id} ${group.name}`),
      ),
    ),
    ...differences(
      "mentioned",
      mentioned.map(({ groupId, personKey }) => `${groupId} ${personKey}`),
      channels.flatMap(({ mentionGroups, isArchived }) =>
        isArchived
          ? []
          : mentionGroups.flatMap((group) => group.members.people.map((at) => `${group.id} ${keyOf(person(at))}`)),
      ),
    ),
    ...differences(
      "space",
      knownSpaces.map((row) =>
        [
          row.id,
          row.name,
          row.description,
          row.ownerKey,
          row.adding,
          row.external,
          row.channelCreating,
          row.memberCount,
          row.externalCount,
        ].join(" | "),
      ),
      spaces.map(({ id, name, description, settings, general: { owner, members: of } }) =>
        [
          id,
          name,
          description,
          keyOf(person(owner)),
          settings.addMemberPermissions,
          settings.allowToAddExternalUsers,
          settings.createChannelsPermission,
          of.people.length,
          externalsIn(of.people),
        ].join(" | "),
      ),
    ),
    ...differences(
      "emoji",
      emojis.map(({ id, name }) => `${id} ${name}`),
      store.emoji.page("", 0, 10_000).items.map(({ file, name }) => `${file.id} ${name}`),
    ),
    ...differences(
      "directory group",
      directory.map(({ id, name, type, memberCount }) => `${id} ${name} ${type} ${memberCount}`),
      store.groups.all.map(({ id, name, type, members: of }) => `${id} ${name} ${type} ${of.length}`),
    ),
    ...differences(
      "group member",
      (await orm.select().from(inventoryDirectoryGroupMembers))
        .filter(({ groupId }) => directoryIds.has(groupId))
        .map(({ groupId, personKey }) => `${groupId} ${personKey}`),
      store.groups.all.flatMap(({ id, members: some }) => some.map((at) => `${id} ${keyOf(person(at))}`)),
    ),
    ...differences(
      "general channel",
      (await orm.select().from(inventorySpaceChannels))
        .filter(({ spaceId, isGeneral }) => isGeneral && spaceIds.has(spaceId))
        .map(({ spaceId, channelId }) => `${spaceId} ${channelId}`),
      spaces.map(({ id, general }) => `${id} ${general.id}`),
    ),
    ...differences(
      "space member",
      (await orm.select().from(inventorySpaceMembers))
        .filter(({ spaceId }) => spaceIds.has(spaceId))
        .map(({ spaceId, personKey, role }) => `${spaceId} ${personKey} ${role}`),
      spaces.flatMap(({ id, general }) =>
        general.members.people.map((at) => `${id} ${keyOf(person(at))} ${roleIn(general, at)}`),
      ),
    ),
  ];
}

/** How many reads were never made, and how many are due. */
export async function readsLeft({
  database: { orm },
  clock,
}: Stack): Promise<{ readonly never: number; readonly due: number }> {
  const [row] = await orm
    .select({
      never: sql<number>`count(*) filter (where ${inventoryReads.readAtMs} is null)::int`,
      due: sql<number>`count(*) filter (where ${inventoryReads.dueAtMs} <= ${clock.nowMs()})::int`,
    })
    .from(inventoryReads);
  return row ?? { never: 0, due: 0 };
}
