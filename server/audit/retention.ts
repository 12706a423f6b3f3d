// Deletes entries whose time is over, from the beginning of the chain on. A signed stub keeps the hash of the last one
// deleted, so that what is left can still be checked, and nobody else can shorten the chain.
import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { and, asc, eq, lte } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import { auditCheckpoints, auditEntries, auditUnanswered } from "../db/schema.ts";
import type { Audit } from "./audit.ts";
import { nobody } from "./entries.ts";
import type { Signer } from "./signing.ts";

/** Deleted at once, so that nobody waits for long. */
const BATCH_ROWS = 1_000;

export interface RetentionDeps {
  readonly audit: Pick<Audit, "record" | "sealing">;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly config: Pick<Config, "auditMs">;
}

/** @returns how many entries were deleted */
export async function sweepAudit({ audit, signer, clock, config }: RetentionDeps): Promise<number> {
  if (config.auditMs === null) return 0;
  const before = clock.nowMs() - config.auditMs;
  let deleted = 0;
  for (let more = true; more; ) {
    const batch = await audit.sealing.exclusive(async (within) => {
      const place = { seq: auditEntries.seq, hash: auditEntries.hash, atMs: auditEntries.atMs };
      const first = await within.select(place).from(auditEntries).orderBy(asc(auditEntries.seq)).limit(BATCH_ROWS);
      const kept = first.findIndex(({ atMs }) => atMs >= before);
      const old = kept === -1 ? first : first.slice(0, kept);
      const last = old.at(-1);
      if (!last) return 0;
      await within.delete(auditCheckpoints).where(eq(auditCheckpoints.kind, "stub"));
      const stub = signer.sign({ kind: "stub", seq: last.seq, hash: last.hash, atMs: clock.nowMs() });
      await within.insert(auditCheckpoints).values(stub);
      await within
        .delete(auditCheckpoints)
        .where(and(eq(auditCheckpoints.kind, "hourly"), lte(auditCheckpoints.seq, last.seq)));
      await within.delete(auditUnanswered).where(lte(auditUnanswered.seq, last.seq));
      await within.delete(auditEntries).where(lte(auditEntries.seq, last.seq));
      return old.length;
    });
    deleted += batch;
    more = batch === BATCH_ROWS;
    // The embedded database answers without ever letting go of the thread.
    await setImmediate();
  }
  if (deleted > 0)
    await audit.record({
      requestId: randomUUID(),
      who: nobody,
      operation: "deleteOldEntries",
      detail: { entries: deleted, olderThan: new Date(before).toISOString() },
    });
  return deleted;
}
