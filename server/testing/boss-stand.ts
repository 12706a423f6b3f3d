// Instances that work on jobs, on a database of their own.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { afterAll, afterEach, beforeAll } from "vitest";
import { systemClock } from "../clock.ts";
import { type Database, databaseSource } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import { type Boss, createBoss } from "../jobs/boss.ts";
import type { JobLimits } from "../jobs/limits.ts";
import { defineQueue, type JobContext, type NextJob } from "../jobs/queue.ts";
import { createLog } from "../log.ts";
import type { DatabaseKind } from "./stack.ts";
import { createStartedPostgres, prepareStartedPglite } from "./started-database.ts";

const Numbered = v.object({ n: v.number() });
export type Numbered = v.InferOutput<typeof Numbered>;

/** A promise and what settles it. */
export function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** To be called once in each `describe`; its database is there once the tests run. */
export function bossStand(kind: DatabaseKind) {
  let dataFolder: string;
  let server: Awaited<ReturnType<typeof createStartedPostgres>> | null;
  let database: Database;
  const lines: string[] = [];
  const log = createLog("debug", { write: (line) => lines.push(line) });
  const open = () => openDatabase({ databaseUrl: server?.url ?? null, dataFolder }, systemClock, log);
  beforeAll(async () => {
    dataFolder = await mkdtemp(path.join(tmpdir(), "channelkeeper-jobs-"));
    server = kind === "postgres" ? await createStartedPostgres() : null;
    if (!server) await prepareStartedPglite(dataFolder);
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
  return {
    ...{ lines, log, open, bosses, instance, states },
    get database() {
      return database;
    },
  };
}
