// What is deleted: rows that Zoom has not known of for long, and all that is known of one person.
import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Orm } from "../../db/database.ts";
import { noteDeletion } from "../memory/memory.ts";
import { counted } from "./counted.ts";
import { forgetMoves, holdLog, sweepForgotten } from "./forgotten.ts";
import { unreadPlacesOf } from "./unread.ts";
import { forgetWriter } from "./written-by.ts";

const Counted = v.object({ rows: v.array(v.object({ count: v.number() })) });

/** Deletes rows, and says how many. */
const deleted = (orm: Orm, table: string, when: SQL): Promise<number> =>
  counted(orm, sql`delete from ${sql.raw(table)} where ${when}`);

/** Deletes what Zoom has not known of since before a time, with what was known of it. @returns how many rows */
export async function sweepGone(orm: Orm, beforeMs: number, nowMs: number): Promise<number> {
  const old = sql`gone_at_ms < ${beforeMs}::bigint`;
  // Whoever leads a channel still is what tells that its owner or administrators have left.
  const forgotten = sql`
    select key from inventory_people as gone
    where ${old} and not exists (select from inventory_channels c where c.owner_key = gone.key) and not exists (
      select from inventory_members m join inventory_channels c on c.id = m.channel_id
      where m.person_key = gone.key and m.role <> 'member' and c.gone_at_ms is null
    )`;
  const oldIn = (table: string): SQL => sql`(select id from ${sql.raw(table)} where ${old})`;
  return orm.transaction(async (within) => {
    await holdLog(within);
    const channels = oldIn("inventory_channels");
    const mentionGroups = sql`(select id from inventory_mention_groups where channel_id in ${channels})`;
    const counts = [
      await deleted(within, "inventory_mentioned", sql`group_id in ${mentionGroups}`),
      await deleted(within, "inventory_mention_groups", sql`channel_id in ${channels}`),
      await deleted(within, "inventory_channel_groups", sql`channel_id in ${channels}`),
      await deleted(within, "inventory_moves", sql`channel_id in ${channels}`),
      await deleted(within, "inventory_members", sql`channel_id in ${channels}`),
      await deleted(within, "inventory_space_members", sql`space_id in ${oldIn("inventory_spaces")}`),
      await deleted(within, "inventory_space_channels", sql`space_id in ${oldIn("inventory_spaces")}`),
      await deleted(
        within,
        "inventory_directory_group_members",
        sql`group_id in ${oldIn("inventory_directory_groups")}`,
      ),
      await deleted(
        within,
        "inventory_addresses",
        sql`at_ms < ${beforeMs}::bigint
          and not exists (select from inventory_members m where m.person_key = member_id)
          and not exists (select from inventory_space_members m where m.person_key = member_id)`,
      ),
      await deleted(within, "inventory_channels", old),
      await deleted(within, "inventory_spaces", old),
      await deleted(within, "inventory_directory_groups", old),
      await deleted(within, "inventory_emojis", old),
      await forgetMoves(within, forgotten, nowMs),
      await deleted(within, "inventory_phones", sql`person_key in (${forgotten})`),
      await deleted(within, "inventory_people", sql`key in (${forgotten})`),
    ];
    const count = counts.reduce((sum, some) => sum + some, 0);
    await sweepForgotten(within);
    if (count > 0) await noteDeletion(within, nowMs);
    return count;
  });
}

export interface DeletedPerson {
  /** How many rows. */
  readonly count: number;
  /** Whether Zoom still tells of them. */
  readonly isStillThere: boolean;
  /** Whether the desired state that was saved last names them. */
  readonly isNamed: boolean;
  /** How many channels and spaces they owned or administered: who does is read of Zoom next. */
  readonly ledCount: number;
}

/** Deletes what the inventory knows of somebody, and their name where they wrote something in the console. */
export async function deletePerson(orm: Orm, key: string, nowMs: number): Promise<DeletedPerson> {
  return orm.transaction(async (within) => {
    await holdLog(within);
    const { rows } = v.parse(
      Counted,
      await within.execute(sql`
        select (
          (select count(*) from inventory_people where key = ${key} and gone_at_ms is null) +
          (select count(*) from inventory_members m join inventory_channels c on c.id = m.channel_id
            where m.person_key = ${key} and m.is_external and c.gone_at_ms is null) +
          (select count(*) from inventory_space_members m join inventory_spaces s on s.id = m.space_id
            where m.person_key = ${key} and m.is_external and s.gone_at_ms is null)
        )::int as count
      `),
    );
    const ledCount = await unreadPlacesOf(within, key, nowMs);
    await within.execute(sql`
      update inventory_moves set operator_key = '', operator_name = '' where operator_key = ${key}`);
    await within.execute(sql`
      update inventory_emojis set person = '', email = ''
      where email <> '' and lower(email) = (select lower(email) from inventory_people where key = ${key})`);
    const own = sql`person_key = ${key}`;
    const written = await forgetWriter(within, key);
    const counts = [
      written.count,
      await forgetMoves(within, sql`select ${key}::text as key`, nowMs),
      await deleted(within, "inventory_mentioned", own),
      await deleted(within, "inventory_directory_group_members", own),
      await deleted(within, "inventory_space_members", own),
      await deleted(within, "inventory_members", own),
      await deleted(within, "inventory_phones", own),
      await deleted(within, "inventory_addresses", sql`member_id = ${key}`),
      await deleted(within, "person_notes", own),
      await deleted(within, "finding_snoozes", sql`subject = ${key}`),
      await deleted(within, "inventory_owner_tasks", sql`from_key = ${key} or to_key = ${key}`),
      await deleted(within, "inventory_reads", sql`step in ('person-channels', 'person-phones') and subject = ${key}`),
      await deleted(within, "inventory_people", sql`key = ${key}`),
    ];
    await noteDeletion(within, nowMs);
    const count = counts.reduce((sum, some) => sum + some, 0);
    return { count, isStillThere: (rows[0]?.count ?? 0) > 0, isNamed: written.isNamed, ledCount };
  });
}
