// How an instance takes a job, keeps it and gives it back, on the tables of pg-boss. Its own way to take one stops at
// the first waiting job whose key is being worked on, so the jobs of all other keys would wait too; and it has no lease
// that is renewed, so that either a job of a killed instance would lie for as long as the longest may take, or a long
// one be taken from an instance that lives.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Orm } from "../db/database.ts";

const Taken = v.object({
  rows: v.array(v.object({ id: v.string(), data: v.unknown(), attempt: v.number(), whose: v.nullable(v.string()) })),
});
/** `attempt` tells this taking of the job from a later one by another instance. */
export type TakenJob = v.InferOutput<typeof Taken>["rows"][number];
const Found = v.object({ rows: v.array(v.unknown()) });

/** Whose jobs go before whose. */
export interface Turns {
  /** Field of the jobs' data that says whose they are. */
  readonly by: string;
  /** Who gets no more just now. */
  readonly full: readonly string[];
  /** Who had a turn, the longest ago first; whoever is not among them goes before. */
  readonly had: readonly string[];
}

/** @returns Null when nothing waits that may be worked on now. */
export async function takeJob(orm: Orm, queue: string, turns?: Turns): Promise<TakenJob | null> {
  const whose = turns ? sql`(data ->> ${turns.by}::text)` : sql`null::text`;
  const had = turns && sql`array_position(${texts(turns.had)}, ${whose}) nulls first,`;
  const isFull = turns && sql`and not coalesce(${whose} = any(${texts(turns.full)}), false)`;
  try {
    const { rows } = v.parse(
      Taken,
      await orm.execute(sql`
        update pgboss.job set
          state = 'active',
          started_on = now(),
          retry_count = case when started_on is null then retry_count else retry_count + 1 end
        where name = ${queue} and id = (
          select id from pgboss.job as waiting
          where name = ${queue} and state < 'active' and start_after <= now() and not exists (
            select from pgboss.job as active
            where active.name = ${queue} and active.state = 'active' and active.singleton_key = waiting.singleton_key
          ) ${isFull ?? sql``}
          order by priority desc, ${had ?? sql``} created_on, id
          limit 1
          for update skip locked
        )
        returning id, data, retry_count as attempt, ${whose} as whose
      `),
    );
    return rows[0] ?? null;
  } catch (error) {
    // Another instance took one of the same key at the same moment; the index of the queue's policy sees to that.
    if (isUniqueViolation(error)) return takeJob(orm, queue, turns);
    throw error;
  }
}

/** As one parameter that both drivers take alike. */
const texts = (list: readonly string[]) => sql`array(select jsonb_array_elements_text(${JSON.stringify(list)}::jsonb))`;

/** Renews the lease and locks the job until the transaction ends. @returns False when it is no longer this instance's. */
export async function keepJob(orm: Orm, queue: string, { id, attempt }: TakenJob): Promise<boolean> {
  const { rows } = v.parse(
    Found,
    await orm.execute(sql`
      update pgboss.job set started_on = now()
      where name = ${queue} and id = ${id} and state = 'active' and retry_count = ${attempt}
      returning id
    `),
  );
  return rows.length > 0;
}

/** Gives a job back as though it had not been taken. */
export async function releaseJob(orm: Orm, queue: string, { id, attempt }: TakenJob): Promise<void> {
  await orm.execute(sql`
    update pgboss.job set state = 'retry', started_on = null
    where name = ${queue} and id = ${id} and state = 'active' and retry_count = ${attempt}
  `);
}

/** Has all jobs that somebody has taken up again, as though their leases were over; those that were tried too often fail. */
export async function abandonJobs(orm: Orm): Promise<void> {
  await orm.execute(sql`
    update pgboss.job set state = 'retry' where state = 'active' and retry_count < retry_limit
  `);
}

function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "23505") || isUniqueViolation(error.cause);
}
