// Owners to be changed by hand: added, ticked off, and found done by what the inventory reads.
import { randomUUID } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import * as v from "valibot";
import { type NewOwnerTask, OwnerTask } from "../../../domain/inventory/owner-tasks.ts";
import type { Orm } from "../../db/database.ts";
import { inventoryOwnerTasks } from "../../db/schema.ts";
import { recordset } from "./recordset.ts";

export interface Asker {
  readonly userId: string;
  readonly displayName: string;
}

const Rows = v.object({ rows: v.array(v.object({ task: OwnerTask })) });

/** The list, what is open first, then the newest. */
export async function ownerTasks(orm: Orm): Promise<readonly OwnerTask[]> {
  const { rows } = v.parse(
    Rows,
    await orm.execute(sql`
      select jsonb_build_object(
        'id', t.id, 'channelId', t.channel_id, 'channel', coalesce(c.name, t.channel), 'type', c.type,
        'from', jsonb_build_object('key', t.from_key, 'name', t.from_name),
        'to', jsonb_build_object('key', t.to_key, 'name', t.to_name, 'email', t.to_email),
        'added', jsonb_build_object('name', t.added_by_name, 'atMs', t.added_at_ms),
        'ticked', case when t.ticked_at_ms is not null
          then jsonb_build_object('name', t.ticked_by_name, 'atMs', t.ticked_at_ms) end,
        'found', state.found, 'readAtMs', c.members_at_ms,
        'owner', case when c.owner_key is not null
          then jsonb_build_object('key', c.owner_key, 'name', coalesce(c.owner_name, '')) end
      ) as task
      from inventory_owner_tasks t left join inventory_channels c on c.id = t.channel_id
      cross join lateral (
        select case when c.id is null or c.gone_at_ms is not null then 'gone'
          when c.owner_key <> t.from_key and c.owner_key <> '' then 'done' else 'open' end as found
      ) as state
      order by (t.ticked_at_ms is null and state.found = 'open') desc, t.added_at_ms desc, lower(t.channel), t.id
    `),
  );
  return rows.map(({ task }) => task);
}

const Ids = v.object({ rows: v.array(v.object({ id: v.string() })) });

/**
 * Adds what the inventory knows the channel and the people of, where the successor is active. What stands on the list already gets this successor, and
 * is open again.
 *
 * @returns how many are on the list by it
 */
export async function addOwnerTasks(
  orm: Orm,
  tasks: readonly NewOwnerTask[],
  { userId, displayName }: Asker,
  nowMs: number,
): Promise<number> {
  // One channel has one owner to be replaced: of what is named twice the last counts.
  const given = [...new Map(tasks.map((task) => [`${task.channelId} ${task.fromKey}`, task])).values()].map((task) => ({
    ...task,
    id: randomUUID(),
  }));
  const { rows } = v.parse(
    Ids,
    await orm.execute(sql`
      insert into inventory_owner_tasks as had (id, channel_id, channel, from_key, from_name, to_key, to_name, to_email,
        added_by, added_by_name, added_at_ms)
      select given.id, c.id, c.name, m.person_key, m.name, p.key, p.name, p.email, ${userId}, ${displayName},
        ${nowMs}::bigint
      from ${recordset(given, 'id text, "channelId" text, "fromKey" text, "toKey" text')}
      join inventory_channels c on c.id = given."channelId" and c.gone_at_ms is null
      join inventory_members m on m.channel_id = c.id and m.person_key = given."fromKey" and m.role = 'owner'
      join inventory_people p on p.key = given."toKey" and p.gone_at_ms is null and p.status = 'active'
      on conflict (channel_id, from_key) do update
      set to_key = excluded.to_key, to_name = excluded.to_name, to_email = excluded.to_email,
        channel = excluded.channel, added_by = excluded.added_by, added_by_name = excluded.added_by_name,
        added_at_ms = excluded.added_at_ms, ticked_by = null, ticked_by_name = null, ticked_at_ms = null
      returning id
    `),
  );
  return rows.length;
}

/** The channels that these are of, each once. */
export async function channelsOfTasks(orm: Orm, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await orm
    .selectDistinct({ channelId: inventoryOwnerTasks.channelId })
    .from(inventoryOwnerTasks)
    .where(inArray(inventoryOwnerTasks.id, [...ids]));
  return rows.map(({ channelId }) => channelId);
}

/** Ticks some off, or takes that back. @returns the channels they are of */
export async function tickOwnerTasks(
  orm: Orm,
  ids: readonly string[],
  by: Asker | null,
  nowMs: number,
): Promise<readonly string[]> {
  const rows = await orm
    .update(inventoryOwnerTasks)
    .set({
      tickedBy: by?.userId ?? null,
      tickedByName: by?.displayName ?? null,
      tickedAtMs: by ? nowMs : null,
    })
    .where(inArray(inventoryOwnerTasks.id, [...ids]))
    .returning({ channelId: inventoryOwnerTasks.channelId });
  return rows.map(({ channelId }) => channelId);
}

/** @returns the channel it was of; undefined where it was not on the list */
export async function removeOwnerTask(orm: Orm, id: string): Promise<string | undefined> {
  const [row] = await orm
    .delete(inventoryOwnerTasks)
    .where(eq(inventoryOwnerTasks.id, id))
    .returning({ channelId: inventoryOwnerTasks.channelId });
  return row?.channelId;
}
