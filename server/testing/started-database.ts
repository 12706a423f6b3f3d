// Databases that a console has started with once: they have their tables, and nothing in them. The tables are made once
// for the run of the tests, for that takes longer than most tests.
import { cpSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { systemClock } from "../clock.ts";
import { databaseSource } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import { createBoss } from "../jobs/boss.ts";
import { createLog } from "../log.ts";
import { preparePglite } from "./pglite.ts";
import { createPostgresDatabase, type PostgresDatabase } from "./postgres.ts";
import { onceForRun, runFolder } from "./run-folder.ts";

async function startOnce(settings: {
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
}): Promise<void> {
  const log = createLog("silent", { write: () => undefined });
  const database = await openDatabase(settings, systemClock, log);
  const boss = createBoss({ database: databaseSource(Promise.resolve(database)), log, isAlone: true });
  await boss.start();
  await boss.stop();
  await database.close();
}

/** Fills a data folder with an embedded one. */
export async function prepareStartedPglite(dataFolder: string): Promise<void> {
  const kept = await onceForRun("pglite-started", async () => {
    const made = path.join(runFolder(), "pglite-started");
    await mkdir(made);
    await preparePglite(made);
    await startOnce({ databaseUrl: null, dataFolder: made });
    return made;
  });
  cpSync(path.join(kept, "pglite"), path.join(dataFolder, "pglite"), { recursive: true });
}

/** A new one on the tests' PostgreSQL. */
export async function createStartedPostgres(): Promise<PostgresDatabase> {
  const template = await onceForRun("postgres-started", async () => {
    const { name, url } = await createPostgresDatabase();
    await startOnce({ databaseUrl: url, dataFolder: "" });
    return name;
  });
  return createPostgresDatabase(template);
}
