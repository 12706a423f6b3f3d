// Who joined and left channels, and when something was last written there.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { chunk } from "../../../domain/chunk.ts";
import type { Orm } from "../../db/database.ts";
import { isForgotten } from "./forgotten.ts";
import { ROWS_AT_ONCE, recordset } from "./recordset.ts";

const Counted = v.object({ rows: v.array(v.object({ id: v.string() })) });

export interface MoveFact {
  readonly channelId: string;
  readonly atMs: number;
  readonly personKey: string;
  readonly status: "joined" | "left";
  readonly name: string;
  readonly isExternal: boolean;
  readonly operatorKey: string;
  readonly operatorName: string;
}

/** Who joined and left, but for those whose data was deleted since. @returns the channels of which something new was told */
export async function writeMoves(orm: Orm, facts: readonly MoveFact[]): Promise<readonly string[]> {
  const ids = new Set<string>();
  for (const some of chunk(facts, ROWS_AT_ONCE)) for (const id of await writeSomeMoves(orm, some)) ids.add(id);
  return [...ids];
}

async function writeSomeMoves(orm: Orm, facts: readonly MoveFact[]): Promise<readonly string[]> {
  const columns =
    '"channelId" text, "atMs" bigint, "personKey" text, status text, name text, "isExternal" boolean, "operatorKey" text, "operatorName" text';
  const { rows } = v.parse(
    Counted,
    await orm.execute(sql`
      with given as materialized (select * from ${recordset(facts, columns)}),
      kept as (
        select *, ${isForgotten(sql`"operatorKey"`, sql`"atMs"`)} as "isByForgotten" from given
        where not ${isForgotten(sql`"personKey"`, sql`"atMs"`)}
      ),
      written as (
        insert into inventory_moves
          (channel_id, at_ms, person_key, status, name, is_external, operator_key, operator_name)
        select "channelId", "atMs", "personKey", status, name, "isExternal",
          case when "isByForgotten" then '' else "operatorKey" end,
          case when "isByForgotten" then '' else "operatorName" end
        from kept
        on conflict do nothing
        returning channel_id as id
      ),
      last as (select "channelId" as id, max("atMs") as at_ms from given group by 1),
      moved as (
        update inventory_channels as channel set last_move_at_ms = last.at_ms
        from last where channel.id = last.id and coalesce(channel.last_move_at_ms, 0) < last.at_ms
      )
      select distinct id from written
    `),
  );
  return rows.map(({ id }) => id);
}

/** The last day on which something was written, as far as the reports tell. */
export async function writeMessageDays(
  orm: Orm,
  facts: readonly { readonly channelId: string; readonly day: string }[],
): Promise<void> {
  const last = new Map<string, string>();
  for (const { channelId, day } of facts) if (day > (last.get(channelId) ?? "")) last.set(channelId, day);
  for (const some of chunk(
    [...last].map(([id, day]) => ({ id, day })),
    ROWS_AT_ONCE,
  ))
    await orm.execute(sql`
      update inventory_channels as channel set last_message_day = greatest(channel.last_message_day, given.day)
      from ${recordset(some, "id text, day date")} where channel.id = given.id
    `);
}
