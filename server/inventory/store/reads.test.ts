import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventoryReads } from "../../db/schema.ts";
import { databaseKinds, type Stack, startStack } from "../../testing/stack.ts";
import {
  AGAIN_RANK,
  dueReads,
  EVENT_RANK,
  forgetReads,
  noteDone,
  noteFailed,
  queueNew,
  queueNow,
  readKey,
  standingOf,
} from "./reads.ts";
import { channels, markGone, writeThings } from "./things.ts";

describe.each(databaseKinds)("what is to be read, on %s", (database) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database });
  }, 60_000);
  afterAll(() => stack.close());

  const failure = { kind: "network", code: "network", status: 0, message: "No answer." } as const;
  const emojis = { step: "emojis", subject: "" };
  const row = async () => {
    const [one] = await stack.database.orm.select().from(inventoryReads).where(eq(inventoryReads.step, "emojis"));
    return one;
  };

  const taken = async () => {
    const [due] = await dueReads(stack.database.orm, 5_000, 10, ["emojis"]);
    if (!due) throw new Error("nothing is due");
    return due;
  };

  test("is read again where something told of it since it was taken, whatever the clocks say", async () => {
    const { orm } = stack.database;
    await queueNew(orm, [{ ...emojis, rank: 1, dueAtMs: 1_000 }]);
    const first = await taken();
    await queueNow(orm, [emojis], 1_500);
    await noteDone(orm, [{ ...first, atMs: 2_000, againAtMs: 90_000 }]);
    expect(await row()).toMatchObject({ rank: EVENT_RANK, dueAtMs: 1_500, readAtMs: 2_000 });
    const second = await taken();
    await queueNow(orm, [emojis], 1_500);
    await noteFailed(orm, [{ ...second, atMs: 2_500, againAtMs: 90_000, failure }]);
    expect(await row()).toMatchObject({ rank: EVENT_RANK, dueAtMs: 1_500, failedCount: 1 });
    await noteDone(orm, [{ ...(await taken()), atMs: 3_000, againAtMs: 90_000 }]);
    expect(await row()).toMatchObject({ rank: AGAIN_RANK, dueAtMs: 90_000, readAtMs: 3_000, failure: null });
  });

  test("says of a reading whether a later one is known, and whether something has asked for it since", async () => {
    const { orm } = stack.database;
    await queueNow(orm, [emojis], 1_000);
    const due = await taken();
    const standing = async (atMs: number) => (await standingOf(orm, [{ ...due, atMs }])).get(readKey(emojis));
    await noteDone(orm, [{ ...due, atMs: 3_000, againAtMs: 90_000 }]);
    expect(await standing(2_999)).toEqual({ isLast: false, isAskedSince: false });
    expect(await standing(3_000)).toEqual({ isLast: true, isAskedSince: false });
    await queueNow(orm, [emojis], 3_500);
    expect(await standing(3_000)).toEqual({ isLast: true, isAskedSince: true });
    // Asked for by an event that came after the answer was sent for.
    await forgetReads(orm, [{ ...emojis, atMs: 3_000 }]);
    expect(await row()).toMatchObject(emojis);
    await forgetReads(orm, [{ ...emojis, atMs: 3_500 }]);
    expect(await standing(3_000)).toBeUndefined();
  });

  test("begins with a channel itself where nothing is known of it, or it is gone", async () => {
    const { orm } = stack.database;
    await writeThings(orm, channels, [
      { things: [{ key: "known", name: "Known", type: 1, told_by: "getChannel" }], atMs: 1_000 },
      { things: [{ key: "gone", name: "Gone", type: 1, told_by: "getChannel" }], atMs: 1_000 },
    ]);
    await markGone(orm, channels, [{ key: "gone", atMs: 1_500 }]);
    await queueNow(
      orm,
      ["c1", "known", "gone"].map((subject) => ({ step: "channel-members", subject })),
      1_000,
    );
    const due = await dueReads(orm, 2_000, 10, ["channel", "channel-members"]);
    expect(due.map(({ step, subject }) => `${step} ${subject}`).sort()).toEqual([
      "channel c1",
      "channel gone",
      "channel-members known",
    ]);
  });
});
