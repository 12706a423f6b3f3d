// What is kept of findings: settings, what is snoozed, and how many there were on each day.
import { and, asc, eq, getTableColumns, gt, gte, like, lt, sql } from "drizzle-orm";
import * as v from "valibot";
import { addDays, dayOf } from "../../../domain/days.ts";
import { type Finding, FindingSettings, type FindingSnooze } from "../../../domain/inventory/findings.ts";
import type { Orm } from "../../db/database.ts";
import { findingCounts, findingSnoozes, inventoryChannels, inventoryPeople, inventoryState } from "../../db/schema.ts";

const PREFIX = "finding:";
const KEPT_DAYS = 400;

type DayCount = Finding["trend"][number];

/** Settings by finding, where they were set. */
export async function findingSettings(orm: Orm): Promise<ReadonlyMap<string, FindingSettings>> {
  const rows = await orm
    .select()
    .from(inventoryState)
    .where(like(inventoryState.name, `${PREFIX}%`));
  return new Map(rows.map(({ name, value }) => [name.slice(PREFIX.length), v.parse(FindingSettings, value)]));
}

export async function setFinding(orm: Orm, id: string, settings: FindingSettings): Promise<void> {
  await orm
    .insert(inventoryState)
    .values({ name: `${PREFIX}${id}`, value: settings })
    .onConflictDoUpdate({ target: inventoryState.name, set: { value: settings } });
}

/** What is snoozed still, by finding. */
export async function snoozesOf(orm: Orm, nowMs: number): Promise<ReadonlyMap<string, readonly FindingSnooze[]>> {
  const rows = await orm
    .select({
      ...getTableColumns(findingSnoozes),
      name: sql<string>`coalesce(${inventoryChannels.name}, ${inventoryPeople.name}, '')`,
    })
    .from(findingSnoozes)
    .leftJoin(inventoryChannels, eq(inventoryChannels.id, findingSnoozes.subject))
    .leftJoin(inventoryPeople, eq(inventoryPeople.key, findingSnoozes.subject))
    .where(gt(findingSnoozes.untilMs, nowMs));
  const byFinding = new Map<string, FindingSnooze[]>();
  for (const { findingId, subject, name, untilMs, reason, byUserId, byName, atMs } of rows) {
    const some = byFinding.get(findingId) ?? [];
    some.push({ subject, name, untilMs, reason, by: byName, byId: byUserId, atMs });
    byFinding.set(findingId, some);
  }
  return byFinding;
}

/** IDs or keys for which a finding is snoozed. */
export async function snoozedSubjects(orm: Orm, findingId: string, nowMs: number): Promise<ReadonlySet<string>> {
  const rows = await orm
    .select({ subject: findingSnoozes.subject })
    .from(findingSnoozes)
    .where(and(eq(findingSnoozes.findingId, findingId), gt(findingSnoozes.untilMs, nowMs)));
  return new Set(rows.flatMap(({ subject }) => (subject === "" ? [] : [subject])));
}

export async function snooze(orm: Orm, row: typeof findingSnoozes.$inferInsert): Promise<void> {
  await orm
    .insert(findingSnoozes)
    .values(row)
    .onConflictDoUpdate({ target: [findingSnoozes.findingId, findingSnoozes.subject], set: row });
}

/** @returns whether it was snoozed */
export async function wake(orm: Orm, findingId: string, subject: string): Promise<boolean> {
  const rows = await orm
    .delete(findingSnoozes)
    .where(and(eq(findingSnoozes.findingId, findingId), eq(findingSnoozes.subject, subject)))
    .returning({ subject: findingSnoozes.subject });
  return rows.length > 0;
}

/** Which findings were counted on a day. */
export async function countedOn(orm: Orm, day: string): Promise<ReadonlySet<string>> {
  const rows = await orm.select({ id: findingCounts.findingId }).from(findingCounts).where(eq(findingCounts.day, day));
  return new Set(rows.map(({ id }) => id));
}

/** Keeps the counts of a day, unless another instance has by now. */
export async function keepCounts(orm: Orm, day: string, counts: ReadonlyMap<string, number>): Promise<void> {
  if (counts.size === 0) return;
  await orm
    .insert(findingCounts)
    .values([...counts].map(([findingId, count]) => ({ findingId, day, count })))
    .onConflictDoNothing();
}

/** The counts since then by finding, the oldest first. */
export async function countsSince(orm: Orm, fromDay: string): Promise<ReadonlyMap<string, readonly DayCount[]>> {
  const rows = await orm
    .select()
    .from(findingCounts)
    .where(gte(findingCounts.day, fromDay))
    .orderBy(asc(findingCounts.day));
  const byFinding = new Map<string, DayCount[]>();
  for (const { findingId, day, count } of rows) {
    const some = byFinding.get(findingId) ?? [];
    some.push({ day, count });
    byFinding.set(findingId, some);
  }
  return byFinding;
}

export async function sweepFindings(orm: Orm, nowMs: number): Promise<void> {
  await orm.delete(findingSnoozes).where(lt(findingSnoozes.untilMs, nowMs));
  await orm.delete(findingCounts).where(sql`${findingCounts.day} < ${addDays(dayOf(nowMs), -KEPT_DAYS)}::date`);
}
