// Changes as rows. Every move from one status to another names those it may come from, so that two who act at once do
// not both succeed.
import { and, count, desc, eq, gte, inArray, lt, max, or, sql } from "drizzle-orm";
import * as v from "valibot";
import type { ItemStatus } from "../../domain/changes/item.ts";
import type { ChangeStatus } from "../../domain/changes/status.ts";
import { chunk } from "../../domain/chunk.ts";
import { storable } from "../db/columns.ts";
import type { Orm } from "../db/database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { useFiles } from "../staged-files/staged-files.ts";

/** An action of a change, or the way back from one. */
export const Part = v.object({ actionId: v.string(), input: v.unknown(), isUndo: v.optional(v.boolean(), false) });
export type Part = v.InferOutput<typeof Part>;

export type ChangeRow = typeof changes.$inferSelect;
export type ItemRow = typeof changeItems.$inferSelect;

export const partsOf = (change: ChangeRow): readonly Part[] => v.parse(v.array(Part), change.parts);

export function partAt(parts: readonly Part[], index: number): Part {
  const part = parts[index];
  if (!part) throw new Error(`a change without its part ${index}`);
  return part;
}

/** An item before its present state is known, or without a need to know it. */
export interface NewItem {
  readonly n: number;
  readonly part: number;
  readonly key: string;
  readonly label: string;
  readonly target: unknown;
  readonly status: ItemStatus;
  /** In a list of one; null where not known. */
  readonly before: unknown;
  readonly to: unknown;
  readonly skip: string | null;
  readonly noUndo: string | null;
  readonly remark: string | null;
  /** IDs of the files it is made of. */
  readonly files: readonly string[];
}

/** What is found out of an item by reading. */
export type Plan = Pick<NewItem, "n" | "status" | "before" | "to" | "skip" | "noUndo" | "remark" | "files">;

/** So that one statement stays small on a connection that others share. */
const ROWS_AT_ONCE = 500;
const ROWS_MOVED_AT_ONCE = 2_000;

/** Beside a join with given rows, whose number the planner does not know: else it reads every item of the change. */
export const numbersOf = (rows: readonly { readonly n: number }[]) =>
  sql`${`{${rows.map(({ n }) => n).join(",")}}`}::integer[]`;

/**
 * What is more than a few hundred items is stored piece by piece, as a discarded change until it is whole: one
 * transaction for all would keep everybody else from the embedded database. Of one whose process ends meanwhile nothing
 * else remains.
 *
 * @param ensure what has to hold before anything is stored
 * @param also what else is to be stored once the change is
 */
export async function insertChange(
  orm: Orm,
  change: typeof changes.$inferInsert,
  items: readonly NewItem[],
  ensure: (within: Orm) => Promise<void>,
  also: (within: Orm) => Promise<void>,
) {
  const [first = [], ...rest] = chunk(items, ROWS_AT_ONCE);
  const { id, plannedAtMs, status, endedAtMs = null } = change;
  const begun = rest.length === 0 ? change : { ...change, status: "discarded", endedAtMs: plannedAtMs };
  await orm.transaction(async (within) => {
    await ensure(within);
    await useFiles(within, id, filesOf(items));
    const stored = within.insert(changes).values(begun).returning({ id: changes.id });
    await within.execute(sql`with stored as ${stored} ${itemsOf(id, first)}`);
    if (rest.length === 0) await also(within);
  });
  if (rest.length === 0) return;
  for (const rows of rest) await orm.execute(itemsOf(id, rows));
  await orm.transaction(async (within) => {
    await within.update(changes).set({ status, endedAtMs }).where(eq(changes.id, id));
    await also(within);
  });
}

const itemsOf = (changeId: string, rows: readonly NewItem[]) => sql`
        insert into change_items (change_id, n, part, key, label, target, status, before, "to", skip, no_undo, remark)
        select ${changeId}, n, part, key, label, target, status, before, "to", skip, "noUndo", remark
        from jsonb_to_recordset(${JSON.stringify(storable(rows))}::jsonb) as given(
          n integer, part integer, key text, label text, target jsonb, status text, before jsonb, "to" jsonb,
          skip text, "noUndo" text, remark text
        )`;

const filesOf = (plans: readonly Pick<Plan, "files">[]): readonly string[] => plans.flatMap(({ files }) => files);

/** @param sizeBytes that this adds to what is kept of the change */
export async function storePlans(orm: Orm, changeId: string, plans: readonly Plan[], sizeBytes = 0): Promise<void> {
  if (plans.length === 0) return;
  if (sizeBytes > 0)
    await orm
      .update(changes)
      .set({ sizeBytes: sql`${changes.sizeBytes} + ${sizeBytes}` })
      .where(eq(changes.id, changeId));
  const files = filesOf(plans);
  if (files.length > 0) await orm.transaction((within) => useFiles(within, changeId, files));
  await orm.execute(sql`
    update change_items as item set status = given.status, before = given.before, "to" = given."to",
      skip = given.skip, no_undo = given."noUndo", remark = given.remark
    from jsonb_to_recordset(${JSON.stringify(storable(plans))}::jsonb) as given(
      n integer, status text, before jsonb, "to" jsonb, skip text, "noUndo" text, remark text
    )
    where item.change_id = ${changeId} and item.n = given.n and item.n = any(${numbersOf(plans)})
      and item.status = 'reading'`);
}

export async function findChange(orm: Orm, id: string): Promise<ChangeRow | undefined> {
  const [row] = await orm.select().from(changes).where(eq(changes.id, id));
  return row;
}

