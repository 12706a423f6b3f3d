// What findings rest on and was never read: without that, nothing is counted.
import { inArray, sql } from "drizzle-orm";
import { type FindingKind, findingKinds } from "../../../domain/inventory/findings.ts";
import type { Orm } from "../../db/database.ts";
import { inventoryReads } from "../../db/schema.ts";

/** Why some kinds of findings cannot be counted, as sentences by their ID. */
export async function lacksOf(
  orm: Orm,
  kinds: readonly FindingKind[] = findingKinds,
): Promise<ReadonlyMap<string, string>> {
  const resting = kinds.flatMap(({ id, restsOn }) => (restsOn ? [{ id, ...restsOn }] : []));
  if (resting.length === 0) return new Map();
  const { step, readAtMs, failure } = inventoryReads;
  const refused = sql`${failure} ->> 'kind' in ('missing_scope', 'forbidden', 'not_found', 'refused')`;
  const rows = await orm
    .select({
      step,
      isUnread: sql<boolean>`bool_or(${readAtMs} is null)`,
      isRefused: sql<boolean>`coalesce(bool_or(${readAtMs} is null and ${refused}), false)`,
    })
    .from(inventoryReads)
    .where(inArray(step, [...new Set(resting.flatMap(({ steps }) => steps))]))
    .groupBy(step);
  const byStep = new Map(rows.map((row) => [row.step, row]));
  return new Map(
    resting.flatMap(({ id, steps, what, takes }) => {
      const of = steps.map((name) => byStep.get(name));
      // What is read of each thing has no row where there is no thing; the list of them always has one.
      const isRead = of[0] !== undefined && !of.some((one) => one?.isUnread);
      const first = of.some((one) => one?.isRefused)
        ? `Zoom has not let the console read ${what}.`
        : `The console has not read ${what} yet.`;
      return isRead ? [] : [[id, `${first} ${takes}`] as const];
    }),
  );
}
