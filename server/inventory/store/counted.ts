import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Orm } from "../../db/database.ts";

const Counted = v.object({ rows: v.array(v.object({ count: v.number() })) });

/** Runs a statement that changes rows, and says how many. */
export async function counted(orm: Orm, statement: SQL): Promise<number> {
  const answer = await orm.execute(
    sql`with changed as (${statement} returning 1) select count(*)::int as count from changed`,
  );
  return v.parse(Counted, answer).rows[0]?.count ?? 0;
}
