import { sql } from "drizzle-orm";
import type { Pool, PoolClient } from "pg";
import type { Log } from "../log.ts";
import { announce } from "./announcement.ts";
import { type Database, DatabaseAway, type Orm } from "./database.ts";
import { takeGrantLease } from "./grant-lease.ts";
import { migrate } from "./migrate.ts";
import { listen } from "./postgres-listener.ts";
import { within } from "./time-limit.ts";

const POOL_SIZE = 10;
/** So that whoever waits for an answer gives it up before the server does. */
const LATER_MS = 1_000;

/** How long a server may stay silent, milliseconds. One that is frozen keeps its connections and says nothing. */
export interface PostgresTimeouts {
  /** To open a connection, or to get one of the pool's. */
  readonly connect: number;
  readonly query: number;
  /** Instances that start together wait for the first one's migrations. */
  readonly migration: number;
  readonly ping: number;
  readonly close: number;
  /** Between two questions to the listening connection. */
  readonly probe: number;
}

const timeouts: PostgresTimeouts = {
  connect: 5_000,
  query: 10_000,
  migration: 300_000,
  ping: 3_000,
  close: 3_000,
  probe: 10_000,
};

/** Opens PostgreSQL; any number of instances may share it. */
export async function openPostgres(
  connectionString: string,
  log: Log,
  changes: Partial<PostgresTimeouts> = {},
): Promise<Database> {
  const limits = { ...timeouts, ...changes };
  const [{ default: pg }, { drizzle }] = await Promise.all([import("pg"), import("drizzle-orm/node-postgres")]);
  const options = {
    connectionString,
    connectionTimeoutMillis: limits.connect,
    query_timeout: limits.query,
    // The server's own, for what this process no longer hears of: of one that is frozen, or was given up, no lock is left.
    statement_timeout: limits.query + LATER_MS,
    idle_in_transaction_session_timeout: limits.query,
    application_name: "channelkeeper",
    keepAlive: true,
  };
  const pool = new pg.Pool({ ...options, max: POOL_SIZE });
  pool.on("error", (error) => log.warn({ err: error }, "an idle database connection broke off"));
  // One that breaks off between two statements of a transaction tells nobody else, and what nobody hears ends the process.
  pool.on("connect", (client) => {
    client.on("error", (error) => log.debug({ err: error }, "a database connection broke off"));
  });
  const opening = async () => {
    await migrateWith(pool, limits.migration);
    return listen(() => new pg.Client(options), log, limits.probe);
  };
  const ear = await opening().catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  const orm: Orm = drizzle({ client: pool });
  return {
    orm,
    exclusive: async (grantId, work) => {
      const lease = await takeGrantLease(orm, grantId);
      try {
        return await work(orm);
      } finally {
        // It ends by itself; what the work has brought must not be lost for it.
        await lease
          .release()
          .catch((error: unknown) => log.warn({ grantId, err: error }, "a grant could not be let go of"));
      }
    },
    announce: (change, through = orm) => announce(through, change),
    script: async (text) => {
      // A connection on which it fails is broken off by the pool, and with it the transaction.
      await pool.query(`begin; ${text}; commit`);
    },
    onChange: ear.onChange,
    hearing: ear.hearing,
    ping: () => within(limits.ping, orm.execute(sql`select 1`).then(nothing)),
    // Its disk and its deleted rows are its own business, and it can always come back.
    ensureRoom: async () => undefined,
    reclaim: async () => undefined,
    failed: new Promise(nothing),
    close: async () => {
      const closing = Promise.all([ear.close(), pool.end()]).then(nothing);
      await within(limits.close, closing).catch((error: unknown) => {
        if (!(error instanceof DatabaseAway)) throw error;
        log.warn({ err: error }, "the database was left without a farewell");
      });
    },
  };
}

const nothing = () => undefined;

async function migrateWith(pool: Pool, timeoutMs: number): Promise<void> {
  const client: PoolClient = await pool.connect();
  const limit = { query_timeout: timeoutMs };
  let failure: Error | undefined;
  try {
    await client.query("begin");
    await client.query("set local statement_timeout = 0");
    await client.query("set local idle_in_transaction_session_timeout = 0");
    await migrate({
      exec: async (text) => {
        await client.query({ text, ...limit });
      },
      column: async (text) => {
        const { rows } = await client.query<unknown[]>({ text, rowMode: "array", ...limit });
        return rows.map((row) => row[0]);
      },
    });
    await client.query("commit");
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection that failed is broken off, and with it whatever it had begun.
    client.release(failure);
  }
}
