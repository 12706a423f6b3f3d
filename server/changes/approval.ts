// Whether a plan is for somebody else to apply than whoever made it.
import { type SQL, sql } from "drizzle-orm";
import { actionIds, actionOf } from "../../domain/actions/registry.ts";
import type { ApprovedBy } from "../../domain/changes/info.ts";
import type { ApprovalRule } from "../config/config.ts";
import { changes } from "../db/schema.ts";
import { type ChangeRow, isWayBack, isWayBackIn, partsOf } from "./change-store.ts";
import { summaryOfRow } from "./weight.ts";

/** Whether it loses something only with some of its items, as retention does that becomes shorter. */
const mayLose = (id: string): boolean => actionOf(id).lossOf !== undefined;

/** Whether it loses something with whatever item it is made of. */
const isGraveAction = (id: string): boolean =>
  actionOf(id).deletes === true || (actionOf(id).harm === "grave" && !mayLose(id));

/** What a way back does is another thing than what its actions do: it loses what was created. */
function isGrave(change: ChangeRow): boolean {
  const loses = (summaryOfRow(change)?.loses.length ?? 0) > 0;
  const parts = partsOf(change);
  if (isWayBack(parts)) return loses;
  return parts.some(({ actionId }) => isGraveAction(actionId) || (loses && mayLose(actionId)));
}

/**
 * The rules by which that is asked of so many of a change's items. Through one's own connection nobody else can do anything,
 * so it is not asked there, but of what is everyone's.
 *
 * @param earlier How many the same person's changes took out shortly before; see `PlanSummary`.
 */
function rulesAsking(rule: ApprovalRule, change: ChangeRow, count: number, earlier = 0): readonly ApprovedBy[] {
  const isOwn = change.connection !== "account";
  if (isOwn && !partsOf(change).some(({ actionId }) => actionOf(actionId).isOfAccount)) return [];
  const how = isOwn ? ` ${THROUGH_ACCOUNT}` : "";
  return [
    ...(rule.isGraveIncluded && isGrave(change)
      ? [{ of: "loss", text: `${isWayBack(partsOf(change)) ? GRAVE_UNDO : GRAVE}${how}` } as const]
      : []),
    ...(rule.aboveItems !== null && count + earlier > rule.aboveItems
      ? [
          {
            of: "items",
            text: `More than ${rule.aboveItems.toLocaleString("en")} items${count > rule.aboveItems ? "" : ", with your other recent changes,"} need a second person.${how}`,
          } as const,
        ]
      : []),
  ];
}

const THROUGH_ACCOUNT = "Plan it through the account connection, where someone else can apply it.";
const GRAVE = "Deletions, shorter retention and ownership handed over need a second person, however few there are.";
const GRAVE_UNDO = "An undo that loses something permanently needs a second person, whatever its size.";

/**
 * The same of items that are tried again. What is overwritten goes from how it was found, so that it may lose what the plan
 * did not.
 */
export const asksApproval = (
  rule: ApprovalRule,
  change: ChangeRow,
  {
    count,
    earlier,
    isOverwritten,
  }: { readonly count: number; readonly earlier?: number; readonly isOverwritten: boolean },
): boolean =>
  rulesAsking(rule, change, count, earlier).length > 0 ||
  (isOverwritten &&
    rule.isGraveIncluded &&
    change.connection === "account" &&
    partsOf(change).some(({ actionId }) => actionOf(actionId).harm === "grave" && mayLose(actionId)));

/** Why somebody other than whoever made a plan has to apply it; none where they can themselves. */
export function approvalRules(rule: ApprovalRule, change: ChangeRow): readonly ApprovedBy[] {
  const { skipped = [], earlier = 0, again = 0 } = summaryOfRow(change) ?? {};
  const leftOut = skipped.reduce((sum, { count }) => sum + count, 0);
  return rulesAsking(rule, change, change.itemCount - leftOut - again, earlier);
}

export const needsApproval = (rule: ApprovalRule, change: ChangeRow): boolean => approvalRules(rule, change).length > 0;

const graveIds = actionIds.filter(isGraveAction);
const losingIds = actionIds.filter(mayLose);

/** How many of a plan's items are to be changed. */
export const plannedCountOf = (itemCount: SQL | typeof changes.itemCount, summary: SQL | typeof changes.summary): SQL =>
  sql`(${itemCount} - (
    select coalesce(sum((tally ->> 'count')::int), 0)
    from jsonb_array_elements(coalesce(${summary} -> 'skipped', '[]')) as tally)
    - coalesce((${summary} ->> 'again')::int, 0))`;

/** The same for the database: the plans that somebody else has to apply. */
export function isForApproval({ aboveItems, isGraveIncluded }: ApprovalRule): SQL {
  const { connection, itemCount, parts, status, summary } = changes;
  const hasAny = (ids: readonly string[]) => sql`exists (
    select from jsonb_array_elements(${parts}) as part
    where jsonb_exists(${JSON.stringify(ids)}::jsonb, part ->> 'actionId'))`;
  const loses = sql`jsonb_array_length(coalesce(${summary} -> 'loses', '[]')) > 0`;
  const earlier = sql`coalesce((${summary} ->> 'earlier')::int, 0)`;
  const rules = [
    ...(isGraveIncluded
      ? [
          sql`case when ${isWayBackIn(sql`${parts}`)} then ${loses} else ${hasAny(graveIds)} or (${loses} and ${hasAny(losingIds)}) end`,
        ]
      : []),
    ...(aboveItems === null ? [] : [sql`${plannedCountOf(itemCount, summary)} + ${earlier} > ${aboveItems}::int`]),
  ];
  const isAsked = rules.length === 0 ? sql`false` : sql`(${sql.join(rules, sql` or `)})`;
  return sql`${status} = 'planned' and ${connection} = 'account' and ${isAsked}`;
}
