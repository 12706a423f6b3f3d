// What things and people are called that are named by their IDs: many at once, by one statement.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { userIdKey } from "../../../contract/user-id.ts";
import type { KnownThings, ThingIds } from "../../../domain/changes/known-things.ts";
import type { Orm } from "../../db/database.ts";

const Rows = v.object({
  rows: v.array(
    v.object({
      kind: v.picklist(["channel", "space", "group", "person"]),
      id: v.string(),
      name: v.string(),
      email: v.string(),
      isDeactivated: v.boolean(),
    }),
  ),
});

const among = (texts: readonly string[]) => sql`in (select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`;

export async function knownThings(orm: Orm, ids: ThingIds): Promise<KnownThings> {
  const { rows } = v.parse(
    Rows,
    await orm.execute(sql`
      select 'channel' as kind, id, name, '' as email, false as "isDeactivated" from inventory_channels
        where gone_at_ms is null and id ${among(ids.channel)}
      union all select 'space', id, name, '', false from inventory_spaces
        where gone_at_ms is null and id ${among(ids.space)}
      union all select 'group', id, name, '', false from inventory_directory_groups
        where gone_at_ms is null and id ${among(ids.group)}
      union all select 'group', id, name, '', false from inventory_mention_groups where id ${among(ids.group)}
      union all select 'person', user_id, name, lower(email), status = 'inactive' from inventory_people
        where gone_at_ms is null and (key ${among(ids.userKeys)} or lower(email) ${among(ids.addresses)})`),
  );
  const named = (of: string) => new Map(rows.flatMap(({ kind, id, name }) => (kind === of ? [[id, name]] : [])));
  const people = rows.filter(({ kind }) => kind === "person");
  return {
    channel: named("channel"),
    space: named("space"),
    group: named("group"),
    // Of namesakes by address whoever is active is meant.
    people: new Map(
      people
        .toSorted((one, other) => Number(other.isDeactivated) - Number(one.isDeactivated))
        .flatMap(({ id, email, name, isDeactivated }) =>
          [userIdKey(id), email].flatMap((key) =>
            key === "" ? [] : [[key, { key: userIdKey(id), name, email, isDeactivated }] as const],
          ),
        ),
    ),
  };
}
