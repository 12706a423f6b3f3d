import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { databaseSource } from "../db/database.ts";
import { people } from "../db/schema.ts";
import { bossStand, gate, type Numbered } from "../testing/boss-stand.ts";
import { databaseKinds } from "../testing/stack.ts";
import { createBoss } from "./boss.ts";
import { jobLimits } from "./limits.ts";
import { defineQueue } from "./queue.ts";

test("the job of a killed instance goes on within half a minute", () => {
  expect(jobLimits.leaseSeconds * 1_000 + 2 * jobLimits.roundMs).toBeLessThan(30_000);
  expect(jobLimits.renewMs * 3).toBeLessThan(jobLimits.leaseSeconds * 1_000);
});

describe.each(databaseKinds)("jobs on %s", (kind) => {
  const stand = bossStand(kind);
  const { log, bosses, instance, states } = stand;

  test("are worked on at once, each once, and are done", async () => {
    const worked: number[] = [];
    const { boss, queue } = await instance("at-once", async ({ n }) => {
      worked.push(n);
      return undefined;
    });
    // Nothing but the announcement can lead to them: pg-boss itself would look every two seconds, rounds are far apart.
    for (let n = 0; n < 5; n += 1) await boss.send(queue, { n });
    await expect.poll(() => worked).toEqual([0, 1, 2, 3, 4]);
    await expect
      .poll(async () => (await states("at-once")).map(({ state }) => state))
      .toEqual(Array(5).fill("completed"));
  });

  test("of many who have some take turns, and nobody has all workers", async () => {
    const begun: string[] = [];
    const held = gate();
    const boss = createBoss({
      database: databaseSource(Promise.resolve(stand.database)),
      log,
      limits: { roundMs: 3_600_000 },
    });
    bosses.push(boss);
    const queue = defineQueue({
      name: "fair",
      data: v.object({ whose: v.string() }),
      concurrency: 3,
      fairBy: "whose",
      work: async ({ whose }) => {
        begun.push(whose);
        await held.opened;
        return undefined;
      },
    });
    boss.register(queue);
    await boss.start();
    for (let n = 0; n < 12; n += 1) await boss.send(queue, { whose: "ada" });
    await expect.poll(() => begun).toEqual(["ada", "ada"]);
    await boss.send(queue, { whose: "bob" });
    await expect.poll(() => begun).toEqual(["ada", "ada", "bob"]);
    for (const whose of ["bob", "bob", "cyd", "cyd"]) await boss.send(queue, { whose });
    held.open();
    await expect.poll(() => begun.length).toBe(17);
    // Those of others, sent last, did not wait for the ten that were there before.
    expect(begun.slice(0, 10).filter((whose) => whose === "bob")).toHaveLength(3);
    expect(begun.slice(0, 10).filter((whose) => whose === "cyd")).toHaveLength(2);
  });

  test("wait until they are due", async () => {
    const worked: number[] = [];
    const { boss, queue } = await instance("due", async ({ n }) => {
      worked.push(n);
      return undefined;
    });
    await boss.send(queue, { n: 1 }, { afterMs: 300 });
    await boss.send(queue, { n: 2 });
    await expect.poll(() => worked).toEqual([2, 1]);
  });

  test("send the next one in the transaction that ends them", async () => {
    const worked: number[] = [];
    const { boss, queue } = await instance("chain", async ({ n }) => {
      worked.push(n);
      return n < 4 ? { data: { n: n + 1 }, key: "chain" } : undefined;
    });
    await boss.send(queue, { n: 1 }, { key: "chain" });
    await expect.poll(() => worked).toEqual([1, 2, 3, 4]);
  });

  test("are not sent by a transaction that is rolled back, and not before it commits", async () => {
    const worked: number[] = [];
    const { boss, queue } = await instance("transaction", async ({ n }) => {
      worked.push(n, (await stand.database.orm.select().from(people)).length);
      return undefined;
    });
    const person = { accountId: "a", email: "e", displayName: "d", roleName: "r", updatedAtMs: 1 };
    await stand.database.orm
      .transaction(async (transaction) => {
        await boss.send(queue, { n: 1 }, { transaction });
        transaction.rollback();
      })
      .catch(() => undefined);
    await stand.database.orm.transaction(async (transaction) => {
      await boss.send(queue, { n: 2 }, { transaction });
      await transaction.insert(people).values({ userId: "u", ...person });
    });
    await expect.poll(() => worked).toEqual([2, 1]);
    expect(await states("transaction")).toHaveLength(1);
  });

  test("of one key are worked on one at a time, over all instances, and hold up no other key", async () => {
    const held = gate();
    const running: string[] = [];
    const work = async ({ n }: Numbered) => {
      running.push(`begin ${n}`);
      if (n === 1) await held.opened;
      running.push(`end ${n}`);
      return undefined;
    };
    const first = await instance("keyed", work);
    await first.boss.send(first.queue, { n: 1 }, { key: "a" });
    await expect.poll(() => running).toEqual(["begin 1"]);
    await instance("keyed", work);
    await first.boss.send(first.queue, { n: 2 }, { key: "a" });
    await first.boss.send(first.queue, { n: 3 }, { key: "b" });
    await expect.poll(() => running).toEqual(["begin 1", "begin 3", "end 3"]);
    const statesOfAll = async () => (await states("keyed")).map(({ state }) => state);
    await expect.poll(statesOfAll).toEqual(["active", "created", "completed"]);
    held.open();
    await expect.poll(() => running.slice(3)).toEqual(["end 1", "begin 2", "end 2"]);
  });

  test("of a schedule are sent once in its stretch of time, however many instances there are", async () => {
    const worked: number[] = [];
    const work = async ({ n }: Numbered) => {
      worked.push(n);
      return undefined;
    };
    const more = { schedule: { everySeconds: 86_400, data: { n: 7 } } };
    await instance("scheduled", work, { roundMs: 50 }, more);
    await instance("scheduled", work, { roundMs: 50 }, more);
    await expect.poll(() => states("scheduled")).toEqual([{ state: "completed", tries: 0 }]);
    expect(worked).toEqual([7]);
  });
});
