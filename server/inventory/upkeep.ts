// What is done beside the sync at set times.
import * as v from "valibot";
import type { Clock } from "../clock.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import type { Boss } from "../jobs/boss.ts";
import { defineQueue } from "../jobs/queue.ts";
import { countToday } from "./findings/findings.ts";
import { sweepFindings } from "./findings/store.ts";
import type { Memory } from "./memory/memory.ts";
import { sweepGone } from "./store/gone.ts";
import { inventorySettings } from "./store/settings.ts";
import { searchOn } from "./sync/search-on.ts";
import type { Sync } from "./sync/sync.ts";

const DAY_MS = 86_400_000;
const COUNT_EVERY_SECONDS = 600;
const LETTERS_EVERY_SECONDS = 86_400;

interface UpkeepDeps {
  readonly database: DatabaseSource;
  readonly memory: Memory;
  readonly sync: Pick<Sync, "state">;
  readonly clock: Clock;
}

/** Counts findings once a day, as soon as all has been read once. */
export const scheduleFindings = (jobs: Pick<Boss, "register">, deps: UpkeepDeps): void =>
  schedule(jobs, deps, {
    name: "inventory-findings",
    everySeconds: COUNT_EVERY_SECONDS,
    work: (orm) => countToday({ orm, memory: deps.memory }, deps.clock.nowMs()),
  });

/** Has archived channels searched for by letters of names that came later. */
export const scheduleLetters = (jobs: Pick<Boss, "register">, deps: UpkeepDeps): void =>
  schedule(jobs, deps, {
    name: "inventory-letters",
    everySeconds: LETTERS_EVERY_SECONDS,
    work: (orm) => searchOn({ orm, memory: deps.memory, nowMs: deps.clock.nowMs() }),
  });

interface Scheduled {
  readonly name: string;
  readonly everySeconds: number;
  readonly work: (orm: Orm) => Promise<unknown>;
}

/** Does something at times, from when all has been read once. */
function schedule(
  jobs: Pick<Boss, "register">,
  { database, sync }: Pick<UpkeepDeps, "database" | "sync">,
  { name, everySeconds, work }: Scheduled,
): void {
  jobs.register(
    defineQueue({
      name,
      data: v.object({}),
      work: async () => {
        const { orm } = await database.ready;
        if ((await sync.state()).wholeSinceMs !== null) await work(orm);
        return undefined;
      },
      retryLimit: 2,
      retryDelaySeconds: 60,
      schedule: { everySeconds, data: {} },
    }),
  );
}

/** Deletes what Zoom has not known of for as long as is set, and what is over of findings. */
export async function sweepInventory({ database, clock }: Pick<UpkeepDeps, "database" | "clock">): Promise<void> {
  const { orm } = await database.ready;
  const nowMs = clock.nowMs();
  const { goneDays } = await inventorySettings(orm);
  await sweepGone(orm, nowMs - goneDays * DAY_MS, nowMs);
  await sweepFindings(orm, nowMs);
}
