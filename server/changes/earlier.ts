// What somebody planned or did shortly before that counts with a plan: much at once is much in slices too.
import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { removeGroupsFromChannels } from "../../domain/actions/directory-groups.ts";
import { actionIds, actionOf, isActionId } from "../../domain/actions/registry.ts";
import { type Earlier, FEW, isListed, noneEarlier } from "../../domain/changes/large-changes.ts";
import { summedWith } from "../../domain/changes/plan-summary.ts";
import { channelArchive } from "../../domain/resources/channel-archive.ts";
import { channelExistence } from "../../domain/resources/channel-existence.ts";
import { channelNames, channelSettings } from "../../domain/resources/channel-settings.ts";
import type { ApprovalRule } from "../config/config.ts";
import type { Orm } from "../db/database.ts";
import { plannedCountOf } from "./approval.ts";
import { type ChangeRow, isWayBack, isWayBackIn, type NewItem, type Part, partAt, partsOf } from "./change-store.ts";
import { unboxed } from "./item-row.ts";
import { summaryOfRow } from "./weight.ts";

const takingIds = actionIds.filter((id) => actionOf(id).takesFrom !== undefined);

/** What is asked about: a change that is stored, or is to be. */
export interface Asked extends Pick<ChangeRow, "id" | "plannedBy" | "connection" | "undoOf" | "itemCount"> {
  readonly parts: readonly Part[];
}

export interface CountedBy {
  readonly rule: ApprovalRule;
  readonly nowMs: number;
}

/** Whether earlier changes can make a difference; nothing else asks for them, and each small change would wait for it. */
export function countsEarlier(
  { connection, parts, itemCount }: Omit<Asked, "id" | "plannedBy" | "undoOf">,
  rule: ApprovalRule,
): boolean {
  const isOfAccount = connection === "account" || parts.some(({ actionId }) => actionOf(actionId).isOfAccount);
  if (rule.aboveItems !== null && isOfAccount) return true;
  const isGuarded = (part: Part) => isListed(part) || actionOf(part.actionId).takesFrom !== undefined;
  return !isWayBack(parts) && (itemCount >= FEW || parts.some(isGuarded));
}

const Found = v.object({
  unapproved: v.number(),
  items: v.number(),
  ownItems: v.number(),
  channels: v.number(),
  ownChannels: v.number(),
  taken: v.array(
    v.object({ action: v.string(), count: v.number(), own: v.number(), target: v.unknown(), before: v.unknown() }),
  ),
});
const Rows = v.object({ rows: v.tuple([Found]) });

/**
 * What counts with the items of a plan, without those that are about the same things: through either connection, of the
 * same person's changes that ended within `rule.withinMs`, and of those that are still to be applied or run, however old.
 * Items that are left out of those changes do not count, and none is too large to. Who planned it counts, not who applied
 * it: that is what an approval is for. The database counts, and what it counts is bounded by what it keeps of one person.
 *
 * What cannot be known is what somebody does at Zoom itself, and what two people do who agree on it.
 *
 * @param items Its items; null where they are stored by now
 */
export async function earlierOf(
  orm: Orm,
  asked: Asked,
  items: readonly Pick<NewItem, "key" | "part" | "status" | "target" | "before">[] | null,
  { rule, nowMs }: CountedBy,
): Promise<Earlier> {
  if (!countsEarlier(asked, rule)) return noneEarlier;
  // Those that are left out again would hide that they were taken out before.
  const own = items?.flatMap(({ key, part, status, target, before }) =>
    status === "planned" ? [{ key, target, before, action: partAt(asked.parts, part).actionId }] : [],
  );
  if (own?.length === 0) return noneEarlier;
  const given = own
    ? sql`select ${thingOf(sql`key`, sql`target`)} as thing, target, before, action
        from jsonb_to_recordset(${JSON.stringify(own)}::jsonb) as given(key text, target jsonb, before jsonb, action text)`
    : sql`select ${thingOf(sql`key`, sql`target`)} as thing, target, before,
          ${JSON.stringify(asked.parts)}::jsonb -> part ->> 'actionId' as action
        from change_items where change_id = ${asked.id} and status in ('planned', 'sending')`;
  const answer = await orm.execute(sql`
    with own as materialized (${given}),
    places as materialized (select distinct ${placeOf(sql`target`)} as place from own),
    found as materialized (
      select ${thingOf(sql`item.key`, sql`item.target`)} as thing, item.target, item.before, item.n, change.planned_at_ms as at_ms,
        change.parts -> item.part ->> 'actionId' as action,
        ${isUnapproved(rule)} as is_unapproved,
        ${placeOf(sql`item.target`)} in (select place from places) as is_here
      from changes as change join change_items as item on item.change_id = change.id
      where change.planned_by = ${asked.plannedBy} and change.id <> ${asked.id}
        and item.status in ('planned', 'sending', 'done', 'unknown')
        and ${thingOf(sql`item.key`, sql`item.target`)} not in (select thing from own)
        and ${isWithin(asked, nowMs - rule.withinMs)}
    ),
    counted as (select * from found where ${isAlike(asked)}),
    own_taken as (
      select whole, sum(takes)::int as own
      from (select distinct on (thing) ${wholeOf} as whole, ${takes} as takes from own where ${isTaking}) as once
      group by 1
    ),
    earlier_taken as (
      select action, whole, sum(takes)::int as count, (array_agg(target order by at_ms, n))[1] as target,
        (array_agg(before order by at_ms, n) filter (where before is not null))[1] as before
      from (
        select distinct on (thing, action) *, ${wholeOf} as whole, ${takes} as takes
        from found where is_here and ${isTaking} order by thing, action, at_ms, n
      ) as once
      group by 1, 2
    ),
    taken as (
      select action, count, own, target, before from earlier_taken join own_taken using (whole)
    )
    select
      (select count(distinct target ->> 'channelId')::int from own) as "ownChannels",
      (select count(distinct thing)::int from counted where is_unapproved) as unapproved,
      (select count(distinct thing)::int from counted) as items,
      (select count(distinct thing)::int from own) as "ownItems",
      (select count(distinct target ->> 'channelId')::int from counted where ${hasOwnAction(asked)}
        and target ->> 'channelId' not in (select coalesce(target ->> 'channelId', '') from own)) as channels,
      coalesce((select jsonb_agg(taken) from taken), '[]'::jsonb) as taken`);
  const { taken, ...found } = v.parse(Rows, answer).rows[0];
  // A way back brings back what there was.
  if (isWayBack(asked.parts)) return { ...found, items: 0, channels: 0, taken: [] };
  return { ...found, taken: taken.flatMap(takenOf) };
}

