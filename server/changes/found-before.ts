// What matched in a plan stands for what matches in the one that is made in its place: it is of the things that the person
// has looked at, whatever the list holds by now, and need not be looked at again.
import { isDeepStrictEqual } from "node:util";
import { and, asc, eq, gt } from "drizzle-orm";
import { targetWith } from "../../domain/changes/matching.ts";
import { fieldsOf } from "../../domain/target-fields.ts";
import type { Orm } from "../db/database.ts";
import { changeItems } from "../db/schema.ts";
import { type ChangeRow, isUnfrozen, type Part, partsOf, ROWS_AT_ONCE } from "./change-store.ts";
import { isMatching, type PartRequest } from "./plan.ts";

interface FoundBefore {
  readonly parts: readonly PartRequest[];
  /** Of the targets, as if they had been sent. */
  readonly sizeBytes: number;
}

/**
 * Parts with the things that were found for them; those for which nothing was, or not to the end, as they are.
 *
 * @param plan the one in whose place they are planned
 */
export async function asFoundBefore(orm: Orm, plan: ChangeRow, parts: readonly PartRequest[]): Promise<FoundBefore> {
  const known = partsOf(plan);
  let sizeBytes = 0;
  const found: PartRequest[] = [];
  for (const part of parts) {
    const at = known.findIndex((one) => hasFound(one, part));
    if (!isMatching(part.targets) || at < 0) {
      found.push(part);
      continue;
    }
    const { each, matching } = part.targets;
    const targets = (await targetsOf(orm, plan.id, at)).flatMap((target) =>
      each.map((one) => targetWith(matching, fieldsOf(target), one)),
    );
    sizeBytes += JSON.stringify(targets).length;
    found.push({ ...part, targets, listTotal: known[at]?.listTotal });
  }
  return { parts: found, sizeBytes };
}

const hasFound = (known: Part, { targets }: PartRequest): boolean =>
  known.matching !== undefined &&
  !isUnfrozen(known) &&
  isMatching(targets) &&
  isDeepStrictEqual(known.matching.matching, targets.matching);

async function targetsOf(orm: Orm, changeId: string, part: number): Promise<readonly unknown[]> {
  const { n, target } = changeItems;
  const targets: unknown[] = [];
  for (let after = -1, isMore = true; isMore; ) {
    const rows = await orm
      .select({ n, target })
      .from(changeItems)
      .where(and(eq(changeItems.changeId, changeId), eq(changeItems.part, part), gt(n, after)))
      .orderBy(asc(n))
      .limit(ROWS_AT_ONCE);
    targets.push(...rows.map((row) => row.target));
    after = rows.at(-1)?.n ?? after;
    isMore = rows.length === ROWS_AT_ONCE;
  }
  return targets;
}
