// What is used of the requests that Zoom allows the account in a UTC day.
import { and, eq } from "drizzle-orm";
import * as v from "valibot";
import type { RateLabel } from "../../contract/operation.ts";
import { rateLimits } from "../../contract/rate-limits.ts";
import type { ConnectionInfo } from "../../domain/access/connection.ts";
import type { ZoomPlan } from "../config/config.ts";
import type { Orm } from "../db/database.ts";
import { rateCounts } from "../db/schema.ts";
import { CountsSchema } from "../zoom/limits/counts.ts";
import { dayAt, endOf, totalOf } from "../zoom/limits/day.ts";
import { dayRowName } from "../zoom/limits/lease.ts";

const Stored = v.pipe(v.string(), v.parseJson(), CountsSchema);
const labels: readonly RateLabel[] = ["LIGHT", "MEDIUM", "HEAVY", "RESOURCE-INTENSIVE"];

/** Each pool that has a limit of the day, as the instances have counted it so far. */
export async function readDayBudget(
  orm: Orm,
  plan: ZoomPlan,
  accountId: string,
  nowMs: number,
): Promise<ConnectionInfo["budget"]> {
  if (plan === "unlimited") return [];
  const pools = new Map<string, { labels: string[]; limit: number }>();
  for (const label of labels) {
    const { day } = rateLimits[plan][label];
    if (!day) continue;
    const known = pools.get(day.pool) ?? { labels: [], limit: day.requests };
    pools.set(day.pool, { ...known, labels: [...known.labels, label] });
  }
  const budget: ConnectionInfo["budget"] = [];
  for (const [pool, known] of pools) {
    const [row] = await orm
      .select({ counts: rateCounts.counts })
      .from(rateCounts)
      .where(and(eq(rateCounts.accountId, accountId), eq(rateCounts.name, dayRowName(pool))));
    const day = dayAt(nowMs, row ? v.parse(Stored, row.counts).day : null);
    budget.push({ ...known, used: totalOf(day), renewsAtMs: endOf(day) });
  }
  return budget;
}
