import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import * as v from "valibot";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { changes } from "../db/schema.ts";
import type { Statement } from "../db/together.ts";
import type { Boss } from "../jobs/boss.ts";
import { defineQueue } from "../jobs/queue.ts";
import { actorIdOf } from "./carriers.ts";
import type { Runner } from "./runner.ts";

/**
 * Long enough that most of it is work: at its end calls become few, and at its begin the first goes alone. Short enough
 * that other changes get their turns in between.
 */
const SLICE_MS = 10_000;
/** Changes that one instance works on at a time. */
const CONCURRENCY = 4;

/** A job that fails so often is taken up when somebody resumes the change, or at the next look. */
const RETRY_LIMIT = 1_000;

const Data = v.object({
  changeId: v.string(),
  chain: v.string(),
  /** Whose change it is; those sent by an earlier version do not say. */
  person: v.optional(v.string(), ""),
});

/** The queue that carries changes on, a slice at a time. */
export const changeQueue = (runner: () => Runner) =>
  defineQueue({
    name: "changes",
    data: Data,
    concurrency: CONCURRENCY,
    fairBy: "person",
    retryLimit: RETRY_LIMIT,
    work: async (data, { signal }) => {
      const { changeId, chain } = data;
      const afterMs = await runner().carryOn(changeId, { lane: "job", forMs: SLICE_MS, signal, chain });
      return afterMs === null ? undefined : { data, key: changeId, afterMs };
    },
  });

/** A change that is just being stored, with the chain of jobs that carries it on. */
interface Chained {
  readonly changeId: string;
  readonly chain: string;
  readonly person: string;
}

/** Has changes carried on after so long, by any instance. */
export interface Later {
  /** By nobody who was told to before. */
  instead(changeId: string, afterMs: number, within?: Orm): Promise<void>;
  /** In the transaction that stores the change. */
  within(transaction: Orm, change: Chained, afterMs: number): Promise<void>;
  /** The same as a statement, for the one that stores the change. */
  sending(change: Chained, afterMs: number): Promise<Statement>;
}

export const createLater = (
  boss: Pick<Boss, "send" | "sending">,
  queue: ReturnType<typeof changeQueue>,
  database: DatabaseSource,
): Later => ({
  instead: async (changeId, afterMs, within) => {
    const chain = randomUUID();
    const send = async (transaction: Orm) => {
      const [change] = await transaction
        .update(changes)
        .set({ chain })
        .where(eq(changes.id, changeId))
        .returning({ retries: changes.retries, appliedBy: changes.appliedBy, plannedBy: changes.plannedBy });
      if (!change) return;
      const person = actorIdOf(change);
      await boss.send(queue, { changeId, chain, person }, { key: changeId, afterMs, transaction });
    };
    if (within) await send(within);
    else await (await database.ready).orm.transaction(send);
  },
  within: (transaction, { changeId, chain, person }, afterMs) =>
    boss.send(queue, { changeId, chain, person }, { key: changeId, afterMs, transaction }),
  sending: ({ changeId, chain, person }, afterMs) =>
    boss.sending(queue, { changeId, chain, person }, { key: changeId, afterMs }),
});
