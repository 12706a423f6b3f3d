// Whoever leads a channel or space is taken out of it, or demoted, only where nobody has failed to become a leader there in
// the same change: it would be left with fewer than were meant, or with none.
import { and, eq, inArray, sql } from "drizzle-orm";
import { actionOf } from "../../domain/actions/registry.ts";
import { fieldsOf, textIn } from "../../domain/target-fields.ts";
import type { Orm } from "../db/database.ts";
import { changeItems } from "../db/schema.ts";
import { type ItemRow, type Part, ROWS_AT_ONCE } from "./change-store.ts";
import type { Held } from "./held.ts";
import { unboxed } from "./item-row.ts";

const failedStatuses = ["failed", "unknown", "stale"];

const placeOf = ({ target }: Pick<ItemRow, "target">): string =>
  textIn(fieldsOf(target), "channelId") || textIn(fieldsOf(target), "spaceId");
const isLeading = ({ before }: Pick<ItemRow, "before">): boolean =>
  textIn(fieldsOf(unboxed(before)), "role") === "admin";

export interface Staying {
  /** Numbers of the items that are not to be begun. */
  readonly ns: readonly number[];
  /** Who has not become a leader. */
  readonly label: string;
}

/** Those of one place of a part that are not to be begun, some at a time; undefined where there are none. */
export async function stayingIn(
  orm: Orm,
  id: string,
  { part, parts }: { readonly part: number; readonly parts: readonly Part[] },
  held?: Held,
): Promise<Staying | undefined> {
  const own = parts[part];
  const after: readonly string[] = own === undefined || own.isUndo ? [] : (actionOf(own.actionId).afterLeaders ?? []);
  const leading = parts.flatMap(({ actionId, isUndo }, at) =>
    at < part && !isUndo && after.includes(actionId) ? [at] : [],
  );
  if (leading.length === 0) return undefined;
  const rows = held ? held.items() : await relevant(orm, id, part, leading);
  const failed = new Map(
    rows
      .filter((row) => leading.includes(row.part) && failedStatuses.includes(row.status))
      .map((row) => [placeOf(row), row.label]),
  );
  const open = rows.filter((row) => row.part === part && row.status === "planned" && isLeading(row));
  const [first] = open.flatMap((row) => failed.get(placeOf(row)) ?? []);
  if (first === undefined) return undefined;
  return { ns: open.filter((row) => failed.get(placeOf(row)) === first).map(({ n }) => n), label: first };
}

/** What has failed of the leading parts, and of a part those who lead where that was to be. */
async function relevant(orm: Orm, id: string, part: number, leading: readonly number[]): Promise<readonly ItemRow[]> {
  const hasFailed = and(
    eq(changeItems.changeId, id),
    inArray(changeItems.part, [...leading]),
    inArray(changeItems.status, failedStatuses),
  );
  const placeIn = sql`coalesce(${changeItems.target} ->> 'channelId', ${changeItems.target} ->> 'spaceId')`;
  const isOpen = and(
    eq(changeItems.changeId, id),
    eq(changeItems.part, part),
    eq(changeItems.status, "planned"),
    sql`${changeItems.before} -> 0 ->> 'role' = 'admin'`,
  );
  const [some] = await orm.select({ n: changeItems.n }).from(changeItems).where(hasFailed).limit(1);
  if (!some) return [];
  const open = await orm
    .select()
    .from(changeItems)
    .where(and(isOpen, sql`${placeIn} in (select ${placeIn} from ${changeItems} where ${hasFailed})`))
    .limit(ROWS_AT_ONCE);
  if (open.length === 0) return [];
  const places = JSON.stringify([...new Set(open.map(placeOf))]);
  const failed = await orm
    .select()
    .from(changeItems)
    .where(and(hasFailed, sql`${placeIn} in (select jsonb_array_elements_text(${places}::jsonb))`));
  return [...open, ...failed];
}
