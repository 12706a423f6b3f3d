// What is kept in memory of channels, people and spaces, as it is read from the database.
import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { InventoryChannel } from "../../../domain/inventory/channels.ts";
import type { Orm } from "../../db/database.ts";
import { folded } from "./text.ts";

const time = v.nullable(v.number());
const { space: _space, ownerIs: _ownerIs, facts: _facts, ...own } = InventoryChannel.entries;

const Channel = v.pipe(
  v.object({
    ...own,
    /** Their keys, with spaces between. */
    adminKeys: v.nullable(v.string()),
    toldBy: v.string(),
    settingsBy: v.nullable(v.string()),
    settingsAtMs: time,
    mentionGroupsAtMs: time,
    directoryGroupsAtMs: time,
    /** Of a space: all of them are called the same, and none leaves its space. */
    isGeneral: v.boolean(),
    isGone: v.boolean(),
  }),
  // Written out: objects that are put together in a loop take three times the room.
  v.transform((channel) => ({
    id: channel.id,
    name: channel.name,
    type: channel.type,
    posting: channel.posting,
    adding: channel.adding,
    mentionAll: channel.mentionAll,
    external: channel.external,
    seesHistory: channel.seesHistory,
    spaceId: channel.spaceId,
    isArchived: channel.isArchived,
    archiveAtMs: channel.archiveAtMs,
    retention: channel.retention,
    retentionAtMs: channel.retentionAtMs,
    ownerKey: channel.ownerKey,
    owner: channel.owner,
    members: channel.members,
    outsiders: channel.outsiders,
    admins: channel.admins,
    membersAtMs: channel.membersAtMs,
    mentionGroups: channel.mentionGroups,
    directoryGroups: channel.directoryGroups,
    lastMoveAtMs: channel.lastMoveAtMs,
    lastMessageDay: channel.lastMessageDay,
    firstSeenAtMs: channel.firstSeenAtMs,
    seenAtMs: channel.seenAtMs,
    toldBy: channel.toldBy,
    settingsBy: channel.settingsBy,
    settingsAtMs: channel.settingsAtMs,
    mentionGroupsAtMs: channel.mentionGroupsAtMs,
    directoryGroupsAtMs: channel.directoryGroupsAtMs,
    isGeneral: channel.isGeneral,
    isGone: channel.isGone,
    adminKeys: channel.adminKeys === null ? null : channel.adminKeys.split(" ").filter(Boolean),
    /** By which it is sorted and found. */
    foldedName: folded(channel.name),
    foldedOwner: channel.owner === null ? null : folded(channel.owner),
  })),
);
/** A channel; times are epoch milliseconds, what is not known is null. */
export type KnownChannel = v.InferOutput<typeof Channel>;

const Person = v.pipe(
  v.object({ key: v.string(), name: v.string(), email: v.string(), status: v.string(), isGone: v.boolean() }),
  v.transform(({ key, name, email, status, isGone }) => ({
    ...{ key, status, isGone, text: folded(`${name} ${email}`) },
    /** Whether the database, which folds no accents, finds them by the same words. */
    isPlain: !/[^ -~]/.test(name + email),
  })),
);
export type KnownPerson = v.InferOutput<typeof Person>;

const Space = v.pipe(
  v.object({ id: v.string(), name: v.string(), membersAtMs: time, isGone: v.boolean() }),
  v.transform((space) => ({ ...space, foldedName: folded(space.name) })),
);
export type KnownSpace = v.InferOutput<typeof Space>;

interface Source<Row> {
  readonly table: SQL;
  readonly key: SQL;
  readonly columns: SQL;
  readonly schema: v.GenericSchema<unknown, Row>;
  readonly keyOf: (row: Row) => string;
}

