// Holds a file of thousands of channels, with their settings, administrators and members, against the inventory in the
// embedded database, beside reading the same rows. BENCH_CHANNELS says how many; 5,000 unless set.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import type { Difference } from "../domain/desired/difference.ts";
import { exportDesired } from "../domain/desired/export.ts";
import { exportable } from "../domain/desired/exportable.ts";
import { partsOf } from "../domain/desired/parts.ts";
import { systemClock } from "../server/clock.ts";
import { openPglite } from "../server/db/pglite.ts";
import { checkDesired, createReading } from "../server/desired/check.ts";
import { everythingKnown } from "../server/desired/known.ts";
import { ownSight } from "../server/desired/sight.ts";
import { fill } from "./inventory.ts";
import { printTable } from "./table.ts";

const CHANNELS = Number(process.env.BENCH_CHANNELS ?? 5_000);

export async function run(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-bench-"));
  const database = await openPglite(folder, systemClock, pino({ level: "silent" }));
  try {
    const { orm } = database;
    await fill(orm, CHANNELS);
    await orm.execute(sql`update inventory_channels set members_at_ms = seen_at_ms, mention_groups_at_ms = seen_at_ms`);
    await orm.execute(sql`update inventory_members set email = person_key || '@x.example', user_id = person_key`);
    const options = {
      of: new Set(exportable),
      isExact: true,
      isWhole: true,
      schemaUrl: "https://console.example/schema.json",
    };
    const [text, exportMs] = await timed(async () => {
      const { channels, spaces } = everythingKnown(orm, ownSight);
      const pieces: string[] = [];
      for await (const piece of exportDesired(channels, spaces, options)) pieces.push(piece);
      return pieces.join("");
    });
    console.log(`${CHANNELS} channels, a file of ${(text.length / 1e6).toFixed(1)} MB\n`);
    await orm.execute(sql`update inventory_channels set mention_all = 1 + mention_all % 3 where md5(id) < '1'`);
    const [, rowsMs] = await timed(async () => {
      let count = 0;
      for await (const rows of everythingKnown(orm, ownSight).channels) count += rows.length;
      return count;
    });
    const reading = createReading();
    const plan = async (): Promise<number> => {
      const result = await reading.read(text, "");
      if (result.is === "wrong") throw new Error(JSON.stringify(result.problems));
      const { told } = await checkDesired(
        orm,
        result.parsed,
        { sight: ownSight, isWhole: true },
        async () => () => null,
      );
      const differences: readonly Difference[] = told.differences;
      return partsOf(differences, "account").parts.reduce((sum, { targets }) => sum + targets.length, 0);
    };
    const [count, firstMs] = await timed(plan);
    const [, nextMs] = await timed(plan);
    const row = (figure: string, ms: number) => ({
      ...{ figure, unit: "ms" },
      values: { "reading the rows": rowsMs, "desired state": ms },
    });
    printTable([
      row("export", exportMs),
      row(`plan of ${count} items, of a file not read yet`, firstMs),
      row("the same of a file that was read before", nextMs),
    ]);
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const at = performance.now();
  const result = await work();
  return [result, performance.now() - at];
}
