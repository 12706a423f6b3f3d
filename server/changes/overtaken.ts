// What waits for its day and is overtaken: by what the console did to the same thing since, or the inventory saw. It is
// called off, and says why.
import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { actions } from "../../domain/actions/registry.gen.ts";
import { accessSince, type Rank } from "../../domain/changes/since-put-off.ts";
import { channelArchive } from "../../domain/resources/channel-archive.ts";
import { channelExistence } from "../../domain/resources/channel-existence.ts";
import type { Orm } from "../db/database.ts";

/** IDs of what people are given until a day. Who somebody is in the same place is one thing, by whichever it was given. */
export const endingIds: readonly string[] = [
  ...new Set(actions.flatMap(({ canEnd, resource }) => (canEnd ? [resource.id] : []))),
];
/** Beginnings of the keys of what is deleted later, and of what brings it back into use. */
export const DELETED_LATER = `${channelExistence.id}:`;
export const ARCHIVED = `${channelArchive.id}:`;

/** Zoom's clock, and how late it shows what was done, differ from the console's by less. */
const SEEN_AFTER_MS = 60_000;

const Done = v.object({
  ...{ title: v.string(), before: v.unknown(), to: v.unknown() },
  ...{ isWayBack: v.boolean(), isOfGift: v.boolean() },
});
const Row = v.object({
  ...{ id: v.string(), n: v.number(), isEnd: v.boolean(), before: v.unknown(), to: v.unknown() },
  /** By when. */
  done: v.array(Done),
  isSeenUnarchived: v.boolean(),
  /** Whether they have left, and whether they have come back, by Zoom's log. */
  ...{ hasLeft: v.boolean(), isBack: v.boolean() },
});
type Row = v.InferOutput<typeof Row>;
const Rows = v.object({ rows: v.array(Row) });

/** Of `change` and `item`: what begins on a day that was chosen, and has not begun. */
export const isPutOff = sql`change.begins_at_ms is not null and item.status = 'planned'
  and coalesce((change.parts -> item.part ->> 'isFirst')::boolean, false) = false`;

/** What became of what waits for its day. */
export type Becoming =
  /** It is called off. @param why as a sentence */
  | { readonly is: "off"; readonly why: string }
  /** There is nothing of it to be done at present. */
  | { readonly is: "gone" }
  /** It is still to be done. @param as what they are by now whose access ends */
  | { readonly is: "held"; readonly as: Rank };

export interface SincePutOff {
  readonly id: string;
  readonly n: number;
  readonly became: Becoming;
}

/**
 * Of what waits for its day, that to which something was done since.
 *
 * @param which of `change` and `item`
 */
