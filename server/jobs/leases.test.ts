// Jobs of instances that end, fail or lose them, and of those that cannot look for any.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { databaseSource } from "../db/database.ts";
import { bossStand, gate, type Numbered } from "../testing/boss-stand.ts";
import { databaseKinds } from "../testing/stack.ts";
import { createBoss } from "./boss.ts";
import { defineQueue } from "./queue.ts";
import { takeJob } from "./taking.ts";

describe.each(databaseKinds)("jobs on %s", (kind) => {
  const stand = bossStand(kind);
  const { lines, log, bosses, instance, states } = stand;

  test("of a process that ended go on at once where no other process can have them", async () => {
    const { boss, queue } = await instance("left", async () => undefined);
    await boss.stop();
    await stand.database.orm.execute(sql`
      insert into pgboss.job (name, data, singleton_key, policy, retry_limit, expire_in)
      values ('left', '{"n": 1}', 'left', 'singleton', 10, interval '1 hour')`);
    expect(await takeJob(stand.database.orm, queue.name)).toMatchObject({ attempt: 0 });
    const worked: number[] = [];
    const next = createBoss({
      database: databaseSource(Promise.resolve(stand.database)),
      log,
      limits: { roundMs: 3_600_000 },
      isAlone: true,
    });
    bosses.push(next);
    next.register(defineQueue({ ...queue, work: async ({ n }) => void worked.push(n) }));
    await next.start();
    await expect.poll(() => worked).toEqual([1]);
    await expect.poll(() => states("left")).toEqual([{ state: "completed", tries: 1 }]);
  });

  test("of an instance that died are taken over", async () => {
    // What a killed process leaves: a job that it took, and no more word of it.
    const dead = createBoss({
      database: databaseSource(Promise.resolve(stand.database)),
      log,
      limits: { leaseSeconds: 1 },
    });
    bosses.push(dead);
    const worked: number[] = [];
    const work = async ({ n }: Numbered) => {
      worked.push(n);
      return undefined;
    };
    const { boss, queue } = await instance("died", work, { leaseSeconds: 1 });
    await boss.stop();
    await dead.start();
    await dead.send(queue, { n: 1 });
    expect(await takeJob(stand.database.orm, "died")).toMatchObject({ data: { n: 1 } });
    await instance("died", work, { leaseSeconds: 1, roundMs: 200 });
    expect(worked).toEqual([]);
    await expect.poll(() => worked).toEqual([1]);
    await expect.poll(() => states("died")).toEqual([{ state: "completed", tries: 1 }]);
  });

  test("that take longer than a lease are left to the instance that works on them", async () => {
    let begun = 0;
    const held = gate();
    const work = async () => {
      begun += 1;
      await held.opened;
      return undefined;
    };
    const limits = { leaseSeconds: 1, renewMs: 200, roundMs: 100 };
    const { boss, queue } = await instance("long", work, limits);
    await instance("long", work, limits);
    const longEnoughAt = performance.now() + 2_500;
    await boss.send(queue, { n: 1 });
    await expect.poll(() => performance.now() > longEnoughAt).toBe(true);
    expect(begun).toBe(1);
    held.open();
    await expect.poll(() => states("long")).toEqual([{ state: "completed", tries: 0 }]);
  });

  test("that were lost are told so, and what comes of them counts for nothing", async () => {
    const told: unknown[] = [];
    const { boss, queue } = await instance(
      "lost",
      async ({ n }, { signal }) => {
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        told.push(signal.reason);
        return { data: { n: n + 1 } };
      },
      { renewMs: 50 },
    );
    await boss.send(queue, { n: 1 });
    await expect.poll(async () => (await states("lost"))[0]?.state).toBe("active");
    await stand.database.orm.execute(sql`update pgboss.job set retry_count = retry_count + 1 where name = 'lost'`);
    await expect.poll(() => told).toMatchObject([{ name: "JobLost" }]);
    await expect.poll(() => lines.join("")).toContain("JobLost");
    expect(await states("lost")).toEqual([{ state: "active", tries: 1 }]);
  });

  test("that fail are tried again up to the limit, and leave only the name of the error", async () => {
    const worked: number[] = [];
    const { boss, queue } = await instance(
      "fails",
      async ({ n }) => {
        worked.push(n);
        throw new TypeError("secret value");
      },
      { roundMs: 100 },
      { retryLimit: 2, retryDelaySeconds: 0 },
    );
    await boss.send(queue, { n: 1 });
    await expect.poll(() => states("fails")).toEqual([{ state: "failed", tries: 2 }]);
    expect(worked).toEqual([1, 1, 1]);
    const { rows } = v.parse(
      v.object({ rows: v.array(v.unknown()) }),
      await stand.database.orm.execute(sql`select output from pgboss.job where name = 'fails'`),
    );
    expect(rows).toEqual([{ output: { reason: "TypeError" } }]);
  });

  test("are told of a stop, given back by it, and go on elsewhere", async () => {
    const { boss, queue } = await instance("stop", async (_, { signal }) => {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      throw signal.reason;
    });
    await boss.send(queue, { n: 1 });
    await expect.poll(async () => (await states("stop"))[0]?.state).toBe("active");
    await boss.stop();
    expect(await states("stop")).toEqual([{ state: "retry", tries: 0 }]);
    const worked: number[] = [];
    await instance("stop", async ({ n }) => {
      worked.push(n);
      return undefined;
    });
    await expect.poll(() => worked).toEqual([1]);
  });

  test("that cannot be looked for are told of once, and once more when they can be", async () => {
    let rounds = 0;
    const counted = new Proxy(stand.database.orm, {
      get: (orm, name) => {
        if (name !== "execute") return Reflect.get(orm, name);
        rounds += 1;
        return orm.execute.bind(orm);
      },
    });
    await instance("lost-tables", async () => undefined, { roundMs: 10 }, {}, { ...stand.database, orm: counted });
    await stand.database.orm.execute(sql`alter schema pgboss rename to elsewhere`);
    const before = rounds;
    await expect.poll(() => rounds).toBeGreaterThan(before + 10);
    await stand.database.orm.execute(sql`alter schema elsewhere rename to pgboss`);
    const told = (words: string) => lines.filter((line) => line.includes(`"${words}"`)).length;
    await expect.poll(() => told("jobs can be taken again")).toBe(1);
    await expect.poll(() => told("jobs are looked after again")).toBe(1);
    expect([told("no job could be taken"), told("jobs were not looked after")]).toEqual([1, 1]);
  });

  test("that do not end hold up no stop", async () => {
    let hasBegun = false;
    const endless = () => {
      hasBegun = true;
      return new Promise<never>(() => undefined);
    };
    const { boss, queue } = await instance("endless", endless, { stopMs: 200 });
    await boss.send(queue, { n: 1 });
    await expect.poll(() => hasBegun).toBe(true);
    const began = performance.now();
    await boss.stop();
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(lines.join("")).toContain("left unfinished");
  });
});
