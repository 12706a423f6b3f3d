// Two channels with all that the inventory tells of channels, the same in both but for what it is called: one that people are
// given something over, and one that they are not.
import { userIdKey } from "../../contract/user-id.ts";
import type { Orm } from "../db/database.ts";
import { inventoryDirectoryGroupMembers, inventoryDirectoryGroups } from "../db/schema.ts";
import {
  writeChannelGroups,
  writeChannelMembers,
  writeMentionGroups,
  writeRetention,
} from "../inventory/store/facts.ts";
import { writeMoves } from "../inventory/store/moves.ts";
import { writeSpaceChannels, writeSpaceMembers } from "../inventory/store/space-facts.ts";
import { channels, people, spaces, writeThings } from "../inventory/store/things.ts";

export const wheres = ["inside", "outside"] as const;
export type Where = (typeof wheres)[number];

/** What is told of a world, by what it is of. */
export const marks = {
  room: (where: Where) => `Room of ${where}`,
  ann: (where: Where) => `Ann of ${where}`,
  leaver: (where: Where) => `Leaver of ${where}`,
  guest: (where: Where) => `Guest of ${where}`,
  space: (where: Where) => `Space of ${where}`,
  mentions: (where: Where) => `Mentions of ${where}`,
  group: (where: Where) => `Group of ${where}`,
  department: (where: Where) => `Department of ${where}`,
  policy: (where: Where) => (where === "inside" ? "7001d" : "7002d"),
} as const;
export type Mark = keyof typeof marks;

export interface World {
  readonly where: Where;
  readonly channelId: string;
  readonly spaceId: string;
  /** Who administers the channel; nobody where it is left out. */
  readonly leader?: { readonly userId: string; readonly name: string; readonly email: string };
}

/** Ann is in the channel, in the space and in both groups; whoever left owns the channel, which nobody else runs. */
export async function writeWorld(orm: Orm, { where, channelId, spaceId, leader }: World, nowMs: number): Promise<void> {
  const named = (mark: Mark) => marks[mark](where);
  const person = (id: string, mark: Mark, status: string) => ({
    ...{ key: `${where}-${id}`, user_id: `${where}-${id}`, name: named(mark), email: `${id}@${where}.example`, status },
    ...{ department: named("department"), job_title: "", manager: "", role_id: "2" },
  });
  const member = (id: string, mark: Mark, role: string) => ({
    ...{ userId: `${where}-${id}`, memberId: `m-${where}-${id}`, name: named(mark), email: `${id}@${where}.example` },
    ...{ isExternal: false, role },
  });
  const settings = { posting: 1, adding: 1, mention_all: 2, external: 0, sees_history: true, told_by: "getChannel" };
  await writeThings(orm, people, [
    { things: [person("ann", "ann", "active"), person("leaver", "leaver", "inactive")], atMs: nowMs },
  ]);
  await writeThings(orm, channels, [
    { things: [{ key: channelId, name: named("room"), type: 1, ...settings }], atMs: nowMs },
  ]);
  await writeThings(orm, spaces, [
    {
      things: [{ key: spaceId, name: named("space"), description: "", owner_key: "", owner_name: "" }],
      atMs: nowMs,
    },
  ]);
  const ann = member("ann", "ann", "member");
  const guest = { userId: "", memberId: `m-${where}-guest`, name: named("guest"), email: "", isExternal: true };
  const inside = [member("leaver", "leaver", "owner"), ann, { ...guest, role: "member" }];
  const led = leader ? [...inside, { ...leader, memberId: "m-leader", isExternal: false, role: "admin" }] : inside;
  const read = { unreadableCount: 0, atMs: nowMs };
  await writeChannelMembers(orm, [{ place: channelId, people: led, ...read }]);
  await writeSpaceMembers(orm, [{ place: spaceId, people: [ann], ...read }]);
  await writeSpaceChannels(orm, [{ spaceId, channelIds: [channelId], generalIds: [], ...read }]);
  await writeRetention(orm, [{ channelId, period: named("policy"), atMs: nowMs }]);
  const mentions = { id: `${where}-mentions`, name: named("mentions"), description: "", people: [ann] };
  await writeMentionGroups(orm, [
    { channelId, isArchived: false, groups: [{ ...mentions, unreadableCount: 0 }], ...read },
  ]);
  const group = { id: `${where}-group`, name: named("group") };
  await writeChannelGroups(orm, [{ channelId, groups: [group], ...read }]);
  await orm
    .insert(inventoryDirectoryGroups)
    .values({ ...group, type: "normal", memberCount: 7_001, firstSeenAtMs: nowMs, seenAtMs: nowMs });
  await orm.insert(inventoryDirectoryGroupMembers).values({
    ...{ groupId: group.id, personKey: userIdKey(ann.userId), userId: ann.userId, memberId: ann.memberId },
    ...{ name: ann.name, email: ann.email, isExternal: false },
  });
  await writeMoves(orm, [
    {
      ...{ channelId, atMs: nowMs - 1_000, personKey: userIdKey(ann.userId), status: "joined", name: ann.name },
      ...{ isExternal: false, operatorKey: "", operatorName: "" },
    },
  ]);
}
