// An inventory made up in the tables, for tests of what is asked of it: nothing is read of Zoom.
import type { Orm } from "../db/database.ts";
import { inventoryDirectoryGroupMembers, inventoryDirectoryGroups } from "../db/schema.ts";
import { writeChannelMembers, writeRetention } from "../inventory/store/facts.ts";
import { writeMoves } from "../inventory/store/moves.ts";
import { writeSpaceMembers } from "../inventory/store/space-facts.ts";
import { channels, people, spaces, writeThings } from "../inventory/store/things.ts";

const DAY_MS = 86_400_000;

const channel = (key: string, name: string, over: Readonly<Record<string, number>> = {}) => ({
  ...{
    key,
    name,
    type: 1,
    posting: 1,
    adding: 1,
    mention_all: 2,
    external: 0,
    sees_history: true,
    told_by: "getChannel",
  },
  ...over,
});
const person = (key: string, name: string, status = "active") => ({
  ...{ key, user_id: key, email: `${key}@x.example`, name, department: "", job_title: "", manager: "", role_id: "2" },
  status,
});
const member = (userId: string, role = "member") => ({
  ...{ userId, memberId: `m-${userId}`, name: userId, email: `${userId}@x.example`, isExternal: false, role },
});
const outsider = (id: string, email: string) => ({
  ...{ userId: "", memberId: id, name: `Guest ${id}`, email, isExternal: true, role: "member" },
});

/**
 * Ann runs things, Bo was deactivated. `orphan` is Bo's alone, `led` is Bo's with Ann as an administrator, `guests` has two
 * outsiders and may have none, `open` may have some and has none, `twin-1` and `twin-2` are called the same, `empty` has
 * its owner alone, `quiet` was left long ago.
 */
export async function writeKnownCompany(orm: Orm, nowMs: number): Promise<void> {
  const longAgoMs = nowMs - 300 * DAY_MS;
  await writeThings(orm, people, [
    { things: [person("ann", "Ann Lee"), person("bo", "Bo Ng", "inactive"), person("cy", "Cy Ito")], atMs: nowMs },
  ]);
  await writeThings(orm, channels, [
    {
      things: [
        channel("orphan", "Orphan"),
        channel("led", "Led"),
        channel("guests", "Guests"),
        channel("open", "Open", { external: 1, mention_all: 1 }),
        channel("twin-1", "Twin"),
        channel("twin-2", "Twín"),
        channel("empty", "Empty"),
        channel("quiet", "Quiet"),
      ],
      atMs: longAgoMs,
    },
  ]);
  await writeThings(orm, spaces, [
    {
      things: [{ key: "space", name: "Partners", description: "", owner_key: "ann", owner_name: "Ann Lee" }],
      atMs: nowMs,
    },
  ]);
  const read = (place: string, ...some: ReturnType<typeof member>[]) => ({
    ...{ place, people: some, unreadableCount: 0, atMs: nowMs },
  });
  const [ann, cy] = [member("ann", "owner"), member("cy")];
  await writeChannelMembers(orm, [
    read("orphan", member("bo", "owner"), cy),
    read("led", member("bo", "owner"), member("ann", "admin")),
    read("guests", ann, member("cy", "admin"), outsider("g1", "g1@Partner.example"), outsider("g2", "")),
    read("open", ann, cy),
    read("twin-1", ann, member("cy", "admin")),
    read("twin-2", ann, member("cy", "admin")),
    read("empty", ann),
    read("quiet", ann, member("cy", "admin")),
  ]);
  await writeSpaceMembers(orm, [read("space", ann, outsider("g1", "g1@Partner.example"))]);
  await writeRetention(
    orm,
    ["orphan", "led"].map((channelId, at) => ({ channelId, period: at === 0 ? "1y" : "", atMs: nowMs })),
  );
  const move = {
    personKey: "cy",
    status: "joined",
    name: "Cy",
    isExternal: false,
    operatorKey: "ann",
    operatorName: "Ann Lee",
  } as const;
  const moved = ["orphan", "led", "guests", "open", "twin-1", "twin-2", "empty"];
  await writeMoves(orm, [
    ...moved.map((channelId) => ({ ...move, channelId, atMs: nowMs - DAY_MS })),
    { ...move, channelId: "guests", personKey: "g1", name: "Guest g1", isExternal: true, atMs: nowMs - 2 * DAY_MS },
  ]);
  const known = { firstSeenAtMs: nowMs, seenAtMs: nowMs };
  await orm.insert(inventoryDirectoryGroups).values({ id: "group", name: "Team", type: "normal", ...known });
  const inGroup = { userId: "ann", memberId: "", name: "Ann", email: "", isExternal: false };
  await orm.insert(inventoryDirectoryGroupMembers).values({ groupId: "group", personKey: "ann", ...inGroup });
}
