// What lists of channels are found, filtered and sorted by, in memory: a pass over fifty thousand channels takes some
// milliseconds here and a quarter of a second in an embedded database. Each question asks the database first what has
// changed since the last, so every instance answers by what is stored.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { DatabaseSource, Orm } from "../../db/database.ts";
import { inventoryState } from "../../db/schema.ts";
import { visitEach } from "../../yielding.ts";
import { type ChannelTable, channelTable, type WritableChannels } from "./channel-table.ts";
import { type Memberships, membershipTable, type WritableMemberships } from "./memberships.ts";
import { type AllPeople, type PeopleTable, peopleTable, type WritablePeople } from "./people-table.ts";
import {
  channelSource,
  type KnownSpace,
  membersIn,
  outsidersIn,
  personSource,
  rowsSince,
  spaceSource,
} from "./rows.ts";

export interface Known {
  /** Those that are there. */
  readonly channels: ChannelTable;
  readonly people: AllPeople;
  /** Those of other accounts who are in channels; who were is gone. */
  readonly outsiders: PeopleTable;
  readonly memberships: Memberships;
  readonly spaces: ReadonlyMap<string, KnownSpace>;
  /** How far the account's log of joins and leaves, and the reports of messages, were read; null where they never were. */
  readonly movesAtMs: number | null;
  readonly messagesAtMs: number | null;
  /** How long the account's default keeps messages; null where that is not known. */
  readonly defaultRetention: string | null;
}

export interface Memory {
  /** As it is in the database by now. */
  current(): Promise<Known>;
}

const State = v.object({
  rows: v.tuple([
    v.object({
      horizon: v.number(),
      next: v.number(),
      last: v.nullable(v.number()),
      deletion: v.nullable(v.string()),
      movesAtMs: v.nullable(v.number()),
      messagesAtMs: v.nullable(v.number()),
      defaultRetention: v.nullable(v.string()),
    }),
  ]),
});

const DELETION = "deletion";
/** What the account's default is stored as. */
export const DEFAULT_RETENTION = "default-retention";

/** Has every instance read all anew: rows were deleted, of which nothing else tells. */
export async function noteDeletion(orm: Orm, atMs: number): Promise<void> {
  const row = { name: DELETION, value: `${atMs} ${Math.random()}` };
  await orm
    .insert(inventoryState)
    .values(row)
    .onConflictDoUpdate({ target: inventoryState.name, set: { value: row.value } });
}

export function createMemory(database: DatabaseSource): Memory {
  let held: { readonly tables: Tables; readonly horizon: number; readonly deletion: string | null } | null = null;

  const refresh = async (): Promise<Known> => {
    const { orm } = await database.ready;
    // Whatever was written in a transaction before the horizon is visible; later ones are asked for again.
    const {
      rows: [{ horizon, next: nextNumber, last, deletion, ...lists }],
    } = v.parse(
      State,
      await orm.execute(sql`
        select pg_snapshot_xmin(pg_current_snapshot())::text::float8 as horizon,
          pg_snapshot_xmax(pg_current_snapshot())::text::float8 as next,
          greatest(
            (select max(changed_in) from inventory_channels), (select max(changed_in) from inventory_people),
            (select max(changed_in) from inventory_spaces)
          )::float8 as last,
          (select value #>> '{}' from inventory_state where name = ${DELETION}) as deletion,
          (select read_at_ms::float8 from inventory_reads where step = 'activity' and subject = '') as "movesAtMs",
          (select read_at_ms::float8 from inventory_reads where step = 'message-days' and subject = '') as "messagesAtMs",
          (select value ->> 'period' from inventory_state where name = ${DEFAULT_RETENTION}) as "defaultRetention"
      `),
    );
    const lastNumber = last ?? 0;
    const isAnew = held === null || held.deletion !== deletion;
    const since = isAnew || held === null ? 0 : held.horizon;
    const tables: Tables = isAnew || held === null ? emptyTables() : held.tables;
    if (isAnew && lastNumber >= nextNumber) await forgetOtherServers(orm, nextNumber);
    if (isAnew || lastNumber >= since) await readInto(tables, orm, since);
    held = { tables, horizon, deletion };
    return { ...tables, ...lists };
  };

  let refreshing: Promise<Known> | null = null;
  let next: Promise<Known> | null = null;
  const begin = (): Promise<Known> => {
    refreshing = refresh().finally(() => {
      refreshing = null;
    });
    return refreshing;
  };
  return {
    // Whoever asks while it is being read waits for the next reading, which all of them share.
    current: () => {
      if (refreshing === null) return begin();
      const after = () => {
        next = null;
        return begin();
      };
      next ??= refreshing.then(after, after);
      return next;
    },
  };
}

interface Tables {
  readonly channels: WritableChannels;
  readonly people: WritablePeople;
  readonly outsiders: WritablePeople;
  readonly memberships: WritableMemberships;
  readonly spaces: Map<string, KnownSpace>;
}

const emptyTables = (): Tables => ({
  channels: channelTable(),
  people: peopleTable(),
  outsiders: peopleTable(),
  memberships: membershipTable(),
  spaces: new Map(),
});

/** A database that was copied to another server has numbers of transactions that are still to come here. */
async function forgetOtherServers(orm: Orm, next: number): Promise<void> {
  for (const table of [channelSource.table, personSource.table, spaceSource.table])
    await orm.execute(sql`update ${table} set changed_in = 0 where changed_in >= ${next}::bigint`);
}

async function readInto(tables: Tables, orm: Orm, since: number): Promise<void> {
  const { channels, people, outsiders, memberships, spaces } = tables;
  let havePeopleChanged = false;
  for await (const rows of rowsSince(orm, personSource, since))
    for (const row of rows) {
      havePeopleChanged = true;
      people.put(row);
    }
  for await (const rows of rowsSince(orm, spaceSource, since))
    for (const row of rows) {
      if (row.isGone) spaces.delete(row.id);
      else spaces.set(row.id, row);
    }
  for await (const rows of rowsSince(orm, channelSource, since)) {
    for (const { id, isGone } of rows) {
      const slot = channels.slotOf.get(id);
      if (isGone && slot !== undefined) memberships.put(slot, []);
    }
    await visitEach(rows, channels.put);
    // A channel's row is written whenever its members are.
    const ids = rows.flatMap((row) => (row.outsiders && !row.isGone ? [row.id] : []));
    await visitEach(await outsidersIn(orm, ids), outsiders.put);
    const members = await membersIn(
      orm,
      rows.flatMap(({ id, isGone }) => (isGone ? [] : [id])),
    );
    await visitEach(rows, ({ id }) => {
      const slot = channels.slotOf.get(id);
      if (slot !== undefined) memberships.put(slot, members.get(id) ?? []);
    });
  }
  for (const key of memberships.takeLeft()) {
    const outsider = outsiders.byKey.get(key);
    if (outsider) outsiders.put({ ...outsider, isGone: true });
  }
  await channels.settle(people.byKey, havePeopleChanged);
}
