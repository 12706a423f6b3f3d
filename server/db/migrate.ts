import { adoptEarlierBuild, isOfEarlierBuild } from "./earlier-build.ts";
import { migrations } from "./migrations.gen.ts";

/** A transaction of either driver, as far as migrations need it. */
export interface MigrationTransaction {
  /** Runs several statements, no parameters. */
  exec(sql: string): Promise<void>;
  /** The first column of each row. */
  column(sql: string): Promise<readonly unknown[]>;
}

/** Any constant will do, so long as all instances lock the same one. */
const ADVISORY_LOCK = 7_214_001;

/** Applies what is missing, all or nothing; instances that start together wait for one another. */
export async function migrate(transaction: MigrationTransaction): Promise<void> {
  await transaction.exec(`select pg_advisory_xact_lock(${ADVISORY_LOCK})`);
  await transaction.exec("create table if not exists migrations (name text primary key)");
  const names = async () => new Set(await transaction.column("select name from migrations"));
  if (isOfEarlierBuild(await names())) await transaction.exec(adoptEarlierBuild);
  const done = await names();
  for (const migration of migrations) {
    if (done.has(migration.name)) continue;
    await transaction.exec(migration.sql);
    await transaction.exec(`insert into migrations (name) values ('${migration.name}')`);
  }
}
