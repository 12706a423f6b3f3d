// Whether the time is what the database says it is. What is deleted because its time is over does not come back, so a
// machine whose clock is wrong must not be the one to do it.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Clock } from "../clock.ts";
import type { Orm } from "./database.ts";

/** What clocks that are set right may be apart, and a question may take. */
const APART_MS = 5 * 60_000;
const Answer = v.object({ rows: v.tuple([v.object({ nowMs: v.number() })]) });

/** @throws Error when this process's clock and the database's are minutes apart */
export async function checkClock(orm: Orm, clock: Clock): Promise<void> {
  const { rows } = v.parse(
    Answer,
    await orm.execute(sql`select extract(epoch from clock_timestamp())::float8 * 1000 as "nowMs"`),
  );
  const apartMs = Math.abs(clock.nowMs() - rows[0].nowMs);
  if (apartMs > APART_MS)
    throw new Error(
      `the clock of this machine and the database's are ${Math.round(apartMs / 60_000)} minutes apart: nothing is deleted by it until they are set right`,
    );
}
