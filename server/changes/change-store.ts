// Changes as rows. Every move from one status to another names those it may come from, so that two who act at once do
// not both succeed.
import { and, count, eq, gte, inArray, lt, max, type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { ConnectionName } from "../../contract/bff.ts";
import type { ItemStatus } from "../../domain/changes/item.ts";
import { MatchingTargets } from "../../domain/changes/matching.ts";
import type { ChangeStatus } from "../../domain/changes/status.ts";
import { chunk } from "../../domain/chunk.ts";
import type { Failure } from "../../domain/failure.ts";
import { storable } from "../db/columns.ts";
import type { Orm } from "../db/database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { useFiles } from "../staged-files/staged-files.ts";

/** An action of a change, or the way back from one. */
export const Part = v.object({
  actionId: v.string(),
  input: v.unknown(),
  isUndo: v.optional(v.boolean(), false),
  /** Done at once and before the others, which begin only where all of it has succeeded. */
  isFirst: v.optional(v.boolean()),
  /** Some of its targets are in what the first part creates. */
  isInNew: v.optional(v.boolean()),
  /** It gives again what had ended on its day. */
  hadEnded: v.optional(v.boolean()),
  /** See `Listed`. */
  listTotal: v.optional(v.number()),
  accountTotal: v.optional(v.number()),
  ownTotal: v.optional(v.number()),
  /** What its targets have in common. */
  matching: v.optional(MatchingTargets),
  /** Whether the list of these has been read to its end. */
  isFrozen: v.optional(v.boolean()),
});
export type Part = v.InferOutput<typeof Part>;

/** Whether some of its targets are still to be found. */
export const isUnfrozen = ({ matching, isFrozen }: Part): boolean => matching !== undefined && isFrozen !== true;

export type ChangeRow = typeof changes.$inferSelect;
export type ItemRow = typeof changeItems.$inferSelect;

export const partsOf = (change: Pick<ChangeRow, "parts">): readonly Part[] => v.parse(v.array(Part), change.parts);

export const connectionOf = ({ connection }: ChangeRow): ConnectionName =>
  connection === "account" ? "account" : "me";

/** Of the failure that holds it up. */
export function heldKind({ heldBy }: ChangeRow): unknown {
  return typeof heldBy === "object" && heldBy !== null && "kind" in heldBy ? heldBy.kind : undefined;
}

/** Whether a change takes something back. Its own way back does again what was done. */
export const isWayBack = (parts: readonly Pick<Part, "isUndo">[]): boolean => parts.some(({ isUndo }) => isUndo);
/** The same for the database. */
export const isWayBackIn = (parts: SQL): SQL => sql`coalesce((${parts} -> 0 ->> 'isUndo')::boolean, false)`;

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
  /** Why it could not be read. */
  readonly failure?: Failure;
  /** IDs of the files it is made of. */
  readonly files: readonly string[];
}

/** What is found out of an item by reading, and what it is about where that turned out otherwise than it was given. */
export type Plan = Pick<
  NewItem,
  "n" | "status" | "before" | "to" | "skip" | "noUndo" | "remark" | "failure" | "files"
> &
  Partial<Pick<NewItem, "key" | "label" | "target">>;

/** So that one statement stays small on a connection that others share. */
export const ROWS_AT_ONCE = 500;
const ROWS_MOVED_AT_ONCE = 2_000;

/** When what leaves no trace is said to have ended: it shows in no list, and is deleted with what is over. */
export const FORGOTTEN_MS = 0;

/** Beside a join with given rows, whose number the planner does not know: else it reads every item of the change. */
export const numbersOf = (rows: readonly { readonly n: number }[]) =>
  sql`${`{${rows.map(({ n }) => n).join(",")}}`}::integer[]`;

export const filesOf = (plans: readonly Pick<Plan, "files">[]): readonly string[] =>
  plans.flatMap(({ files }) => files);

/** @param sizeBytes that this adds to what is kept of the change */
export async function storePlans(orm: Orm, changeId: string, plans: readonly Plan[], sizeBytes = 0): Promise<void> {
  if (plans.length === 0) return;
  const files = filesOf(plans);
  if (files.length > 0) await orm.transaction((within) => useFiles(within, changeId, files));
  const larger = orm
    .update(changes)
    .set({ sizeBytes: sql`${changes.sizeBytes} + ${sizeBytes}` })
    .where(eq(changes.id, changeId));
  await orm.execute(sql`
    ${sizeBytes > 0 ? sql`with larger as ${larger}` : sql``}
    update change_items as item set status = given.status, before = given.before, "to" = given."to",
      skip = given.skip, no_undo = given."noUndo", remark = given.remark, failure = given.failure,
      key = coalesce(given.key, item.key), label = coalesce(given.label, item.label),
      target = coalesce(given.target, item.target)
    from jsonb_to_recordset(${JSON.stringify(storable(plans))}::jsonb) as given(
      n integer, status text, before jsonb, "to" jsonb, skip text, "noUndo" text, remark text, failure jsonb,
      key text, label text, target jsonb
    )
    where item.change_id = ${changeId} and item.n = given.n and item.n = any(${numbersOf(plans)})
      and item.status = 'reading'`);
}

export async function findChange(orm: Orm, id: string): Promise<ChangeRow | undefined> {
  const [row] = await orm.select().from(changes).where(eq(changes.id, id));
  return row;
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
    | "beginsAtMs"
    | "retries"
    | "askedFrom"
    | "endedAtMs"
    | "runner"
    | "reason"
    | "ticket"
    | "untilMs"
    | "summary"
    | "parts"
    | "title"
    | "itemCount"
    | "sizeBytes"
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
    .set({ status: "reading", reached: null, step: null, failure: null, endedAtMs: null })
    .where(isStale);
  for (const some of chunk(rows, ROWS_AT_ONCE)) await storePlans(orm, changeId, some.map(planned));
  // What is left alone after all shows as what it was found.
  const isAgain = and(eq(changeItems.changeId, changeId), eq(changeItems.status, "planned"));
  await orm.update(changeItems).set({ found: null }).where(isAgain);
  return rows.length;
}

/** Ends what was not begun of a change that has ended, and nothing of it once it runs again. */
export async function cancelRest(orm: Orm, changeId: string): Promise<void> {
  const isOver = sql`exists (
    select from ${changes} where ${changes.id} = ${changeId} and ${changes.status} in ('cancelled', 'discarded') for share)`;
  await moveItems(orm, changeId, ["reading", "planned"], "cancelled", isOver);
}

/**
 * Has items of some statuses take another one, some at a time: others wait for no more than that.
 *
 * @param where What else has to be so.
 * @returns how many
 */
export async function moveItems(
  orm: Orm,
  changeId: string,
  from: readonly ItemStatus[],
  to: ItemStatus,
  where?: SQL,
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
      .where(and(eq(changeItems.changeId, changeId), isAmong, inArray(changeItems.status, [...from]), where))
      .returning({ n: changeItems.n });
    moved += rows.length;
  }
  return moved;
}
