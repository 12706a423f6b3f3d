// What the console changes itself is read again whatever becomes of the answer, and of the process that waits for it: that is
// written down along with what is about to be sent.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { call } from "../../contract/call.ts";
import { createChannel } from "../../contract/endpoints.gen.ts";
import { userIdKey } from "../../contract/user-id.ts";
import type { AppliedChange } from "../../domain/changes/info.ts";
import { inventoryPeople, inventoryReads } from "../db/schema.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { writeKnownCompany } from "../testing/known-company.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";
import { writeMentionGroups } from "./store/facts.ts";
import { queueNow } from "./store/reads.ts";
import { channels, people, writeThings } from "./store/things.ts";
import { changedBy } from "./sync/after-call.ts";

describe.each(databaseKinds)("own changes, on %s", (database) => {
  let stack: Stack;
  let admin: Browser;
  beforeAll(async () => {
    stack = await startStack({ database, jobs: true, config: { inventoryPart: 1, zoomTimeoutMs: 120_000 } });
    admin = await stack.signIn("admin");
    // What is due stays due.
    expect((await admin.post("/api/inventory/pause")).status).toBe(204);
  }, 120_000);
  afterAll(() => stack.close());
  beforeEach(() => stack.database.orm.delete(inventoryReads));

  const channel = () => {
    const found = stack.sandbox.store.channels.publicPage(0, 1).items[0];
    if (!found) throw new Error("the local Zoom has no channel");
    return { channelId: found.id, name: found.name };
  };
  const letPost = async (posting: number): Promise<AppliedChange> => {
    const parts = [{ actionId: "set-channel-settings", input: { posting }, targets: [channel()] }];
    const answer = await admin.post("/api/changes", { connection: "account", apply: true, parts });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json() as AppliedChange;
  };
  const due = async () => {
    const [row] = await stack.database.orm
      .select({ rank: inventoryReads.rank, dueAtMs: inventoryReads.dueAtMs })
      .from(inventoryReads)
      .where(eq(inventoryReads.subject, channel().channelId))
      // Reading that was under way when it was paused may have found more of it to read.
      .orderBy(inventoryReads.rank);
    return row && { rank: row.rank, inMs: row.dueAtMs - stack.clock.nowMs() };
  };
  const lateMs = () => stack.config.zoomTimeoutMs + 5_000;

  test("are to be read again before an answer is there, once Zoom cannot be at it any more", async () => {
    await stack.fault({ operation: "updateChannel", latencyMs: 100_000, times: 1 });
    const changing = letPost(2);
    await vi.waitFor(async () => expect((await due())?.rank).toBe(0), { timeout: 40_000 });
    const inMs = (await due())?.inMs ?? 0;
    expect([inMs > 60_000, inMs <= lateMs()]).toEqual([true, true]);
    await fetch(`${stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
    await changing;
    // Told by the answer, at once.
    await vi.waitFor(async () => expect((await due())?.inMs).toBeLessThanOrEqual(0), { timeout: 20_000 });
  }, 60_000);

  test("are to be read again where the answer was lost", async () => {
    await stack.fault({ operation: "updateChannel", drop: "after", times: 1 });
    const { status, counts } = await letPost(3);
    expect([status, counts]).toEqual(["done", { done: 1 }]);
    expect(await due()).toMatchObject({ rank: 0 });
    expect((await due())?.inMs).toBeLessThanOrEqual(lateMs());
  }, 60_000);

  test("have the channels of whoever is to own a new one read, which find it where its answer was lost", async () => {
    const { orm } = stack.database;
    const { id, email } = companyOf(stack).userOf("lead");
    const create = async (name: string) => {
      await orm.delete(inventoryReads);
      await stack.fault({ operation: "createChannel", drop: "after", times: 1 });
      const input = { type: 2, posting: 1, adding: 1, mentionAll: 1, seesHistory: true, external: 0 };
      const parts = [{ actionId: "create-channels", input, targets: [{ channelId: "", name, owner: email }] }];
      const body = { connection: "account", apply: true, confirmed: "grave", parts };
      expect((await admin.post("/api/changes", body)).json()).toMatchObject({ counts: { done: 1 } });
      const rows = await orm.select().from(inventoryReads).where(eq(inventoryReads.rank, 0));
      // What happened in the account is looked at each minute of its own accord.
      return rows.filter(({ step }) => step !== "activity").map(({ step, subject }) => [step, subject]);
    };
    await orm.delete(inventoryPeople);
    // Whoever is not known yet is found with their channels.
    expect(await create("Not known")).toEqual([["people", ""]]);
    const person = { key: userIdKey(id), user_id: id, email, name: "Lead", status: "active", role_id: "2" };
    const things = [{ ...person, department: "", job_title: "", manager: "" }];
    await writeThings(orm, people, [{ things, atMs: stack.clock.nowMs() }]);
    expect(await create("Known")).toEqual([["person-channels", userIdKey(id)]]);
    const own = call(createChannel, { path: { userId: "me" }, body: { name: "Own", type: 1 } });
    expect(changedBy(own, undefined, id)).toEqual([{ step: "person-channels", subject: id }]);
  }, 120_000);

  test("are not to be read again where nothing was sent", async () => {
    await stack.fault({ operation: "getChannel", status: 404, code: 4130, message: "gone", times: 1 });
    await letPost(1);
    expect(await due()).toBeUndefined();
  }, 60_000);

  test("are called by their new name from then on", async () => {
    const { channelId, name } = channel();
    const things = [{ key: channelId, name, type: 3, posting: 1, adding: 1, mention_all: 1, external: 0 }].map(
      (one) => ({ ...one, sees_history: true, told_by: "getChannel" }),
    );
    await writeThings(stack.database.orm, channels, [{ things, atMs: stack.clock.nowMs() }]);
    const plan = async (actionId: string, target: object) => {
      const parts = [{ actionId, input: {}, targets: [{ channelId, ...target }] }];
      const apply = actionId === "rename-channels";
      return (await admin.post("/api/changes", { connection: "account", apply, parts })).json() as AppliedChange;
    };
    const titleNow = async () => (await plan("archive-channels", { name: "As somebody calls it" })).title;
    expect(await titleNow()).toBe(`Archive ${name}`);
    expect(await plan("rename-channels", { name, newName: "Harbour watch" })).toMatchObject({ counts: { done: 1 } });
    // It is written beside the answer.
    await expect.poll(titleNow).toBe("Archive Harbour watch");
    await plan("rename-channels", { name: "Harbour watch", newName: name });
    await expect.poll(titleNow).toBe(`Archive ${name}`);
  }, 60_000);
});

test("what is to be read again is not what a plan leaves things out by", async () => {
  const stack = await startStack({ config: { inventoryPart: 1 } });
  try {
    const admin = await stack.signIn("admin");
    await writeKnownCompany(stack.database.orm, stack.clock.nowMs());
    const fact = { groups: undefined, unreadableCount: 0, atMs: stack.clock.nowMs(), isArchived: false };
    const ids = ["orphan", "led", "guests", "open", "empty"];
    await writeMentionGroups(
      stack.database.orm,
      ids.map((channelId) => ({ ...fact, channelId })),
    );
    const skips = async () => {
      const targets = ids.map((channelId) => ({ channelId, name: channelId }));
      const parts = [{ actionId: "unarchive-channels", input: {}, targets }];
      const { items = [] } = (
        await admin.post("/api/changes", { connection: "account", parts })
      ).json() as AppliedChange;
      return items.filter(({ skip }) => skip !== null).map(({ label }) => label);
    };
    expect(await skips()).toEqual(["Orphan", "Led", "Guests", "Open", "Empty"]);
    await queueNow(
      stack.database.orm,
      [{ step: "channel-mention-groups", subject: "led" }],
      stack.clock.nowMs() + 30_000,
    );
    expect(await skips()).toEqual(["Orphan", "Guests", "Open", "Empty"]);
  } finally {
    await stack.close();
  }
}, 120_000);