/** Whose changes somebody sees: their own, and those of the account whose actions they may all do. */
export interface Seeing {
  readonly accountId: string;
  readonly userId: string;
  /** Null where only their own are asked for. */
  readonly actionIds: readonly string[] | null;
}

export interface ListFilters {
  /** Of any of these; of all where it is empty. */
  readonly statuses: readonly ChangeStatus[];
  /** Planned since then, epoch milliseconds. */
  readonly sinceMs: number | undefined;
  /** With an item of this key. */
  readonly itemKey: string | undefined;
}

/** Where a page begins: after this change. */
export const Place = v.tuple([v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.uuid())]);
type Place = v.InferOutput<typeof Place>;
export const placeOf = ({ plannedAtMs, id }: ChangeRow): Place => [plannedAtMs, id];

/** The newest first. */
export const listChanges = (
  orm: Orm,
  seeing: Seeing,
  { statuses, sinceMs, itemKey }: ListFilters,
  { after, limit }: { readonly after: Place | null; readonly limit: number },
) =>
  orm
    .select()
    .from(changes)
    .where(
      and(
        isSeen(seeing),
        statuses.length > 0 ? inArray(changes.status, [...statuses]) : undefined,
        sinceMs === undefined ? undefined : gte(changes.plannedAtMs, sinceMs),
        itemKey === undefined
          ? undefined
          : inArray(
              changes.id,
              orm.select({ id: changeItems.changeId }).from(changeItems).where(eq(changeItems.key, itemKey)),
            ),
        after ? sql`(${changes.plannedAtMs}, ${changes.id}) < (${after[0]}::bigint, ${after[1]}::text)` : undefined,
      ),
    )
    .orderBy(desc(changes.plannedAtMs), desc(changes.id))
    .limit(limit);

function isSeen({ accountId, userId, actionIds }: Seeing) {
  const isOwn = eq(changes.plannedBy, userId);
  const isAllowed = sql`jsonb_exists(${JSON.stringify(actionIds)}::jsonb, part ->> 'actionId')`;
  const isOfAccount = and(
    eq(changes.connection, "account"),
    sql`not exists (select from jsonb_array_elements(${changes.parts}) as part where not ${isAllowed})`,
  );
  return and(eq(changes.accountId, accountId), actionIds === null ? isOwn : or(isOwn, isOfAccount));
}

/** How many items have which status; those of none are left out. */
export async function countItems(
  orm: Orm,
  ids: readonly string[],
): Promise<Map<string, Partial<Record<ItemStatus, number>>>> {
  const counts = new Map<string, Partial<Record<ItemStatus, number>>>();
  if (ids.length === 0) return counts;
  const rows = await orm
    .select({ id: changeItems.changeId, status: changeItems.status, count: count() })
    .from(changeItems)
    .where(inArray(changeItems.changeId, [...ids]))
    .groupBy(changeItems.changeId, changeItems.status);
  for (const row of rows) counts.set(row.id, { ...counts.get(row.id), [row.status]: row.count });
  return counts;
}

type Move = Partial<
  Pick<
    ChangeRow,
    | "heldBy"
    | "goesOnAtMs"
    | "appliedBy"
    | "appliedAtMs"
    | "askedFrom"
    | "endedAtMs"
    | "runner"
    | "reason"
    | "ticket"
    | "summary"
  >
>;

/** Moves a change on; undefined when it is not, or no longer, in one of the statuses it may come from. */
export async function moveChange(
  orm: Orm,
  id: string,
  from: readonly ChangeStatus[],
  to: ChangeStatus,
  and_: Move & { readonly ifRunner?: string } = {},
): Promise<ChangeRow | undefined> {
  const { ifRunner, ...move } = and_;
  const [row] = await orm
    .update(changes)
    .set({ status: to, ...move })
    .where(
      and(
        eq(changes.id, id),
        inArray(changes.status, [...from]),
        ifRunner === undefined ? undefined : eq(changes.runner, ifRunner),
      ),
    )
    .returning();
  return row;
}

/**
 * Has the items that were found changed be planned anew.
 *
 * @returns how many
 */
export async function replanStale(orm: Orm, changeId: string, planned: (row: ItemRow) => Plan): Promise<number> {
  const isStale = and(eq(changeItems.changeId, changeId), eq(changeItems.status, "stale"));
  const rows = await orm.select().from(changeItems).where(isStale);
  await orm
    .update(changeItems)
    .set({ status: "reading", found: null, reached: null, step: null, failure: null, endedAtMs: null })
    .where(isStale);
  for (const some of chunk(rows, ROWS_AT_ONCE)) await storePlans(orm, changeId, some.map(planned));
  return rows.length;
}

/** Has items of some statuses take another one, some at a time: others wait for no more than that. @returns how many */
export async function moveItems(
  orm: Orm,
  changeId: string,
  from: readonly ItemStatus[],
  to: ItemStatus,
): Promise<number> {
  const [last] = await orm
    .select({ n: max(changeItems.n) })
    .from(changeItems)
    .where(eq(changeItems.changeId, changeId));
  let moved = 0;
  for (let first = 0; first <= (last?.n ?? -1); first += ROWS_MOVED_AT_ONCE) {
    const isAmong = and(gte(changeItems.n, first), lt(changeItems.n, first + ROWS_MOVED_AT_ONCE));
    const rows = await orm
      .update(changeItems)
      // What they ended as before is past.
      .set({ status: to, ...(to === "planned" && { failure: null, endedAtMs: null }) })
      .where(and(eq(changeItems.changeId, changeId), isAmong, inArray(changeItems.status, [...from])))
      .returning({ n: changeItems.n });
    moved += rows.length;
  }
  return moved;
}