/**
 * A plan as it stands with what counts with it by now: between its planning and this moment more may have been done.
 *
 * @param within the transaction that sets it running, in which the person has their turn
 */
export async function withEarlier(within: Orm, row: ChangeRow, by: CountedBy): Promise<ChangeRow> {
  const parts = partsOf(row);
  return withGuards(row, parts, await earlierOf(within, { ...row, parts }, null, by));
}

/** A change with what it wants a reason for by now. */
export function withGuards(row: ChangeRow, parts: readonly Part[], earlier: Earlier): ChangeRow {
  const summary = summaryOfRow(row);
  return summary ? { ...row, summary: summedWith(summary, parts, earlier) } : row;
}

type TakenRow = v.InferOutput<typeof Found>["taken"][number];

function takenOf({ action: id, count, own, ...stored }: TakenRow): Earlier["taken"] {
  if (!isActionId(id)) return [];
  const action = actionOf(id);
  const target = v.safeParse(action.resource.target, stored.target);
  const before = v.safeParse(v.optional(action.resource.state), unboxed(stored.before));
  // What an earlier build stored otherwise says nothing of what it took.
  return target.success ? [{ action, count, own, target: target.output, before: before.output }] : [];
}

/** What an item is about: a channel that is archived and then deleted is one thing, so is one that is renamed and set. */
const thingOf = (key: SQL, target: SQL): SQL =>
  sql`case split_part(${key}, ':', 1)
    when ${channelArchive.id} then coalesce(nullif(${target} ->> 'channelId', ''), ${key})
    when ${channelExistence.id} then coalesce(nullif(${target} ->> 'channelId', ''), ${key})
    when ${channelNames.id} then ${`${channelSettings.id}:`} || (${target} ->> 'channelId')
    else ${key} end`;

/** Where an item is: of channels, spaces and groups. */
const placeOf = (target: SQL): SQL =>
  sql`coalesce(${target} ->> 'channelId', ${target} ->> 'spaceId', ${target} ->> 'groupId')`;

/** Of what something is taken out, of mention groups too. A directory group leaves a channel, as people do. */
const wholeOf = sql`(case when action = ${removeGroupsFromChannels.id}
  then jsonb_build_array(target -> 'channelId', null, null, null)
  else jsonb_build_array(target -> 'channelId', target -> 'spaceId', target -> 'groupId', target -> 'group') end)::text`;
/** How many it takes out: a directory group its people. */
const takes = sql`coalesce((before -> 0 ->> 'leavingCount')::int, 1)`;
const isTaking = sql`jsonb_exists(${JSON.stringify(takingIds)}::jsonb, action)`;

/** Pieces of one undo count together whenever they are made. */
const isWithin = ({ undoOf, parts }: Asked, sinceMs: number): SQL =>
  !isWayBack(parts)
    ? sql`not ${isWayBackIn(sql`change.parts`)} and (change.status in ('planned', 'scheduled', 'running', 'waiting', 'paused')
        or (change.status in ('done', 'cancelled') and change.ended_at_ms > ${sinceMs}::bigint))`
    : sql`change.undo_of = ${undoOf} and change.status not in ('planning', 'discarded')`;

const hasOwnAction = ({ parts }: Asked): SQL =>
  sql`jsonb_exists(${JSON.stringify([...new Set(parts.flatMap(({ actionId }) => alikeTo(actionId)))])}::jsonb, action)`;

/** An action with those that do some of the same. */
function alikeTo(actionId: string): readonly string[] {
  const { countsWith = [] } = actionOf(actionId);
  return [
    actionId,
    ...countsWith,
    ...actionIds.filter((id) => actionOf(id).countsWith?.some((one) => one === actionId)),
  ];
}

/** In the same place whatever was done there, and the same in whatever place. */
const isAlike = (asked: Asked): SQL => (!isWayBack(asked.parts) ? sql`(is_here or ${hasOwnAction(asked)})` : sql`true`);

/** Nobody else applied it or has to because of its own size. */
const isUnapproved = ({ aboveItems }: ApprovalRule): SQL => sql`(
  coalesce(change.applied_by, change.planned_by) = change.planned_by
  and not (change.status = 'planned' and change.connection = 'account'
    and ${plannedCountOf(sql`change.item_count`, sql`change.summary`)} > ${aboveItems ?? 0}::int))`;
