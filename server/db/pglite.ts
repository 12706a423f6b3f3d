import { existsSync } from "node:fs";
import path from "node:path";
import type { Clock } from "../clock.ts";
import type { Database, Orm } from "./database.ts";
import { lockDataFolder } from "./lock-file.ts";
import { makePglite } from "./make-pglite.ts";
import { migrate } from "./migrate.ts";

/**
 * Opens the embedded database: one process, so nothing needs announcing and exclusion is a queue in memory. A refresh
 * must not hold a transaction open while it waits for Zoom, for there is one connection for everybody.
 *
 * @throws DataFolderInUse when another process has it open.
 */
export async function openPglite(dataFolder: string, clock: Clock): Promise<Database> {
  const lock = lockDataFolder(dataFolder, clock);
  try {
    const [{ PGlite }, { drizzle }] = await Promise.all([import("@electric-sql/pglite"), import("drizzle-orm/pglite")]);
    const folder = path.join(dataFolder, "pglite");
    if (!existsSync(folder)) await makePglite(folder);
    const client = await PGlite.create(folder);
    await client.transaction((transaction) =>
      migrate({
        exec: async (sql) => {
          await transaction.exec(sql);
        },
        column: async (sql) => {
          const { rows } = await transaction.query<unknown[]>(sql, [], { rowMode: "array" });
          return rows.map((row) => row[0]);
        },
      }),
    );
    const orm: Orm = drizzle({ client });
    const queues = new Map<string, Promise<unknown>>();
    return {
      orm,
      exclusive: (grantId, work) => {
        const before = queues.get(grantId) ?? Promise.resolve();
        const mine = before.then(() => work(orm));
        const settled = mine.then(
          () => undefined,
          () => undefined,
        );
        queues.set(grantId, settled);
        void settled.then(() => {
          if (queues.get(grantId) === settled) queues.delete(grantId);
        });
        return mine;
      },
      announce: async () => undefined,
      onChange: () => undefined,
      hearing: () => 0,
      ping: async () => {
        await client.query("select 1");
      },
      close: async () => {
        await client.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
