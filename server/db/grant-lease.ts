// Who refreshes or revokes a grant says so in a row, across instances. No connection is held meanwhile: Zoom may take
// its time, and people who wait for it would use up the pool that everybody else's queries need.
import { randomUUID } from "node:crypto";
import { and, eq, lt, sql } from "drizzle-orm";
import { wait } from "../wait.ts";
import { GrantBusy, type Orm } from "./database.ts";
import { grantLeases } from "./schema.ts";

/**
 * Longer than Zoom's time to answer and the database's to store the answer. A holder that died leaves its lease behind
 * for this long; one that comes back later finds another version of the grant and stores nothing.
 */
const LEASE_SECONDS = 30;
const LONGEST_WAIT_MS = 40_000;
const ASK_EVERY_MS = 100;

export interface GrantLease {
  release(): Promise<void>;
}

/** @throws GrantBusy when others hold the grant for too long. */
export async function takeGrantLease(orm: Orm, grantId: string): Promise<GrantLease> {
  const holder = randomUUID();
  const startedAt = performance.now();
  while (!(await tryTake(orm, grantId, holder))) {
    if (performance.now() - startedAt > LONGEST_WAIT_MS)
      throw new GrantBusy("Others kept the grant for longer than a refresh takes.");
    await wait(ASK_EVERY_MS * (0.5 + Math.random()));
  }
  return {
    release: async () => {
      await orm.delete(grantLeases).where(and(eq(grantLeases.grantId, grantId), eq(grantLeases.holder, holder)));
    },
  };
}

/** By the database's clock, the one that all instances share. */
async function tryTake(orm: Orm, grantId: string, holder: string): Promise<boolean> {
  const lease = { holder, untilAt: sql`clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})` };
  const taken = await orm
    .insert(grantLeases)
    .values({ grantId, ...lease })
    .onConflictDoUpdate({
      target: grantLeases.grantId,
      set: lease,
      setWhere: lt(grantLeases.untilAt, sql`clock_timestamp()`),
    })
    .returning({ holder: grantLeases.holder });
  return taken.length > 0;
}