export const channelSource: Source<KnownChannel> = {
  table: sql`inventory_channels`,
  key: sql`id`,
  columns: sql`id, name, type, posting, adding, mention_all as "mentionAll", external, sees_history as "seesHistory",
    space_id as "spaceId", is_archived as "isArchived", archive_at_ms::float8 as "archiveAtMs", retention,
    retention_at_ms::float8 as "retentionAtMs", owner_key as "ownerKey", owner_name as owner, member_count as members,
    external_count as outsiders, admin_count as admins, admin_keys as "adminKeys",
    members_at_ms::float8 as "membersAtMs", mention_group_count as "mentionGroups",
    mention_groups_at_ms::float8 as "mentionGroupsAtMs", directory_group_count as "directoryGroups",
    directory_groups_at_ms::float8 as "directoryGroupsAtMs", last_move_at_ms::float8 as "lastMoveAtMs",
    last_message_day::text as "lastMessageDay", first_seen_at_ms::float8 as "firstSeenAtMs",
    seen_at_ms::float8 as "seenAtMs", told_by as "toldBy", settings_by as "settingsBy",
    settings_at_ms::float8 as "settingsAtMs",
    exists (
      select from inventory_space_channels as placed where placed.channel_id = inventory_channels.id and placed.is_general
    ) as "isGeneral", gone_at_ms is not null as "isGone"`,
  schema: Channel,
  keyOf: ({ id }) => id,
};
export const personSource: Source<KnownPerson> = {
  table: sql`inventory_people`,
  key: sql`key`,
  columns: sql`key, name, email, status, gone_at_ms is not null as "isGone"`,
  schema: Person,
  keyOf: ({ key }) => key,
};
export const spaceSource: Source<KnownSpace> = {
  table: sql`inventory_spaces`,
  key: sql`id`,
  columns: sql`id, name, members_at_ms::float8 as "membersAtMs", gone_at_ms is not null as "isGone"`,
  schema: Space,
  keyOf: ({ id }) => id,
};

/** People of other accounts in these channels, each once. */
export async function outsidersIn(orm: Orm, channelIds: readonly string[]): Promise<readonly KnownPerson[]> {
  if (channelIds.length === 0) return [];
  const { rows } = v.parse(
    v.object({ rows: v.array(Person) }),
    await orm.execute(sql`
      select distinct on (person_key) person_key as key, name, email, '' as status, false as "isGone"
      from inventory_members
      where is_external and channel_id in (select jsonb_array_elements_text(${JSON.stringify(channelIds)}::jsonb))
      order by person_key
    `),
  );
  return rows;
}

/** The keys of everybody in these channels, by channel; those in which nobody is known to be are not among them. */
export async function membersIn(
  orm: Orm,
  channelIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (channelIds.length === 0) return new Map();
  const { rows } = v.parse(
    v.object({ rows: v.array(v.object({ id: v.string(), keys: v.string() })) }),
    await orm.execute(sql`
      select channel_id as id, string_agg(person_key, ' ') as keys from inventory_members
      where channel_id in (select jsonb_array_elements_text(${JSON.stringify(channelIds)}::jsonb))
      group by channel_id
    `),
  );
  return new Map(rows.map(({ id, keys }) => [id, keys.split(" ")]));
}

/** Rows that are read at a time: what others ask of the database goes in between. */
const PAGE = 1_000;

/** Rows that were written in this transaction or a later one, a page at a time. */
export async function* rowsSince<Row>(
  orm: Orm,
  { table, key, columns, schema, keyOf }: Source<Row>,
  since: number,
): AsyncGenerator<readonly Row[]> {
  const Rows = v.object({ rows: v.array(schema) });
  const when = since > 0 ? sql`changed_in >= ${since}::bigint` : sql`true`;
  let after = "";
  for (;;) {
    const { rows } = v.parse(
      Rows,
      await orm.execute(
        sql`select ${columns} from ${table} where ${when} and ${key} > ${after} order by ${key} limit ${PAGE}`,
      ),
    );
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = keyOf(last);
  }
}
