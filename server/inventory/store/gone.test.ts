// What is deleted stays deleted, and what it is needed for stays known.
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  inventoryChannels,
  inventoryForgotten,
  inventoryMembers,
  inventoryMoves,
  inventoryPeople,
  inventoryReads,
} from "../../db/schema.ts";
import { databaseKinds, type Stack, startStack } from "../../testing/stack.ts";
import { writeChannelMembers } from "./facts.ts";
import { deletePerson, sweepGone } from "./gone.ts";
import { type MoveFact, writeMoves } from "./moves.ts";
import { channels, markGone, people, writeThings } from "./things.ts";

const DAY_MS = 86_400_000;
const NOW_MS = Date.parse("2026-11-30T12:00:00Z");

describe.each(databaseKinds)("what is deleted, on %s", (database) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database });
  }, 60_000);
  afterAll(() => stack.close());
  beforeEach(async () => {
    const { orm } = stack.database;
    for (const table of [inventoryPeople, inventoryChannels, inventoryMembers, inventoryMoves, inventoryReads])
      await orm.delete(table);
    await orm.delete(inventoryForgotten);
    const person = (key: string) => ({ key, user_id: key, email: "", name: key, status: "active" });
    const told = { department: "", job_title: "", manager: "", role_id: "2" };
    const some = ["owner", "admin", "member", "other"].map((key) => ({ ...person(key), ...told }));
    await writeThings(orm, people, [{ things: some, atMs: NOW_MS - 200 * DAY_MS }]);
    const channel = { name: "A channel", type: 1, told_by: "getChannel" };
    await writeThings(orm, channels, [
      { things: ["c", "d"].map((key) => ({ ...channel, key })), atMs: NOW_MS - 200 * DAY_MS },
    ]);
    const within = (userId: string, role: string) => ({
      ...{ userId, memberId: `m-${userId}`, name: userId, email: "", isExternal: false, role },
    });
    const all = [within("owner", "owner"), within("admin", "admin"), within("member", "member")];
    await writeChannelMembers(orm, [{ place: "c", people: all, unreadableCount: 0, atMs: NOW_MS }]);
  });

  const keys = async () =>
    (await stack.database.orm.select().from(inventoryPeople).orderBy(asc(inventoryPeople.key))).map(({ key }) => key);
  const gone = (...some: string[]) =>
    markGone(
      stack.database.orm,
      people,
      some.map((key) => ({ key, atMs: NOW_MS - 100 * DAY_MS })),
    );
  const sweep = () => sweepGone(stack.database.orm, NOW_MS - 90 * DAY_MS, NOW_MS);
  const move = (personKey: string, atMs: number, operatorKey = "other"): MoveFact => ({
    ...{ channelId: "c", atMs, personKey, status: "joined", name: personKey, isExternal: false },
    ...{ operatorKey, operatorName: operatorKey },
  });
  const moves = async () =>
    (await stack.database.orm.select().from(inventoryMoves).orderBy(asc(inventoryMoves.atMs))).map(
      ({ personKey, atMs, operatorName }) => [personKey, atMs - NOW_MS, operatorName],
    );

  test("are gone people, but for those who still lead a channel that is there", async () => {
    const { orm } = stack.database;
    await gone("owner", "admin", "member");
    await writeMoves(orm, [move("member", NOW_MS - 150 * DAY_MS), move("admin", NOW_MS - 150 * DAY_MS)]);
    await sweep();
    expect(await keys()).toEqual(["admin", "other", "owner"]);
    expect(await moves()).toEqual([["admin", -150 * DAY_MS, "other"]]);
    await markGone(orm, channels, [{ key: "c", atMs: NOW_MS - DAY_MS }]);
    await orm.update(inventoryChannels).set({ ownerKey: "other" }).where(eq(inventoryChannels.id, "c"));
    await sweep();
    expect(await keys()).toEqual(["other"]);
  });

  test("are people of channels, of which nobody knows any more how many are in them until they are read", async () => {
    const { orm } = stack.database;
    await deletePerson(orm, "member", NOW_MS);
    const [channel] = await orm.select().from(inventoryChannels).where(eq(inventoryChannels.id, "c"));
    expect(channel).toMatchObject({
      ...{ ownerKey: "owner", adminKeys: "admin" },
      ...{ memberCount: null, externalCount: null, adminCount: null, membersAtMs: null },
    });
    expect(await orm.select().from(inventoryReads)).toMatchObject([
      { step: "channel-members", subject: "c", rank: 0, readAtMs: null },
    ]);
    await deletePerson(orm, "owner", NOW_MS);
    await deletePerson(orm, "admin", NOW_MS);
    const [unled] = await orm.select().from(inventoryChannels).where(eq(inventoryChannels.id, "c"));
    expect(unled).toMatchObject({ ownerKey: null, ownerName: null, adminKeys: null });
  });

  test("are joins and leaves, which the log that is read again does not bring back", async () => {
    const { orm } = stack.database;
    const before = [move("member", NOW_MS - 3_000), move("other", NOW_MS - 2_000, "member")];
    await writeMoves(orm, before);
    await deletePerson(orm, "member", NOW_MS);
    const without = [["other", -2_000, ""]];
    expect(await moves()).toEqual(without);
    // What was read of the log before, and of days at which nobody had looked yet.
    await writeMoves(orm, [...before, move("member", NOW_MS - 1), move("owner", NOW_MS - 1_000, "member")]);
    expect(await moves()).toEqual([...without, ["owner", -1_000, ""]]);
    const [channel] = await orm.select().from(inventoryChannels).where(eq(inventoryChannels.id, "c"));
    expect(channel?.lastMoveAtMs).toBe(NOW_MS - 1);
    // What happens later is no longer what was deleted.
    await writeMoves(orm, [move("member", NOW_MS + 1)]);
    expect((await moves()).at(-1)).toEqual(["member", 1, "other"]);
  });

  test("is kept in mind without a name, until the log cannot tell of it again", async () => {
    const { orm } = stack.database;
    const log = { step: "activity", subject: "", rank: 0, dueAtMs: NOW_MS, readAtMs: NOW_MS };
    await orm.insert(inventoryReads).values(log);
    await deletePerson(orm, "member", NOW_MS);
    const kept = () => orm.select().from(inventoryForgotten);
    expect(await kept()).toEqual([{ keyHash: expect.stringMatching(/^[0-9a-f]{64}$/), untilMs: NOW_MS }]);
    await orm.update(inventoryReads).set({ readAtMs: NOW_MS + DAY_MS });
    await sweep();
    expect(await kept()).toHaveLength(1);
    await orm.update(inventoryReads).set({ readAtMs: NOW_MS + 3 * DAY_MS });
    await sweep();
    expect(await kept()).toEqual([]);
  });
});
