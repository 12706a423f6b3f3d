import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { createLog } from "../log.ts";
import { preparePglite } from "../testing/pglite.ts";
import type { Database, Orm } from "./database.ts";
import { openDatabase } from "./open-database.ts";

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-thread-"));
  await preparePglite(folder);
  const log = createLog("silent", { write: () => undefined });
  database = await openDatabase({ databaseUrl: null, dataFolder: folder }, systemClock, log);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function askFor(ms: number, orm: Orm) {
  const until = performance.now() + ms;
  let asked = 0;
  for (; performance.now() < until; asked++) await orm.execute(sql`select ${asked}::integer`);
  return asked;
}

test.each([
  ["one thing after another", (orm: Orm) => askFor(500, orm)],
  ["within a transaction", (orm: Orm) => orm.transaction((within) => askFor(500, within))],
  ["several at once", (orm: Orm) => Promise.all([askFor(500, orm), askFor(500, orm)])],
])("whoever asks %s leaves others their turns", async (_, ask) => {
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 1);
  await ask(database.orm);
  clearInterval(turning);
  // Some 50 on a machine that has nothing else to do.
  expect(turns).toBeGreaterThan(5);
});
