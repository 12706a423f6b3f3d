// Items of a plan that are still to be done, or may be, a page at a time.
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Orm } from "../db/database.ts";
import { changeItems } from "../db/schema.ts";
import type { NewItem } from "./change-store.ts";

type OpenItem = Pick<NewItem, "n" | "part" | "target" | "to">;

/** Of some parts, in their order. */
export type OpenItems = (parts: readonly number[]) => AsyncIterable<readonly OpenItem[]>;

const ROWS_AT_ONCE = 1_000;

/** Those of a change that is stored. */
export const storedOpen = (orm: Orm, changeId: string, statuses: readonly ("planned" | "reading")[]): OpenItems =>
  async function* (parts) {
    const { n, part, target, to, status } = changeItems;
    const isOne = and(eq(changeItems.changeId, changeId), inArray(part, [...parts]), inArray(status, [...statuses]));
    for (let after = -1, isMore = true; isMore; ) {
      const rows = await orm
        .select({ n, part, target, to })
        .from(changeItems)
        .where(and(isOne, gt(n, after)))
        .orderBy(asc(n))
        .limit(ROWS_AT_ONCE);
      yield rows;
      after = rows.at(-1)?.n ?? after;
      isMore = rows.length === ROWS_AT_ONCE;
    }
  };

/** Those of some items at hand. */
export const heldOpen = (
  items: readonly (OpenItem & Pick<NewItem, "status">)[],
  statuses: readonly string[],
): OpenItems =>
  async function* (parts) {
    yield items.filter(({ part, status }) => parts.includes(part) && statuses.includes(status));
  };
