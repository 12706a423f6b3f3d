// Looks at set times what is otherwise than the saved file says, so that since when is known though nobody asks.
import * as v from "valibot";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { Boss } from "../jobs/boss.ts";
import { defineQueue } from "../jobs/queue.ts";
import { checkDesired, type Reading } from "./check.ts";
import { ownSight } from "./sight.ts";
import { noteDifferences, savedFile } from "./store.ts";

const EVERY_SECONDS = 300;

interface UpkeepDeps {
  readonly database: DatabaseSource;
  /** Whether all of the account was read. */
  readonly isWhole: () => Promise<boolean>;
  readonly reading: Reading;
  readonly clock: Clock;
}

export function scheduleDesired(jobs: Pick<Boss, "register">, deps: UpkeepDeps): void {
  jobs.register(
    defineQueue({
      name: "desired-state",
      data: v.object({}),
      work: async () => {
        await noteDesired(deps);
        return undefined;
      },
      retryLimit: 2,
      retryDelaySeconds: 60,
      schedule: { everySeconds: EVERY_SECONDS, data: {} },
    }),
  );
}

/** Notes since when what is found now is so. */
export async function noteDesired({ database, isWhole, reading, clock }: UpkeepDeps): Promise<void> {
  const { orm } = await database.ready;
  const file = await savedFile(orm);
  const result = file && (await reading.read(file.text, ""));
  if (result?.is !== "right") return;
  await checkDesired(orm, result.parsed, { sight: ownSight, isWhole: await isWhole() }, async (found) => {
    await noteDifferences(
      orm,
      found.map(({ id }) => id),
      clock.nowMs(),
    );
    return () => null;
  });
}
