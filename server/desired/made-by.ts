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
      ...{ id: v.string(), before: v.unknown(), to: v.unknown(), atMs: v.number(), changeId: v.string() },
      by: v.nullable(v.string()),
      byId: v.string(),
    }),
  ),
});
/** States stand in a list of one. */
const State = v.tuple([v.record(v.string(), v.unknown())]);
type State = v.InferOutput<typeof State>[0];

/** So many of what was done last to one thing are looked at. */
const MOST_ITEMS = 10;
/** What the console does stands in the log at about the same time. */
const TOGETHER_MS = 60_000;

/** The log tells who let somebody in, and not who promoted or demoted them. */
async function moved(orm: Orm, found: readonly Found[]): Promise<readonly (readonly [string, Made])[]> {
  const given = found.flatMap(({ id, kind, field, subjectId, now }) => {
    if (kind !== "channel" || !now) return [];
    if (field !== "member" && (field !== "administrator" || now.state.role !== "none")) return [];
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

/** What of a state a difference is about: of members whether they are there, whatever they are there. */
const aspectOf = (field: Found["field"], state: State): State =>
  field === "member" ? { isIn: state.role !== "none" } : state;

/** What a change says of a difference: that it made it so or otherwise, or nothing. */
function saysOf({ field, now }: Found, item: { readonly before: unknown; readonly to: unknown }) {
  const to = v.safeParse(State, item.to);
  if (!now || !to.success) return "nothing";
  const wanted = Object.entries(aspectOf(field, now.state));
  const isSo = (state: State): boolean => {
    const aspect = aspectOf(field, state);
    return wanted.every(([name, value]) => aspect[name] === value);
  };
  if (!Object.keys(now.state).every((name) => name in to.output[0])) return "nothing";
  if (!isSo(to.output[0])) return "otherwise";
  const before = v.safeParse(State, item.before);
  if (!before.success) return "so";
  if (isSo(before.output[0])) return "nothing";
  // Whoever lets somebody in as a member has not demoted them.
  const isLetIn = field === "administrator" && now.state.role === "member" && before.output[0].role === "none";
  return isLetIn ? "otherwise" : "so";
}

/** User ID of whoever had an item carried out: of those who had the rest tried again the last before it ended. */
const carrierOf = sql`coalesce((
  select retry.told ->> 'by' from jsonb_array_elements(c.retries) with ordinality as retry(told, n)
  where (retry.told ->> 'atMs')::bigint <= t.ended_at_ms order by retry.n desc limit 1
), c.applied_by, c.planned_by)`;

async function changed(orm: Orm, found: readonly Found[]): Promise<readonly (readonly [string, Made])[]> {
  const byId = new Map(found.map((one) => [one.id, one]));
  const given = found.flatMap(({ id, now }) =>
    (now?.resources ?? []).flatMap((resource) => (now?.keys ?? []).map((key) => ({ id, key: `${resource}:${key}` }))),
  );
  if (given.length === 0) return [];
  const { rows } = v.parse(
    Items,
    await orm.execute(sql`
      select g.id, i.before, i.to, i.at_ms::float8 as "atMs", i.change_id as "changeId", p.display_name as by,
        i.person as "byId"
      from ${recordset(given, "id text, key text", "g")} cross join lateral (
        select t.change_id, t.before, t.to, coalesce(t.ended_at_ms, c.ended_at_ms, c.planned_at_ms) as at_ms, t.n,
          ${carrierOf} as person
        from change_items t join changes c on c.id = t.change_id
        where t.key = g.key and t.status = 'done' order by at_ms desc, t.n desc limit ${MOST_ITEMS}
      ) as i left join people p on p.user_id = i.person
      order by i.at_ms desc, i.n desc`),
  );
  const made = new Map<string, Made>();
  /** Those of which a later change than what follows has said something. */
  const settled = new Set<string>();
  for (const { id, before, to, atMs, changeId, by, byId: personId } of rows) {
    const one = byId.get(id);
    const says = one && !settled.has(id) ? saysOf(one, { before, to }) : "nothing";
    if (says === "nothing") continue;
    settled.add(id);
    if (says === "so") made.set(id, { atMs, by: by ?? "", byId: personId, changeId });
  }
  return [...made];
}

/** By the ID of the difference; the console's own changes count before what the log tells of the same time and earlier. */
export async function madeBy(orm: Orm, found: readonly Found[]): Promise<ReadonlyMap<string, Made>> {
  const made = new Map(await changed(orm, found));
  for (const [id, move] of await moved(orm, found))
    if (move.atMs > (made.get(id)?.atMs ?? 0) + TOGETHER_MS) made.set(id, move);
  return made;
}
