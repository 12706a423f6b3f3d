// Plans made of items of another change: the way back of what it has done, and what of it was never tried.
import { and, asc, desc, eq, gt, inArray, isNotNull, lt, or, sql } from "drizzle-orm";
import type { ItemStatus } from "../../domain/changes/item.ts";
import { touchedBy } from "../../domain/changes/touched.ts";
import type { Orm } from "../db/database.ts";
import { changeItems } from "../db/schema.ts";
import type { Session } from "../session/session.ts";
import { type ItemRow, type NewItem, type Part, ROWS_AT_ONCE } from "./change-store.ts";
import { type CreatedChange, type Creating, type NewChange, SMALL_ITEMS } from "./create.ts";
import { titling } from "./title.ts";

/** Which items of a change. */
export interface Some {
  readonly changeId: string;
  /** Or of whatever status Zoom has done something of, may have, or was never asked to. */
  readonly status: ItemStatus | "undoable" | "given" | "untried";
  /** Numbers of those wanted; all of the status where it is left out. */
  readonly ns?: ReadonlySet<number> | undefined;
  /** ID of a channel, a space or a group that they are about. */
  readonly of?: string | undefined;
  /** Numbers of those that are not. */
  readonly without?: ReadonlySet<number>;
  readonly isLastFirst?: boolean;
  /** Some of its parts go before the others. */
  readonly isInOrder?: boolean;
}

/** Of an item that came to its end after some of its calls, and is no longer what it was. */
export const isPartlyDone = and(
  inArray(changeItems.status, ["failed", "unknown", "cancelled"]),
  isNotNull(changeItems.reached),
  sql`${changeItems.reached} is distinct from ${changeItems.before}`,
);
const isOfStatus = (status: Some["status"]) => {
  if (status === "undoable") return isUndoable;
  if (status === "given") return isGiven;
  return status === "untried" ? inArray(changeItems.status, ["cancelled", "unread"]) : eq(changeItems.status, status);
};
const isUndoable = or(eq(changeItems.status, "done"), isPartlyDone);
/** Zoom has done something of it, or may have. */
export const isGiven = or(isUndoable, eq(changeItems.status, "unknown"));
/** What it is about is gone by what the same change did to it later. */
export const isOfLost = sql`exists (
  select from change_items as later
  where later.change_id = ${changeItems.changeId} and later.part > ${changeItems.part}
    and later.status = 'done' and later.no_undo is not null
    and later.target ->> 'channelId' = ${changeItems.target} ->> 'channelId')`;

/** @param made of some rows, and how many there were before them */
export async function* inPieces<Made>(
  orm: Orm,
  { changeId, status, ns, of, without, isLastFirst = false, isInOrder = false }: Some,
  made: (rows: readonly ItemRow[], from: number) => Made | Promise<Made>,
): AsyncGenerator<Made> {
  const { n } = changeItems;
  const isWanted = and(
    eq(changeItems.changeId, changeId),
    isOfStatus(status),
    status === "undoable" && isInOrder ? sql`not ${isOfLost}` : undefined,
    ns && sql`${n} = any(${`{${[...ns].join(",")}}`}::integer[])`,
  );
  for (let from = 0, after: number | undefined; ; ) {
    const isNext = after === undefined ? undefined : isLastFirst ? lt(n, after) : gt(n, after);
    const rows = await orm
      .select()
      .from(changeItems)
      .where(and(isWanted, isNext))
      .orderBy(isLastFirst ? desc(n) : asc(n))
      .limit(ROWS_AT_ONCE);
    const last = rows.at(-1);
    if (!last) return;
    const own = rows.filter((row) => !without?.has(row.n) && (of === undefined || isAbout(row, of)));
    if (own.length > 0) yield await made(own, from);
    from += own.length;
    after = last.n;
  }
}

const isAbout = ({ target, newTarget }: ItemRow, of: string): boolean =>
  touchedBy([newTarget ?? target])?.includes(of) ?? false;

/** How many there are, and what is done to them, as a change of them alone is called. */
export async function countAndTitle(
  orm: Orm,
  some: Some,
  parts: readonly Part[],
): Promise<{ readonly count: number; readonly title: string }> {
  const title = titling(parts);
  let count = 0;
  const adding = inPieces(orm, some, (rows) => {
    for (const row of rows) title.add(row);
    return rows.length;
  });
  for await (const added of adding) count += added;
  return { count, title: title.end() };
}

/** Plans them: at once where they are few. */
export async function planFromRows(
  create: Creating,
  session: Session,
  asked: NewChange,
  count: number,
  pieces: AsyncIterable<readonly NewItem[]>,
): Promise<CreatedChange> {
  if (count > SMALL_ITEMS) return create.inPieces(session, asked, count, pieces);
  const items: NewItem[] = [];
  for await (const piece of pieces) items.push(...piece);
  return create.whole(session, asked, items);
}
