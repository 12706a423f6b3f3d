// Since when, and by whom, something is as it is: by the account's log of joins and leaves and the console's changes.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Difference, Found } from "../../domain/desired/difference.ts";
import type { Orm } from "../db/database.ts";
import { recordset } from "../inventory/store/recordset.ts";

type Made = NonNullable<Difference["made"]>;

const Moves = v.object({
  rows: v.array(v.object({ id: v.string(), atMs: v.number(), by: v.string(), byId: v.string() })),
});
const Items = v.object({
  rows: v.array(
    v.object({
      ...{ id: v.string(), to: v.unknown(), atMs: v.number(), changeId: v.string() },
      by: v.nullable(v.string()),
      byId: v.string(),
    }),
  ),
});
/** States stand in a list of one. */
const State = v.tuple([v.record(v.string(), v.unknown())]);

/** So many of what was done last to one thing are looked at. */
const MOST_ITEMS = 10;

async function moved(orm: Orm, found: readonly Found[]): Promise<readonly (readonly [string, Made])[]> {
  const given = found.flatMap(({ id, kind, field, subjectId, now }) => {
    if (kind !== "channel" || (field !== "member" && field !== "administrator") || !now) return [];
    const status = now.state.role === "none" ? "left" : "joined";
    return now.keys.map((key) => ({ id, channel: subjectId, person: key.slice(subjectId.length + 1), status }));
  });
  if (given.length === 0) return [];
  const { rows } = v.parse(
    Moves,
    await orm.execute(sql`
      select g.id, m.at_ms::float8 as "atMs", m.operator_name as by, m.operator_key as "byId"
      from ${recordset(given, "id text, channel text, person text, status text", "g")}
      cross join lateral (
        select at_ms, status, operator_name, operator_key from inventory_moves v
        where v.channel_id = g.channel and lower(v.person_key) = g.person order by at_ms desc limit 1
      ) as m where m.status = g.status`),
  );
  return rows.map(({ id, atMs, by, byId }) => [id, { atMs, by, byId, changeId: "" }] as const);
}

async function changed(orm: Orm, found: readonly Found[]): Promise<readonly (readonly [string, Made])[]> {
  const byId = new Map(found.map((one) => [one.id, one]));
  const given = found.flatMap(({ id, now }) =>
    (now?.resources ?? []).flatMap((resource) => (now?.keys ?? []).map((key) => ({ id, key: `${resource}:${key}` }))),
  );
  if (given.length === 0) return [];
  const { rows } = v.parse(
    Items,
    await orm.execute(sql`
      select g.id, i.to, i.at_ms::float8 as "atMs", i.change_id as "changeId", p.display_name as by,
        i.person as "byId"
      from ${recordset(given, "id text, key text", "g")} cross join lateral (
        select t.change_id, t.to, coalesce(t.ended_at_ms, c.ended_at_ms, c.planned_at_ms) as at_ms,
          coalesce(c.applied_by, c.planned_by) as person
        from change_items t join changes c on c.id = t.change_id
        where t.key = g.key and t.status = 'done' order by at_ms desc limit ${MOST_ITEMS}
      ) as i left join people p on p.user_id = i.person
      order by i.at_ms`),
  );
  return rows.flatMap(({ id, to, atMs, changeId, by, byId: personId }) => {
    const now = byId.get(id)?.now;
    const state = v.safeParse(State, to);
    if (!now || !state.success) return [];
    const isSo = Object.entries(now.state).every(([name, value]) => state.output[0][name] === value);
    return isSo ? [[id, { atMs, by: by ?? "", byId: personId, changeId }] as const] : [];
  });
}

/** By the ID of the difference; the console's own changes count before what the log tells. */
export async function madeBy(orm: Orm, found: readonly Found[]): Promise<ReadonlyMap<string, Made>> {
  return new Map([...(await moved(orm, found)), ...(await changed(orm, found))]);
}
