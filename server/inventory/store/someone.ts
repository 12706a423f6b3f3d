// People in something: channels, shared spaces, mention groups, directory groups. One way to write down who is in it.
import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { personKey } from "../../../domain/inventory/person-key.ts";
import type { Orm } from "../../db/database.ts";
import { ROWS_AT_ONCE, recordset } from "./recordset.ts";

export interface Someone {
  /** Empty for people of other accounts. */
  readonly userId: string;
  readonly memberId: string;
  readonly name: string;
  readonly email: string;
  readonly isExternal: boolean;
  /** Left out where there are no roles. */
  readonly role?: string;
}

/** A table of people in places. */
export interface Places {
  readonly table: string;
  /** The column that names the place. */
  readonly place: string;
  /** With a role, and since when they were seen there. */
  readonly hasRoles: boolean;
}

export const channelMembers: Places = { table: "inventory_members", place: "channel_id", hasRoles: true };
export const spaceMembers: Places = { table: "inventory_space_members", place: "space_id", hasRoles: true };
export const mentioned: Places = { table: "inventory_mentioned", place: "group_id", hasRoles: false };
export const directoryGroupMembers: Places = {
  table: "inventory_directory_group_members",
  place: "group_id",
  hasRoles: false,
};

/** Who is in a place, as its list was read to the end. */
export interface PeopleRead {
  readonly place: string;
  readonly people: readonly Someone[];
  /** Rows that could not be read: whoever is missing may be one of them. */
  readonly unreadableCount: number;
  readonly atMs: number;
}

const Changed = v.object({ rows: v.array(v.object({ place: v.string(), count: v.number() })) });

/** Writes down who is in places, and nobody else where that was read whole. @returns how many rows of each place were otherwise */
export async function writePeopleIn(
  orm: Orm,
  places: Places,
  reads: readonly PeopleRead[],
): Promise<ReadonlyMap<string, number>> {
  const changed = new Map<string, number>();
  let some: PeopleRead[] = [];
  let count = 0;
  const write = async (): Promise<void> => {
    for (const [at, off] of await writeSome(orm, places, some)) changed.set(at, off);
    some = [];
    count = 0;
  };
  // Who is in one place stands in one statement, however many: whoever is missing there is taken out by it.
  for (const read of reads) {
    if (count > 0 && count + read.people.length > ROWS_AT_ONCE) await write();
    some.push(read);
    count += read.people.length;
  }
  if (some.length > 0) await write();
  return changed;
}

async function writeSome(
  orm: Orm,
  { table, place, hasRoles }: Places,
  reads: readonly PeopleRead[],
): Promise<ReadonlyMap<string, number>> {
  const given = reads.flatMap(({ place: at, people, atMs }) => {
    const byKey = new Map(people.map((person) => [personKey(person), { at, atMs, role: "member", ...person }]));
    byKey.delete("");
    return [...byKey].map(([key, person]) => ({ ...person, key }));
  });
  const raw = (text: string): SQL => sql.raw(text);
  const roles = hasRoles ? ", role, first_seen_at_ms" : "";
  const rolesGiven = hasRoles ? ', role, "atMs"' : "";
  const compared = ["user_id", "member_id", "name", "email", "is_external", ...(hasRoles ? ["role"] : [])];
  const columns =
    'at text, key text, "userId" text, "memberId" text, name text, email text, "isExternal" boolean, role text, "atMs" bigint';
  const { rows } = v.parse(
    Changed,
    await orm.execute(sql`
      with given as materialized (select * from ${recordset(given, columns)}),
      places as (
        select place from ${recordset(reads, 'place text, "unreadableCount" int', "read")} where "unreadableCount" = 0
      ),
      removed as (
        delete from ${raw(table)} as had using places
        where had.${raw(place)} = places.place and not exists (
          select from given where given.at = had.${raw(place)} and given.key = had.person_key
        )
        returning had.${raw(place)} as place
      ),
      written as (
        insert into ${raw(table)} as had (${raw(place)}, person_key, user_id, member_id, name, email, is_external${raw(roles)})
        select at, key, "userId", "memberId", name, email, "isExternal"${raw(rolesGiven)} from given
        on conflict (${raw(place)}, person_key) do update
        set ${raw(compared.map((column) => `${column} = excluded.${column}`).join(", "))}
        where (${raw(compared.map((column) => `had.${column}`).join(", "))})
          is distinct from (${raw(compared.map((column) => `excluded.${column}`).join(", "))})
        returning had.${raw(place)} as place
      )
      select place, count(*)::int as count from (select place from removed union all select place from written) as changed
      group by place
    `),
  );
  return new Map(rows.map(({ place: at, count }) => [at, count]));
}
