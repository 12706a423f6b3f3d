import { existsSync } from "node:fs";
import path from "node:path";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { announce, CHANNEL, createListeners } from "./announcement.ts";
import type { Database, Orm } from "./database.ts";
import { ensureRoomToOpen, freeBytes, roomForChanges } from "./disk-room.ts";
import { dumpInTime, openOrRestore } from "./dumps.ts";
import { lockDataFolder } from "./lock-file.ts";
import { makePglite } from "./make-pglite.ts";
import { migrate } from "./migrate.ts";
import { asPglite } from "./pglite-thread.ts";
import { queueByKey } from "./queue-by-key.ts";
import { within } from "./time-limit.ts";

const PING_MS = 3_000;
/** A server does this by itself; this one would keep its whole log until it is closed. */
const CHECKPOINT_EVERY_MS = 60_000;
const LOOK_FOR_DUMPS_MS = 600_000;

/**
 * Opens the embedded database: one process, which hears its own announcements alone, and exclusion is a queue in memory. A refresh
 * must not hold a transaction open while it waits for Zoom, for there is one connection for everybody.
 *
 * @throws DataFolderInUse when another process has it open; DiskFull when there is too little room.
 */
export async function openPglite(dataFolder: string, clock: Clock, log: Log, signal?: AbortSignal): Promise<Database> {
  const lock = lockDataFolder(dataFolder, clock);
  try {
    ensureRoomToOpen(await freeBytes(dataFolder));
    const folder = path.join(dataFolder, "pglite");
    if (!existsSync(folder)) await makePglite(folder, signal);
    const [client, { drizzle }] = await Promise.all([
      openOrRestore(dataFolder, folder, log),
      import("drizzle-orm/pglite"),
    ]);
    await client.transaction((transaction) =>
      migrate({
        exec: (sql) => transaction.exec(sql),
        column: async (sql) => {
          const { rows } = await transaction.query<unknown[]>(sql, [], { rowMode: "array" });
          return rows.map((row) => row[0]);
        },
      }),
    );

    const checkpointing = setInterval(() => {
      client
        .query("checkpoint")
        .catch((error: unknown) => log.warn({ err: error }, "the database's log was not shortened"));
    }, CHECKPOINT_EVERY_MS);
    checkpointing.unref();
    const room = roomForChanges(() => freeBytes(dataFolder));
    const dumping = setInterval(() => {
      // Where there is little room it is left to what cannot wait.
      dumpInTime({ dataFolder, folder, thread: client, clock, ensureRoom: room }).catch((error: unknown) =>
        log.warn({ err: error }, "the database was not dumped"),
      );
    }, LOOK_FOR_DUMPS_MS);
    dumping.unref();
    const orm: Orm = drizzle({ client: asPglite(client) });
    const queue = queueByKey();
    const listeners = createListeners(log);
    await client.listen(CHANNEL, listeners.hear);
    return {
      orm,
      exclusive: (grantId, work) => queue(grantId, () => work(orm)),
      announce: (change, through = orm) => announce(through, change),
      script: (text) => client.transaction((transaction) => transaction.exec(text)),
      onChange: listeners.add,
      hearing: () => 0,
      ping: async () => {
        await within(PING_MS, client.query("select 1"));
      },
      ensureRoom: room,
      reclaim: async () => {
        await client.query("vacuum (analyze)");
      },
      failed: client.failed,
      close: async () => {
        clearInterval(checkpointing);
        clearInterval(dumping);
        await client.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