export async function sincePutOff(orm: Orm, which: SQL): Promise<readonly SincePutOff[]> {
  const target = sql`coalesce(item.new_target, item.target)`;
  const { rows } = v.parse(
    Rows,
    await orm.execute(sql`
    with put_off as materialized (
      select change.id, change.ends_access_of as given, item.n, item.key, item.before -> 0 as before, item."to" -> 0 as "to",
        ${placeIn(sql`item.key`)} as place, lower(${target} ->> 'userId') as user_id, ${target} ->> 'memberId' as member_id,
        lower(${target} ->> 'email') as email,
        greatest((change.retries -> -1 ->> 'atMs')::bigint, case when change.ends_access_of is null
          then greatest(change.applied_at_ms, (select max(first.ended_at_ms) from change_items as first
            where first.change_id = change.id and first.key = ${ARCHIVED}::text || ${placeIn(sql`item.key`)} and first.status = 'done'))
          else coalesce((select max(gave.ended_at_ms) from change_items as gave
            where gave.change_id = change.ends_access_of and gave.key = item.key), change.planned_at_ms) end) as since_ms
      from changes as change join change_items as item on item.change_id = change.id
      where ${which} and (change.ends_access_of is not null or starts_with(item.key, ${DELETED_LATER}::text))
    ), waiting as materialized (
      -- Each by what is indexed: whoever is looked for among everyone is looked for again with all that waits.
      select put_off.*, array_remove(array[put_off.user_id, put_off.member_id, put_off.email, known.key,
        lower(known.email), substring(put_off.key from '[^ ]*$')] || array(
          select person.key from inventory_people as person
          where put_off.given is not null and put_off.email <> '' and lower(person.email) = put_off.email), '') as whos
      from put_off left join inventory_people as known on put_off.given is not null and known.key = put_off.user_id
    ), keys as (
      select id, n, ${ARCHIVED}::text || place as key from waiting where given is null
      union
      select waiting.id, waiting.n, kind || ':' || place || ' ' || who from waiting
        cross join jsonb_array_elements_text(${JSON.stringify(endingIds)}::jsonb) as kind cross join unnest(whos) as who
      where given is not null
    ), done as (
      select waiting.id, waiting.n, jsonb_agg(jsonb_build_object(
          'title', doing.title, 'before', later.before -> 0, 'to', later."to" -> 0,
          'isWayBack', coalesce((doing.parts -> later.part ->> 'isUndo')::boolean, false),
          'isOfGift', coalesce(doing.undo_of = waiting.given, false)
        ) order by later.ended_at_ms, doing.planned_at_ms) as done
      from waiting join keys on keys.id = waiting.id and keys.n = waiting.n
      join change_items as later on later.key = keys.key and later.status = 'done' and later.ended_at_ms > waiting.since_ms
        and (waiting.given is not null or later."to" -> 0 @> '{"isArchived": false}')
      join changes as doing on doing.id = later.change_id
        and doing.id <> waiting.id and doing.id is distinct from waiting.given
      group by waiting.id, waiting.n
    ), moves as (
      select waiting.id, waiting.n, max(move.at_ms) filter (where move.status = 'left') as left_ms,
        max(move.at_ms) filter (where move.status = 'joined') as joined_ms
      from waiting join inventory_moves as move on move.channel_id = waiting.place
        and move.person_key = any(waiting.whos) and move.at_ms > waiting.since_ms + ${SEEN_AFTER_MS}::bigint
      where waiting.given is not null
      group by waiting.id, waiting.n
    )
    select waiting.id, waiting.n, waiting.given is not null as "isEnd", waiting.before, waiting."to", coalesce(done.done, '[]') as done,
      channel.id is not null as "isSeenUnarchived", moves.left_ms is not null as "hasLeft",
      coalesce(moves.joined_ms > moves.left_ms, false) as "isBack"
    from waiting
    left join done on done.id = waiting.id and done.n = waiting.n
    left join moves on moves.id = waiting.id and moves.n = waiting.n
    left join inventory_channels as channel on waiting.given is null and channel.id = waiting.place
      and channel.is_archived = false and channel.archive_at_ms > waiting.since_ms + ${SEEN_AFTER_MS}::bigint
    where done.done is not null or channel.id is not null or moves.left_ms is not null`),
  );
  return rows.map((row) => ({
    id: row.id,
    n: row.n,
    became: row.isEnd ? endBecame(row) : { is: "off", why: whyKept(row) },
  }));
}

/** What a key is of, without who is in it: a channel, `channel group`. */
export const placeIn = (key: SQL): SQL => sql`regexp_replace(substr(${key}, strpos(${key}, ':') + 1), ' [^ ]*$', '')`;

const whyKept = ({ done }: Row): string =>
  `${CALLED_OFF} the channel ${done.length > 0 ? `was unarchived after that: ${titleOf(done)}.` : "was found unarchived after that."}`;

function endBecame({ before, to, done, hasLeft, isBack }: Row): Becoming {
  // What the console did shows in Zoom's log too.
  if (done.length === 0 && isBack) return { is: "off", why: `${CALLED_OFF} they have left and come back after that.` };
  if (done.length === 0 && hasLeft) return { is: "gone" };
  const since = accessSince({ before, to }, done);
  if (since.is === "undone") return { is: "off", why: CALLED_OFF_UNDONE };
  if (since.is === "given")
    return { is: "off", why: `${CALLED_OFF} they were given it again after that: ${since.by.title}.` };
  return since;
}

/** How every reason begins why something is called off. */
export const CALLED_OFF = "Called off, since";
export const CALLED_OFF_UNDONE = `${CALLED_OFF} what it was to take back was undone before.`;

const titleOf = (done: Row["done"]): string => done.at(-1)?.title ?? "";
