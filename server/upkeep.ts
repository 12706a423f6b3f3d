// What goes on beside requests, at set times, in one instance at a time.
import * as v from "valibot";
import type { Boss } from "./jobs/boss.ts";
import { defineQueue } from "./jobs/queue.ts";
import type { Log } from "./log.ts";

const SWEEP_EVERY_SECONDS = 900;
const CHECKPOINT_EVERY_SECONDS = 3_600;

/** @param sweeps by what each clears away */
export function createSweep(sweeps: Readonly<Record<string, () => Promise<unknown>>>, log: Log): () => Promise<void> {
  return async () => {
    const failed: unknown[] = [];
    // What one of them cannot do is no reason to let the others' rows pile up.
    for (const [what, clear] of Object.entries(sweeps))
      await clear().catch((error: unknown) => {
        log.warn({ what, err: error }, "what is over was not cleared away");
        failed.push(error);
      });
    if (failed.length > 0) throw failed[0];
  };
}

interface Upkeep {
  readonly sweep: () => Promise<void>;
  readonly writeCheckpoint: () => Promise<unknown>;
}

export function scheduleUpkeep(jobs: Pick<Boss, "register">, { sweep, writeCheckpoint }: Upkeep): void {
  jobs.register(
    defineQueue({
      name: "sweep",
      data: v.object({}),
      work: async () => {
        await sweep();
        return undefined;
      },
      retryLimit: 2,
      retryDelaySeconds: 60,
      schedule: { everySeconds: SWEEP_EVERY_SECONDS, data: {} },
    }),
  );
  jobs.register(
    defineQueue({
      name: "audit-checkpoint",
      data: v.object({}),
      work: async () => {
        await writeCheckpoint();
        return undefined;
      },
      retryLimit: 5,
      retryDelaySeconds: 60,
      schedule: { everySeconds: CHECKPOINT_EVERY_SECONDS, data: {} },
    }),
  );
}
