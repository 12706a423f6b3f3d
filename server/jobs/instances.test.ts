// Several instances on one PostgreSQL.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Database, databaseSource } from "../db/database.ts";
import { openPostgres } from "../db/postgres.ts";
import { createLog } from "../log.ts";
import { createPostgresDatabase } from "../testing/postgres.ts";
import { type Relay, startRelay } from "../testing/relay.ts";
import { wait } from "../wait.ts";
import { type Boss, createBoss } from "./boss.ts";
import type { JobLimits } from "./limits.ts";
import { defineQueue, type Queue } from "./queue.ts";

const Numbered = v.object({ n: v.number() });
type Numbered = v.InferOutput<typeof Numbered>;
const log = createLog("silent", { write: () => undefined });
/** Of instances that are given up within seconds. */
const short = { leaseSeconds: 1, renewMs: 200, roundMs: 200, stopMs: 500 };

let server: Awaited<ReturnType<typeof createPostgresDatabase>>;
let relay: Relay;
let direct: Database;
let cuttable: Database;
const bosses: Boss[] = [];
beforeAll(async () => {
  server = await createPostgresDatabase();
  relay = await startRelay(server.url);
  direct = await openPostgres(server.url, log);
  cuttable = await openPostgres(relay.url, log, { connect: 500, query: 500, close: 500 });
});
afterEach(() => Promise.all(bosses.splice(0).map((boss) => boss.stop())));
afterAll(async () => {
  relay.heal();
  await Promise.all([direct.close(), cuttable.close()]);
  await relay.close();
  await server.drop();
});

async function start(database: Database, queue: Queue<Numbered>, limits: Partial<JobLimits> = {}): Promise<Boss> {
  const boss = createBoss({ database: databaseSource(Promise.resolve(database)), log, limits });
  bosses.push(boss);
  boss.register(queue);
  await boss.start();
  return boss;
}

test("a job of an instance that lost the database goes on in another, and what the first brings is not recorded", async () => {
  const worked: string[] = [];
  const queueOf = (instance: string) =>
    defineQueue({
      name: "cut",
      data: Numbered,
      work: async (_, { signal }) => {
        worked.push(instance);
        if (instance === "second") return undefined;
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        worked.push("first told");
        return { data: { n: 2 } };
      },
    });
  const queue = queueOf("first");
  const first = await start(cuttable, queue, short);
  await first.send(queue, { n: 1 });
  await expect.poll(() => worked).toEqual(["first"]);
  relay.cut();
  await start(direct, queueOf("second"), short);
  await expect.poll(() => worked.toSorted()).toEqual(["first", "first told", "second"]);
  relay.heal();
  await first.stop();
  await expect.poll(() => jobs("cut").then(({ rows }) => rows)).toEqual([{ state: "completed" }]);
});

test("a chain of jobs goes on where it is, though others have nothing to do", async () => {
  const worked: string[] = [];
  const queueOf = (instance: string) =>
    defineQueue({
      name: "chain",
      data: Numbered,
      concurrency: 2,
      work: async ({ n }) => {
        worked.push(instance);
        // Longer than until others are told.
        await wait(150);
        return n < 12 ? { data: { n: n + 1 }, key: "chain" } : undefined;
      },
    });
  const queue = queueOf("first");
  const first = await start(cuttable, queue);
  await start(direct, queueOf("second"));
  await first.send(queue, { n: 1 }, { key: "chain" });
  await expect.poll(() => worked.length).toBe(12);
  const moves = worked.filter((instance, n) => n > 0 && instance !== worked[n - 1]);
  // A busy machine may be late now and then.
  expect(moves.length).toBeLessThanOrEqual(2);
});

test("jobs take no connection while they are worked on, however many there are", async () => {
  let open: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  let active = 0;
  const queue = defineQueue({
    name: "many",
    data: Numbered,
    concurrency: 30,
    work: async () => {
      active += 1;
      await held;
      return undefined;
    },
  });
  const boss = await start(direct, queue);
  await Promise.all(Array.from({ length: 30 }, (_, n) => boss.send(queue, { n })));
  await expect.poll(() => active).toBe(30);
  const Idle = v.object({ rows: v.array(v.object({ busy: v.number(), all: v.number() })) });
  const connections = async () =>
    v.parse(
      Idle,
      await direct.orm.execute(sql`
        select count(*) filter (where state <> 'idle' and pid <> pg_backend_pid())::int as busy, count(*)::int as all
        from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      `),
    ).rows[0];
  await expect.poll(async () => (await connections())?.busy).toBe(0);
  // The pools and ears of two instances.
  expect((await connections())?.all).toBeLessThanOrEqual(22);
  open();
  await expect.poll(async () => (await jobs("many")).rows.every(({ state }) => state === "completed")).toBe(true);
});

const jobs = async (name: string) =>
  v.parse(
    v.object({ rows: v.array(v.object({ state: v.string() })) }),
    await direct.orm.execute(sql`select state::text as state from pgboss.job where name = ${name}`),
  );
