// Groups of a channel as the inventory read them last, and whether somebody is in each.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { DiagnosisFacts } from "../../domain/diagnosis/facts.ts";
import type { Orm } from "../db/database.ts";
import { lastRead } from "./fresh.ts";

const Rows = v.object({
  rows: v.array(v.object({ id: v.string(), name: v.string(), isIn: v.boolean() })),
});

/** @param atMs when they were read; null where they never were */
export async function knownMentionGroups(
  orm: Orm,
  channelId: string,
  personKey: string,
  atMs: number | null,
): Promise<DiagnosisFacts["mentionGroups"]> {
  const answer = await orm.execute(sql`
    select g.id, g.name, exists (
      select from inventory_mentioned m where m.group_id = g.id and m.person_key = ${personKey}
    ) as "isIn"
    from inventory_mention_groups g where g.channel_id = ${channelId} order by lower(g.name), g.id`);
  return lastRead(v.parse(Rows, answer).rows, atMs);
}

/** The same of the directory groups that are in a channel. */
export async function knownDirectoryGroups(
  orm: Orm,
  channelId: string,
  personKey: string,
  atMs: number | null,
): Promise<DiagnosisFacts["directoryGroups"]> {
  const answer = await orm.execute(sql`
    select g.group_id as id, g.name, exists (
      select from inventory_directory_group_members m where m.group_id = g.group_id and m.person_key = ${personKey}
    ) as "isIn"
    from inventory_channel_groups g where g.channel_id = ${channelId} order by lower(g.name), g.group_id`);
  return lastRead(v.parse(Rows, answer).rows, atMs);
}
