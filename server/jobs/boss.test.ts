import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { type Database, databaseSource } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import { people } from "../db/schema.ts";
import { createLog } from "../log.ts";
import { preparePglite } from "../testing/pglite.ts";
import { createPostgresDatabase } from "../testing/postgres.ts";
import { databaseKinds } from "../testing/stack.ts";
import { type Boss, createBoss } from "./boss.ts";
import { type JobLimits, jobLimits } from "./limits.ts";
import { defineQueue, type JobContext, type NextJob } from "./queue.ts";
import { takeJob } from "./taking.ts";

const Numbered = v.object({ n: v.number() });
type Numbered = v.InferOutput<typeof Numbered>;

/** A promise and what settles it. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

test("the job of a killed instance goes on within half a minute", () => {
  expect(jobLimits.leaseSeconds * 1_000 + 2 * jobLimits.roundMs).toBeLessThan(30_000);
  expect(jobLimits.renewMs * 3).toBeLessThan(jobLimits.leaseSeconds * 1_000);
});

describe.each(databaseKinds)("jobs on %s", (kind) => {
  let dataFolder: string;
  let server: Awaited<ReturnType<typeof createPostgresDatabase>> | null;
  let database: Database;
  const lines: string[] = [];
  const log = createLog("debug", { write: (line) => lines.push(line) });
  const open = () => openDatabase({ databaseUrl: server?.url ?? null, dataFolder }, systemClock, log);
  beforeAll(async () => {
    dataFolder = await mkdtemp(path.join(tmpdir(), "channelkeeper-jobs-"));
    server = kind === "postgres" ? await createPostgresDatabase() : null;
    if (!server) await preparePglite(dataFolder);
    database = await open();
  });
  afterAll(async () => {
    await database.close();
    await server?.drop();
    await rm(dataFolder, { recursive: true, force: true });
  });

  const bosses: Boss[] = [];
  afterEach(async () => {
    await Promise.all(bosses.splice(0).map((boss) => boss.stop()));
    await database.orm.execute(sql`delete from pgboss.job`);
    lines.length = 0;
  });

  /** An instance that works on one queue. Its rounds are so far apart that nothing is found by them unless said. */
  async function instance(
    name: string,
    work: (data: Numbered, context: JobContext) => Promise<NextJob<Numbered> | undefined>,
    limits: Partial<JobLimits> = {},
    more: Partial<Parameters<typeof defineQueue<Numbered>>[0]> = {},
    on = database,
  ) {
    const boss = createBoss({
      database: databaseSource(Promise.resolve(on)),
      log,
      limits: { roundMs: 3_600_000, ...limits },
    });
    bosses.push(boss);
    const queue = defineQueue({ name, data: Numbered, work, ...more });
    boss.register(queue);
    await boss.start();
    return { boss, queue };
  }

  const states = async (name: string) => {
    const found = await database.orm.execute(
      sql`select state::text as state, retry_count as tries from pgboss.job where name = ${name} order by created_on`,
    );
    return v.parse(v.object({ rows: v.array(v.object({ state: v.string(), tries: v.number() })) }), found).rows;
  };

  test("are worked on at once, each once, and are done", async () => {
    const worked: number[] = [];
    const { boss, queue } = await instance("at-once", async ({ n }) => {
      worked.push(n);
      return undefined;
    });
    // Nothing but the announcement can lead to them: pg-boss itself would look every two seconds, rounds are far apart.
    for (let n = 0; n < 5; n += 1) await boss.send(queue, { n });
    await expect.poll(() => worked, { timeout: 10_000 }).toEqual([0, 1, 2, 3, 4]);
    await expect
      .poll(async () => (await states("at-once")).map(({ state }) => state))
      .toEqual(Array(5).fill("completed"));
  });

  test("of many who have some take turns, and nobody has all workers", async () => {
    const begun: string[] = [];
    const held = gate();
    const boss = createBoss({
      database: databaseSource(Promise.resolve(database)),
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
    await expect.poll(() => begun.length, { timeout: 10_000 }).toBe(17);
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
      worked.push(n, (await database.orm.select().from(people)).length);
      return undefined;
    });
    const person = { accountId: "a", email: "e", displayName: "d", roleName: "r", updatedAtMs: 1 };
    await database.orm
      .transaction(async (transaction) => {
        await boss.send(queue, { n: 1 }, { transaction });
        transaction.rollback();
      })
      .catch(() => undefined);
    await database.orm.transaction(async (transaction) => {
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

  test("of an instance that died are taken over", async () => {
    // What a killed process leaves: a job that it took, and no more word of it.
    const dead = createBoss({ database: databaseSource(Promise.resolve(database)), log, limits: { leaseSeconds: 1 } });
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
    expect(await takeJob(database.orm, "died")).toMatchObject({ data: { n: 1 } });
    await instance("died", work, { leaseSeconds: 1, roundMs: 200 });
    expect(worked).toEqual([]);
    await expect.poll(() => worked, { timeout: 10_000 }).toEqual([1]);
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
    await expect.poll(() => performance.now() > longEnoughAt, { timeout: 5_000 }).toBe(true);
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
    await database.orm.execute(sql`update pgboss.job set retry_count = retry_count + 1 where name = 'lost'`);
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
      await database.orm.execute(sql`select output from pgboss.job where name = 'fails'`),
    );
    expect(rows).toEqual([{ output: { reason: "TypeError" } }]);
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
    const counted = new Proxy(database.orm, {
      get: (orm, name) => {
        if (name !== "execute") return Reflect.get(orm, name);
        rounds += 1;
        return orm.execute.bind(orm);
      },
    });
    await instance("lost-tables", async () => undefined, { roundMs: 10 }, {}, { ...database, orm: counted });
    await database.orm.execute(sql`alter schema pgboss rename to elsewhere`);
    const before = rounds;
    await expect.poll(() => rounds, { timeout: 10_000 }).toBeGreaterThan(before + 10);
    await database.orm.execute(sql`alter schema elsewhere rename to pgboss`);
    const told = (words: string) => lines.filter((line) => line.includes(`"${words}"`)).length;
    await expect.poll(() => told("jobs can be taken again")).toBe(1);
    await expect.poll(() => told("jobs are looked after again")).toBe(1);
    expect([told("no job could be taken"), told("jobs were not looked after")]).toEqual([1, 1]);
  });

  test("that do not end hold up no stop", async () => {
    const { boss, queue } = await instance("endless", () => new Promise(() => undefined), { stopMs: 200 });
    await boss.send(queue, { n: 1 });
    await expect.poll(async () => (await states("endless"))[0]?.state).toBe("active");
    const began = performance.now();
    await boss.stop();
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(lines.join("")).toContain("left unfinished");
  });
});
