// Who is there, and which channels they are in, while people come, leave and are only just made.
import { asc, eq } from "drizzle-orm";
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Ask } from "../../../domain/answers/ask.ts";
import { CallFailed } from "../../../domain/changes/resource.ts";
import {
  inventoryChannelGroups,
  inventoryChannels,
  inventoryMembers,
  inventoryPeople,
  inventoryReads,
} from "../../db/schema.ts";
import { cannedSlice } from "../../testing/canned-slice.ts";
import { databaseKinds, type Stack, startStack } from "../../testing/stack.ts";
import { writeChannelGroups, writeChannelMembers } from "../store/facts.ts";
import { isAnyNeverRead, queueNew } from "../store/reads.ts";
import { channels, writeThings } from "../store/things.ts";
import { directoryGroupsStep, peopleStep } from "./lists.ts";
import { MINUTE_MS } from "./step.ts";

const unknown = new CallFailed({ kind: "not_found", code: 1001, status: 404, message: "User does not exist." });

describe.each(databaseKinds)("people on %s", (database) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database });
  }, 60_000);
  afterAll(() => stack.close());
  beforeEach(async () => {
    const { orm } = stack.database;
    await orm.delete(inventoryReads);
    await orm.delete(inventoryChannels);
    await orm.delete(inventoryPeople);
  });

  const queued = (step: string, subject = "") =>
    queueNew(stack.database.orm, [{ step, subject, rank: 1, dueAtMs: stack.clock.nowMs() }]);
  const readsOf = (step: string) =>
    stack.database.orm
      .select()
      .from(inventoryReads)
      .where(eq(inventoryReads.step, step))
      .orderBy(asc(inventoryReads.subject));
  const restMs = async () => {
    const [row] = await readsOf("person-channels");
    return (row?.dueAtMs ?? Number.NaN) - stack.clock.nowMs();
  };
  const statuses = async () => {
    const rows = await stack.database.orm.select().from(inventoryPeople).orderBy(asc(inventoryPeople.key));
    return rows.map(({ key, status, goneAtMs }) => [key, goneAtMs === null ? status : "gone"]);
  };
  /** A list of people that says who has a status, the first time it is asked, the second and so on. */
  const listed =
    (asked: (status: string) => readonly string[], called: (id: string) => string): Ask =>
    async ({ query }, schema) => {
      const { status } = v.parse(v.object({ status: v.string() }), query);
      return v.parse(schema, { users: asked(status).map((id) => ({ id, display_name: called(id) })) });
    };
  const readPeople = async (asked: (status: string) => readonly string[], called = (id: string) => id) => {
    const { orm } = stack.database;
    const fact = await peopleStep.begin("", listed(asked, called), { nowMs: stack.clock.nowMs(), readAtMs: null });
    return peopleStep.finish(orm, [fact]);
  };

  test("are asked for again whom Zoom does not know everywhere yet", async () => {
    await queued("person-channels", "ann");
    let misses = 0;
    const answer = (operation: string) => {
      if (operation !== "listUsersChannels")
        return { members: [], groups: [], mention_group_list: [], policy: "default" };
      misses += 1;
      if (misses <= 2) throw unknown;
      return { channels: [{ id: "c", name: "A channel", type: 1 }] };
    };
    for (const missed of [1, 2]) {
      await cannedSlice(stack, answer);
      expect(misses).toBe(missed);
      stack.clock.advance((await restMs()) + 1);
    }
    await cannedSlice(stack, answer);
    expect(await stack.database.orm.select().from(inventoryChannels)).toMatchObject([{ id: "c" }]);
  });

  test("are forgotten after some misses where no list has them, and left for longer where one does", async () => {
    const { orm } = stack.database;
    await readPeople((status) => (status === "inactive" ? ["ann"] : []));
    await queued("person-channels", "ann");
    await queued("person-channels", "bo");
    await orm.insert(inventoryReads).values({ step: "people", subject: "", rank: 9, dueAtMs: 1e15, readAtMs: 1 });
    for (let times = 0; times < 4; times += 1) {
      await cannedSlice(stack, () => {
        throw unknown;
      });
      // What Zoom says it does not know holds nothing up.
      expect(await isAnyNeverRead(orm)).toBe(false);
      stack.clock.advance(5 * MINUTE_MS);
    }
    expect(await readsOf("person-channels")).toMatchObject([{ subject: "ann", failedCount: 4 }]);
    expect(await restMs()).toBeGreaterThan(30 * MINUTE_MS);
  });

  test("are read the channels and phone numbers of, all who are listed and have nothing queued", async () => {
    const found = async () => (await readPeople((status) => (status === "active" ? ["ann", "bo"] : []))).found;
    const steps = ["person-channels", "person-phones"];
    const both = steps.flatMap((step) => ["ann", "bo"].map((subject) => ({ step, subject })));
    expect(await found()).toEqual(expect.arrayContaining(both));
    expect(await found()).toEqual(expect.arrayContaining(both));
    for (const step of steps) await queued(step, "ann");
    expect(await found()).toEqual(steps.map((step) => ({ step, subject: "bo" })));
  });

  test("are called by the names they have by now wherever they are, and directory groups in channels", async () => {
    const { orm } = stack.database;
    await orm.delete(inventoryMembers);
    await orm.delete(inventoryChannelGroups);
    const there = (status: string) => (status === "active" ? ["ann", "bo"] : []);
    await readPeople(there);
    const atMs = stack.clock.nowMs();
    await writeThings(orm, channels, [{ things: [{ key: "c", name: "C", type: 1, told_by: "getChannel" }], atMs }]);
    const member = (userId: string, role: string) => ({
      ...{ userId, memberId: `m-${userId}`, name: userId, email: "", isExternal: false, role },
    });
    const read = { place: "c", people: [member("ann", "owner"), member("bo", "member")], unreadableCount: 0, atMs };
    await writeChannelMembers(orm, [read]);
    const readGroups = async (name: string) => {
      const ask: Ask = async (_call, schema) => v.parse(schema, { groups: [{ id: "g", name, type: "normal" }] });
      const when = { nowMs: stack.clock.nowMs(), readAtMs: null };
      await directoryGroupsStep.finish(orm, [await directoryGroupsStep.begin("", ask, when)]);
    };
    await readGroups("Before");
    await writeChannelGroups(orm, [
      { channelId: "c", groups: [{ id: "g", name: "Before" }], unreadableCount: 0, atMs },
    ]);
    stack.clock.advance(MINUTE_MS);
    await readPeople(there, (id) => (id === "ann" ? "Ann Married" : id));
    await readGroups("After");
    const [channel] = await orm.select().from(inventoryChannels);
    expect(channel).toMatchObject({ ownerKey: "ann", ownerName: "Ann Married" });
    const names = (await orm.select().from(inventoryMembers)).map(({ name }) => name).sort();
    expect(names).toEqual(["Ann Married", "bo"]);
    expect((await orm.select().from(inventoryChannelGroups)).map(({ name }) => name)).toEqual(["After"]);
  });

  test("are not lost who are deactivated or reactivated while they are listed", async () => {
    await readPeople((status) => (status === "active" ? ["ann", "bo", "cy"] : ["di", "ed"]));
    stack.clock.advance(MINUTE_MS);
    // Di is active again before the active ones are listed and Ed after, Ann is deactivated before; Cy is in no list.
    const answers = [["di", "ed"], ["bo", "di"], ["ann"]];
    const asked: string[] = [];
    await readPeople((status) => answers[asked.push(status) - 1] ?? []);
    expect(asked).toEqual(["inactive", "active", "inactive"]);
    expect(await statuses()).toEqual([
      ["ann", "inactive"],
      ["bo", "active"],
      ["cy", "gone"],
      ["di", "active"],
      ["ed", "inactive"],
    ]);
  });
});
