// Lists of changes, as whoever asks sees them.
import { and, desc, eq, exists, inArray, or, type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { ItemStatus } from "../../domain/changes/item.ts";
import type { ChangeStatus } from "../../domain/changes/status.ts";
import type { Orm } from "../db/database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { type ChangeRow, FORGOTTEN_MS } from "./change-store.ts";
import { foundBy, type Search } from "./find-changes.ts";

/** Whose changes somebody sees: their own, and those of the account whose actions they may all do, or all of them. */
export interface Seeing {
  readonly accountId: string;
  readonly userId: string;
  /** Null for whoever sees the audit trail. */
  readonly actionIds: readonly string[] | null;
  /** Only those that they planned or had carried out. */
  readonly isOwn: boolean;
}

export interface ListFilters extends Search {
  /** Of any of these; of all where it is empty. */
  readonly statuses: readonly ChangeStatus[];
  /** With an item of any of these, of that key where there is one; of any items where it is empty. */
  readonly itemStatuses: readonly ItemStatus[];
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
  { statuses, itemStatuses, itemKey, where, ...search }: ListFilters & { readonly where?: SQL | undefined },
  { after, limit }: { readonly after: Place | null; readonly limit: number },
) =>
  orm
    .select()
    .from(changes)
    .where(
      and(
        isSeen(seeing),
        where,
        sql`${changes.endedAtMs} is distinct from ${FORGOTTEN_MS}::bigint`,
        statuses.length > 0 ? inArray(changes.status, [...statuses]) : undefined,
        itemStatuses.length > 0 ? exists(itemsOf(orm, itemStatuses, itemKey)) : undefined,
        foundBy(orm, search),
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

const itemsOf = (orm: Orm, statuses: readonly ItemStatus[], key: string | undefined) =>
  orm
    .select({ n: changeItems.n })
    .from(changeItems)
    .where(
      and(
        eq(changeItems.changeId, changes.id),
        inArray(changeItems.status, [...statuses]),
        key === undefined ? undefined : eq(changeItems.key, key),
      ),
    );

function isSeen({ accountId, userId, actionIds, isOwn }: Seeing) {
  const isPlanner = eq(changes.plannedBy, userId);
  const isCarrier = or(
    eq(changes.appliedBy, userId),
    sql`${changes.retries} @> ${JSON.stringify([{ by: userId }])}::jsonb`,
  );
  const isAllowed = sql`jsonb_exists(${JSON.stringify(actionIds)}::jsonb, part ->> 'actionId')`;
  const isOfAccount = and(
    eq(changes.connection, "account"),
    actionIds === null
      ? undefined
      : sql`not exists (select from jsonb_array_elements(${changes.parts}) as part where not ${isAllowed})`,
  );
  return and(
    eq(changes.accountId, accountId),
    or(isPlanner, isOfAccount),
    isOwn ? or(isPlanner, isCarrier) : undefined,
  );
}
