import { sql } from "drizzle-orm";
import type { Client, Pool, PoolClient } from "pg";
import * as v from "valibot";
import type { Log } from "../log.ts";
import { Change, type Database, DatabaseAway, type Orm } from "./database.ts";
import { migrate } from "./migrate.ts";

const CHANNEL = "channelkeeper";
const POOL_SIZE = 10;
/** Refreshes wait for Zoom with a connection in hand; with a pool of their own they cannot starve the queries. */
const LOCK_POOL_SIZE = 4;
const LISTEN_RETRY_MS = 1_000;

/** Opens PostgreSQL; any number of instances may share it. */
export async function openPostgres(connectionString: string, log: Log): Promise<Database> {
  const [{ default: pg }, { drizzle }] = await Promise.all([import("pg"), import("drizzle-orm/node-postgres")]);
  const options = { connectionString, connectionTimeoutMillis: 10_000, application_name: "channelkeeper" };
  const pool = new pg.Pool({ ...options, max: POOL_SIZE });
  const lockPool = new pg.Pool({ ...options, max: LOCK_POOL_SIZE });
  for (const each of [pool, lockPool])
    each.on("error", (error) => log.warn({ err: error }, "an idle database connection broke off"));
  const close = () => Promise.all([pool.end(), lockPool.end()]);
  const opening = async () => {
    await migrateWith(pool);
    return listen(() => new pg.Client(options), log);
  };
  const ear = await opening().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const orm: Orm = drizzle({ client: pool });
  const lockOrm: Orm = drizzle({ client: lockPool });
  return {
    orm,
    exclusive: async (grantId, work) => {
      const failed: unknown[] = [];
      try {
        return await lockOrm.transaction(async (transaction) => {
          await transaction.execute(sql`set local lock_timeout = '30s'`);
          // Not the row: a sign-in may write that while this one waits for Zoom.
          await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${grantId}, 0))`);
          return await work(transaction).catch((error: unknown) => {
            failed.push(error);
            throw error;
          });
        });
      } catch (error) {
        // What the work threw is the work's to explain; anything else kept it from being done.
        throw failed.includes(error) ? error : new DatabaseAway("The grant could not be locked.", { cause: error });
      }
    },
    announce: async (change) => {
      await orm.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(change)})`);
    },
    onChange: ear.onChange,
    isHearing: ear.isHearing,
    ping: async () => {
      await orm.execute(sql`select 1`);
    },
    close: async () => {
      await ear.close();
      await close();
    },
  };
}

async function migrateWith(pool: Pool): Promise<void> {
  const client: PoolClient = await pool.connect();
  try {
    await client.query("begin");
    await migrate({
      exec: async (text) => {
        await client.query(text);
      },
      column: async (text) => (await client.query<unknown[]>({ text, rowMode: "array" })).rows.map((row) => row[0]),
    });
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

const Notification = v.pipe(v.string(), v.parseJson(), Change);

/** Keeps one connection on LISTEN and opens it again when it breaks off. */
async function listen(connect: () => Client, log: Log) {
  const listeners: ((change: Change) => void)[] = [];
  let client: Client | null = null;
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;

  const open = async () => {
    const next = connect();
    const lost = (error?: Error) => {
      if (client === next) client = null;
      if (isClosed || retry) return;
      log.warn({ err: error }, "the database connection that hears of changes broke off");
      retry = setTimeout(() => {
        retry = undefined;
        open().catch((reason: unknown) => lost(reason instanceof Error ? reason : new Error(String(reason))));
      }, LISTEN_RETRY_MS);
      retry.unref();
    };
    next.on("error", lost);
    next.on("end", () => lost());
    next.on("notification", ({ payload }) => {
      const change = v.safeParse(Notification, payload);
      if (change.success) for (const listener of listeners) listener(change.output);
      else log.warn("a change was announced that this version does not know");
    });
    await next.connect();
    await next.query(`listen ${CHANNEL}`);
    client = next;
  };

  await open();
  return {
    onChange: (listener: (change: Change) => void) => {
      listeners.push(listener);
    },
    isHearing: () => client !== null,
    close: async () => {
      isClosed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
