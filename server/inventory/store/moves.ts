// Who joined and left channels, and when something was last written there.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { chunk } from "../../../domain/chunk.ts";
import type { Orm } from "../../db/database.ts";
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

/** Who joined and left. @returns the channels of which something new was told */
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
      with written as (
        insert into inventory_moves
          (channel_id, at_ms, person_key, status, name, is_external, operator_key, operator_name)
        select "channelId", "atMs", "personKey", status, name, "isExternal", "operatorKey", "operatorName"
        from ${recordset(facts, columns)}
        on conflict do nothing
        returning channel_id, at_ms
      ),
      last as (select channel_id as id, max(at_ms) as at_ms from written group by channel_id),
      moved as (
        update inventory_channels as channel set last_move_at_ms = greatest(channel.last_move_at_ms, last.at_ms)
        from last where channel.id = last.id
      )
      select id from last
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
