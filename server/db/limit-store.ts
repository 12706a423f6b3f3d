// The counts of an account's requests in a row of the database. Nothing is locked while an instance decides: one that
// stops in the middle holds up nobody.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { wait } from "../wait.ts";
import { CountsSchema, noCounts } from "../zoom/limits/counts.ts";
import type { LimitStore } from "../zoom/limits/limit-store.ts";
import { DatabaseAway, type DatabaseSource } from "./database.ts";
import { within } from "./time-limit.ts";

const LONGEST_MS = 5_000;
const MOST_ATTEMPTS = 30;
const PAUSE_MS = 4;

const Found = v.object({
  rows: v.tuple([
    v.object({
      now_ms: v.number(),
      version: v.nullable(v.number()),
      counts: v.nullable(v.pipe(v.string(), v.parseJson(), CountsSchema)),
    }),
  ]),
});
const Stored = v.object({ rows: v.array(v.unknown()) });

export function createLimitStore(database: DatabaseSource): LimitStore {
  const exchange: LimitStore["exchange"] = async (accountId, name, work) => {
    const { orm } = await database.ready;
    const startedAt = performance.now();
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const sentAt = performance.now();
      const found = await orm.execute(sql`
        select extract(epoch from clock_timestamp())::float8 * 1000 as now_ms, version, counts
        from (select 1) one left join rate_counts on account_id = ${accountId} and name = ${name}
      `);
      const receivedAt = performance.now();
      // Whoever asked has given up and may be asking anew: this is no longer what they have.
      if (receivedAt - startedAt > LONGEST_MS) break;
      const [row] = v.parse(Found, found).rows;
      const { counts, reply } = work(row.counts ?? noCounts, { nowMs: row.now_ms, sentAt, receivedAt });
      const text = JSON.stringify(counts);
      // Nobody waits for the disk: after a crash of the database the requests of its last moments are forgotten.
      const stored = await orm.execute(
        row.version === null
          ? sql`insert into rate_counts (account_id, name, version, counts) values (${accountId}, ${name}, 1, ${text})
              on conflict do nothing returning 1`
          : sql`with quick as materialized (select set_config('synchronous_commit', 'off', true))
              update rate_counts set version = version + 1, counts = ${text} from quick
              where account_id = ${accountId} and name = ${name} and version = ${row.version} returning 1`,
      );
      if (v.parse(Stored, stored).rows.length > 0) return reply;
      await wait(Math.random() * PAUSE_MS * attempt);
    }
    throw new DatabaseAway("Others kept changing what is counted of the account’s requests.");
  };
  return { exchange: (accountId, name, work) => within(LONGEST_MS, exchange(accountId, name, work)) };
}
