// What people were given until a day and have still, as the changes say that take it back.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { actionOf, isActionId } from "../../domain/actions/registry.ts";
import type { AccessKind } from "../../domain/help-desk/access-kinds.ts";
import type { TemporaryPlace } from "../../domain/help-desk/temporary-access.ts";
import { personKey } from "../../domain/inventory/person-key.ts";
import { type Becoming, sincePutOff } from "../changes/overtaken.ts";
import type { Orm } from "../db/database.ts";

/** Of whom, or in which channel. */
export type TemporaryOf =
  | { readonly of: "person"; readonly userId: string; readonly memberId: string; readonly email: string }
  | { readonly of: "channel"; readonly channelId: string };

/** Nobody was given more at a time. */
const MOST_PLACES = 1_000;

const text = v.optional(v.string(), "");
const Target = v.object({
  ...{ name: text, userId: text, memberId: text },
  ...{ channelId: text, channel: text, spaceId: text, space: text, groupId: text, group: text },
});
const Rows = v.object({
  rows: v.array(
    v.object({
      ...{ given: v.string(), id: v.string(), n: v.number(), status: v.string(), actionId: v.string() },
      target: Target,
      /** What it goes back from. */
      role: v.nullable(v.string()),
      untilMs: v.pipe(v.union([v.number(), v.string()]), v.transform(Number)),
      by: v.nullable(v.string()),
      ticket: v.nullable(v.string()),
      why: v.nullable(v.string()),
    }),
  ),
});

/** Those that wait for their day first, by that day. */
export async function temporaryPlaces(
  orm: Orm,
  accountId: string,
  of: TemporaryOf,
): Promise<readonly TemporaryPlace[]> {
  const target = sql`coalesce(item.new_target, item.target)`;
  const isOf =
    of.of === "channel"
      ? sql`${target} ->> 'channelId' = ${of.channelId}`
      : sql`(
          (${of.userId} <> '' and lower(${target} ->> 'userId') = lower(${of.userId}))
          or (${of.memberId} <> '' and ${target} ->> 'memberId' = ${of.memberId})
          or (${of.email} <> '' and lower(${target} ->> 'email') = lower(${of.email})))`;
  const { rows } = v.parse(
    Rows,
    await orm.execute(sql`
      select back.ends_access_of as given, back.id, item.n, item.status, ${target} as target,
        back.parts -> item.part ->> 'actionId' as "actionId", item.before -> 0 ->> 'role' as role,
        back.begins_at_ms as "untilMs", giver.display_name as by, back.ticket,
        coalesce(item.failure ->> 'message', item.skip) as why
      from changes as back
      join change_items as item on item.change_id = back.id
      left join people as giver on giver.user_id = back.applied_by
      where back.ends_access_of is not null and back.account_id = ${accountId} and ${isOf} and (
        (back.status not in ('done', 'cancelled', 'discarded') and item.status in ('planned', 'sending'))
        or (back.status = 'done' and item.status in ('failed', 'unknown', 'stale')))
      order by back.status = 'done', back.begins_at_ms, item.n limit ${MOST_PLACES}`),
  );
  const since = await becameSince(orm, rows);
  return rows.flatMap(({ given, id, status, actionId, target: found, role, by, why, ...row }) => {
    const place = placeOf(actionId, found);
    const became = since.get(placeKey({ id, n: row.n })) ?? { is: "held", as: role };
    if (!place || became.is !== "held") return [];
    const { name, userId, memberId } = found;
    return [
      {
        ...row,
        ...{ givenBy: given, endedBy: id, by: by ?? "" },
        state: status === "planned" || status === "sending" ? ("waiting" as const) : ("overdue" as const),
        ...place,
        channelId: found.channelId,
        person: { key: personKey(found), name, userId, memberId },
        role: became.as === "admin" ? ("admin" as const) : ("member" as const),
        why: status === "stale" ? CHANGED_SINCE : why,
      },
    ];
  });
}

/** What became since of those of these to which something was done. */
async function becameSince(
  orm: Orm,
  rows: readonly { readonly id: string; readonly n: number }[],
): Promise<ReadonlyMap<string, Becoming>> {
  if (rows.length === 0) return new Map();
  const asked = JSON.stringify(rows.map(({ id, n }) => ({ id, n })));
  const isAsked = sql`(change.id, item.n) in (select id, n from jsonb_to_recordset(${asked}::jsonb) as asked(id text, n integer))`;
  return new Map((await sincePutOff(orm, isAsked)).map((one) => [placeKey(one), one.became]));
}

const placeKey = ({ id, n }: { readonly id: string; readonly n: number }): string => `${id} ${n}`;

const CHANGED_SINCE = "They have become something else there since.";

function placeOf(
  actionId: string,
  { channelId, channel, spaceId, space, groupId, group }: v.InferOutput<typeof Target>,
): { readonly what: AccessKind; readonly placeId: string; readonly name: string } | null {
  if (!isActionId(actionId)) return null;
  const whats: Readonly<Record<string, AccessKind | undefined>> = {
    "channel-members": "channel",
    "channel-roles": "channel",
    "space-members": "space",
    "mention-group-members": "mentionGroup",
    "directory-group-members": "directoryGroup",
  };
  const what = whats[actionOf(actionId).resource.id];
  if (!what) return null;
  if (what === "channel") return { what, placeId: channelId, name: channel };
  return what === "space" ? { what, placeId: spaceId, name: space } : { what, placeId: groupId, name: group };
}
