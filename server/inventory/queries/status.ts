// How far the inventory is, and how true it was found to be.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { operationById } from "../../../contract/operation-by-id.ts";
import { failureSchema } from "../../../domain/failure-schema.ts";
import { InventoryCounts, type InventoryState, type InventoryStatus } from "../../../domain/inventory/status.ts";
import type { Orm } from "../../db/database.ts";
import type { Memory } from "../memory/memory.ts";
import { foundChannelsStep } from "../sync/channel-steps.ts";
import { searchPagesLeft } from "../sync/search-on.ts";
import { steps } from "../sync/steps.ts";
import type { Sync } from "../sync/sync.ts";

const integer = v.pipe(v.union([v.number(), v.string()]), v.transform(Number));
const time = v.nullable(integer);

const Reads = v.object({
  rows: v.array(
    v.object({
      step: v.string(),
      total: v.number(),
      read: v.number(),
      failed: v.number(),
      failure: v.nullable(failureSchema),
      oldest: time,
      newest: time,
    }),
  ),
});
const Checks = v.object({ rows: v.array(v.object({ step: v.string(), checked: integer, off: integer })) });
const Counts = v.object({ rows: v.array(InventoryCounts) });

/** Days of which it is told how true the inventory was. */
const CHECKED_DAYS = 7;
const DAY_MS = 86_400_000;

const later = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

const Last = v.object({ rows: v.array(v.object({ newest: time })) });

/** Whether it is kept up to date, and when anything was last read of Zoom. */
export async function inventoryState({
  orm,
  sync,
  nowMs,
}: Pick<StatusDeps, "orm" | "nowMs"> & { readonly sync: Pick<Sync, "state"> }): Promise<InventoryState> {
  const { pausedBy, heldBy, wholeSinceMs } = await sync.state();
  const { rows } = v.parse(Last, await orm.execute(sql`select max(read_at_ms) as newest from inventory_reads`));
  return {
    state: pausedBy ? "paused" : heldBy ? "held" : wholeSinceMs === null ? "reading" : "whole",
    ...{ wholeSinceMs, atMs: nowMs, lastReadAtMs: rows[0]?.newest ?? null },
  };
}

interface StatusDeps {
  readonly orm: Orm;
  readonly memory: Memory;
  readonly sync: Pick<Sync, "state" | "costMs" | "poolOf">;
  readonly nowMs: number;
}

export async function inventoryStatus({
  orm,
  memory,
  sync,
  nowMs,
}: StatusDeps): Promise<Omit<InventoryStatus, "mayPause" | "webhooks" | "part">> {
  const since = new Date(nowMs - CHECKED_DAYS * DAY_MS).toISOString().slice(0, 10);
  const [state, reads, checks, counts] = [
    await sync.state(),
    v.parse(
      Reads,
      await orm.execute(sql`
        select step, count(*)::int as total, count(read_at_ms)::int as read,
          count(*) filter (where failure is not null)::int as failed,
          (array_agg(failure) filter (where failure is not null))[1] as failure,
          min(read_at_ms) as oldest, max(read_at_ms) as newest
        from inventory_reads group by step
      `),
    ),
    v.parse(
      Checks,
      await orm.execute(sql`
        select step, sum(row_count) as checked, sum(off_count) as off from inventory_checks
        where day >= ${since}::date group by step
      `),
    ),
    v.parse(
      Counts,
      await orm.execute(sql`
        select
          (select count(*)::int from inventory_people where gone_at_ms is null) as people,
          (select count(*)::int from inventory_channels where gone_at_ms is null) as channels,
          (select coalesce(sum(member_count), 0)::int from inventory_channels where gone_at_ms is null) as memberships,
          (select count(*)::int from inventory_spaces where gone_at_ms is null) as spaces,
          (select count(*)::int from inventory_mention_groups g
            join inventory_channels c on c.id = g.channel_id and c.gone_at_ms is null) as "mentionGroups",
          (select count(*)::int from inventory_directory_groups where gone_at_ms is null) as "directoryGroups",
          (select count(*)::int from inventory_emojis where gone_at_ms is null) as emojis
      `),
    ),
  ];
  const searches = await searchPagesLeft({ orm, memory });
  const byStep = new Map(reads.rows.map((row) => [row.step, row]));
  const checkOf = new Map(checks.rows.map((row) => [row.step, row]));
  const told = steps.map(({ id, noun, operations: [first] }) => {
    const { total = 0, read = 0, failed = 0, failure = null, oldest = null, newest = null } = byStep.get(id) ?? {};
    const { checked = 0, off = 0 } = checkOf.get(id) ?? {};
    const requests = id === foundChannelsStep.id ? searches : total - read - failed;
    const leftMs = requests * sync.costMs(operationById(first).rate);
    return {
      step: { id, noun, total, read, failed, failure, oldestAtMs: oldest, newestAtMs: newest, checked, off },
      leftMs,
      pool: sync.poolOf(operationById(first).rate),
    };
  });
  // Limits are spent side by side, what spends the same one after another.
  const leftByPool = new Map<string, number>();
  for (const { pool, leftMs } of told) leftByPool.set(pool, (leftByPool.get(pool) ?? 0) + leftMs);
  const isLeft = told.some(({ step: { total, read, failed } }) => total > read + failed);
  const isWhole =
    state.wholeSinceMs !== null ||
    (!isLeft && told.every(({ step: { total, id } }) => total > 0 || !id.includes("people")));
  const [own] = counts.rows;
  if (!own) throw new Error("counting answers with one row");
  return {
    state: state.pausedBy ? "paused" : state.heldBy ? "held" : isWhole ? "whole" : "reading",
    pausedBy: state.pausedBy,
    heldBy: state.heldBy,
    goesOnAtMs: state.goesOnAtMs,
    wholeSinceMs: state.wholeSinceMs,
    atMs: nowMs,
    lastReadAtMs: told.reduce<number | null>((last, { step: { newestAtMs } }) => later(last, newestAtMs), null),
    leftMs: isLeft ? Math.max(0, ...leftByPool.values()) : 0,
    counts: own,
    steps: told.map(({ step }) => step),
  };
}
