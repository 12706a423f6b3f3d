// Things of the account that lists tell: people, channels, spaces, directory groups, emojis. Each is put down as it was
// told, and what a whole list no longer has is marked as gone, with the date.
import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { chunk } from "../../../domain/chunk.ts";
import type { Orm } from "../../db/database.ts";
import { ROWS_AT_ONCE, recordset } from "./recordset.ts";

/** A table of things, and what of them lists tell. */
export interface Things {
  readonly table: string;
  readonly key: string;
  /** Columns with their types. */
  readonly told: Readonly<Record<string, "text" | "int" | "boolean" | "bigint">>;
}

export const people: Things = {
  table: "inventory_people",
  key: "key",
  told: {
    user_id: "text",
    email: "text",
    name: "text",
    department: "text",
    job_title: "text",
    manager: "text",
    role_id: "text",
    status: "text",
  },
};
export const channels: Things = {
  table: "inventory_channels",
  key: "id",
  told: {
    name: "text",
    type: "int",
    posting: "int",
    adding: "int",
    mention_all: "int",
    external: "int",
    sees_history: "boolean",
    told_by: "text",
    settings_by: "text",
    settings_at_ms: "bigint",
  },
};
export const spaces: Things = {
  table: "inventory_spaces",
  key: "id",
  told: { name: "text", description: "text", owner_key: "text", owner_name: "text" },
};
export const directoryGroups: Things = {
  table: "inventory_directory_groups",
  key: "id",
  told: { name: "text", type: "text", member_count: "int" },
};
export const emojis: Things = {
  table: "inventory_emojis",
  key: "id",
  told: { name: "text", person: "text", email: "text", added_at: "text" },
};

type Told = Readonly<Record<string, string | number | boolean | null | undefined>>;
type Thing = Told & { readonly key: string };

/** Things as one reading told them. */
export interface ThingsRead {
  readonly things: readonly Thing[];
  /** When its first call was sent. */
  readonly atMs: number;
}

const Written = v.object({
  rows: v.array(v.object({ key: v.string(), isnew: v.boolean(), isback: v.boolean(), isrenamed: v.boolean() })),
});

export interface WrittenThings {
  /** Keys of those not known before. */
  readonly added: readonly string[];
  /** Keys of those that were gone. */
  readonly back: readonly string[];
  /** Keys of those that were known by another name. */
  readonly renamed: readonly string[];
  /** How many were otherwise before, the new ones among them. */
  readonly offCount: number;
}

/** Columns that not all operations tell, with when they were last told in one of their own. */
const settings: ReadonlySet<string> = new Set([
  ...["posting", "adding", "mention_all", "external", "sees_history", "settings_by", "settings_at_ms"],
]);
/** Which operation told it, and when, is no difference. */
const isCompared = (column: string): boolean => !["told_by", "settings_by", "settings_at_ms"].includes(column);

/** Which of two rows was told its column later. */
const isNewer = (column: string, given: string, had: string): string =>
  settings.has(column)
    ? `coalesce(${given}.settings_at_ms >= ${had}.settings_at_ms, true)`
    : `${given}.seen_at_ms >= ${had}.seen_at_ms`;

/**
 * Puts things down as they were told. What is null was not told, and stays; what was told before what is known says
 * nothing against that, and fills in what is not known, in whatever order they are written down.
 */
export async function writeThings(orm: Orm, kind: Things, reads: readonly ThingsRead[]): Promise<WrittenThings> {
  const written = { added: [] as string[], back: [] as string[], renamed: [] as string[], offCount: 0 };
  const oldestFirst = reads.toSorted((one, other) => one.atMs - other.atMs);
  const newest = new Map(
    oldestFirst.flatMap(({ things, atMs }) => things.map((thing) => [thing.key, { ...thing, seen_at_ms: atMs }])),
  );
  for (const rows of chunk([...newest.values()], ROWS_AT_ONCE)) {
    const some = await writeSome(orm, kind, rows);
    written.added.push(...some.added);
    written.back.push(...some.back);
    written.renamed.push(...some.renamed);
    written.offCount += some.offCount;
  }
  if (kind === channels) await toldBefore(orm, written.added);
  return written;
}

/** What was told of channels before they were known: the space they are in, and who joined and left. */
async function toldBefore(orm: Orm, channelIds: readonly string[]): Promise<void> {
  for (const ids of chunk(channelIds, ROWS_AT_ONCE)) {
    const isOne = sql`channel.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
    await orm.execute(sql`
      update inventory_channels as channel set space_id = told.space_id
      from inventory_space_channels as told join inventory_spaces as space on space.id = told.space_id
      where told.channel_id = channel.id and space.gone_at_ms is null and ${isOne}
    `);
    await orm.execute(sql`
      update inventory_channels as channel set last_move_at_ms = (
        select max(at_ms) from inventory_moves as move where move.channel_id = channel.id
      )
      where ${isOne} and exists (select from inventory_moves as move where move.channel_id = channel.id)
    `);
  }
}

async function writeSome(orm: Orm, { table, key, told }: Things, rows: readonly object[]): Promise<WrittenThings> {
  const raw = (text: string): SQL => sql.raw(text);
  const columns = Object.keys(told);
  const list = raw(columns.join(", "));
  const typed = Object.entries(told).map(([column, type]) => `${column} ${type}`);
  const types = ["key text", ...typed, "seen_at_ms bigint"].join(", ");
  const isOff = columns
    .filter(isCompared)
    .map(
      (column) =>
        `given.${column} is not null and had.${column} is distinct from given.${column} and (had.${column} is null or ${isNewer(column, "given", "had")})`,
    );
  const put = columns.map(
    (column) =>
      `${column} = case when ${isNewer(column, "excluded", "kept")} then coalesce(excluded.${column}, kept.${column}) else coalesce(kept.${column}, excluded.${column}) end`,
  );
  const since =
    table === people.table
      ? "status_since_ms = case when kept.status = excluded.status or kept.seen_at_ms > excluded.seen_at_ms then kept.status_since_ms else excluded.seen_at_ms end,"
      : "";
  const { rows: written } = v.parse(
    Written,
    await orm.execute(sql`
      with given as materialized (select * from ${recordset(rows, types)}),
      had as materialized (
        select had.* from ${raw(table)} as had join given on had.${raw(key)} = given.key
      ),
      written as (
        insert into ${raw(table)} as kept (${raw(key)}, ${list}, first_seen_at_ms, seen_at_ms)
        select key, ${list}, seen_at_ms, seen_at_ms from given
        on conflict (${raw(key)}) do update set
          ${raw(put.join(", "))},
          ${raw(since)}
          seen_at_ms = greatest(kept.seen_at_ms, excluded.seen_at_ms),
          gone_at_ms = case when kept.gone_at_ms > excluded.seen_at_ms then kept.gone_at_ms end
      )
      select given.key, had.${raw(key)} is null as isnew, coalesce(had.gone_at_ms <= given.seen_at_ms, false) as isback,
        coalesce(had.name <> given.name and ${raw(isNewer("name", "given", "had"))}, false) as isrenamed
      from given left join had on had.${raw(key)} = given.key
      where had.${raw(key)} is null or had.gone_at_ms <= given.seen_at_ms or ${raw(isOff.join(" or "))}
    `),
  );
  return {
    added: written.filter(({ isnew }) => isnew).map((row) => row.key),
    back: written.filter(({ isback }) => isback).map((row) => row.key),
    renamed: written.filter(({ isrenamed }) => isrenamed).map((row) => row.key),
    offCount: written.length,
  };
}

const Gone = v.object({ rows: v.array(v.object({ key: v.string() })) });

/** Marks as gone what a whole list, begun at `atMs`, did not have. @returns their keys */
export async function markUnseen(orm: Orm, { table, key }: Things, atMs: number): Promise<readonly string[]> {
  const { rows } = v.parse(
    Gone,
    await orm.execute(sql`
      update ${sql.raw(table)} set gone_at_ms = ${atMs}
      where gone_at_ms is null and seen_at_ms < ${atMs} returning ${sql.raw(key)} as key
    `),
  );
  return rows.map((row) => row.key);
}

/** Something that Zoom did not know when it was asked. */
export interface Missing {
  readonly key: string;
  /** When the call was sent. */
  readonly atMs: number;
}

/** Marks things as gone that nothing has told of since. @returns the keys of those that were there until now */
export async function markGone(
  orm: Orm,
  { table, key }: Things,
  missing: readonly Missing[],
): Promise<readonly string[]> {
  if (missing.length === 0) return [];
  const { rows } = v.parse(
    Gone,
    await orm.execute(sql`
      update ${sql.raw(table)} as thing set gone_at_ms = missing."atMs"
      from ${recordset(missing, 'key text, "atMs" bigint', "missing")}
      where thing.gone_at_ms is null and thing.${sql.raw(key)} = missing.key and thing.seen_at_ms <= missing."atMs"
      returning thing.${sql.raw(key)} as key
    `),
  );
  return rows.map((row) => row.key);
}

const Ages = v.object({
  rows: v.array(v.object({ key: v.string(), sinceMs: v.number(), isSeenSince: v.boolean() })),
});

/** Of things that Zoom did not know: how long they had been known by then, and whether something has told of them since. */
export async function agesOf(
  orm: Orm,
  { table, key }: Things,
  missing: readonly Missing[],
): Promise<ReadonlyMap<string, { readonly sinceMs: number; readonly isSeenSince: boolean }>> {
  const { rows } = v.parse(
    Ages,
    await orm.execute(sql`
      select thing.${sql.raw(key)} as key, (missing."atMs" - thing.first_seen_at_ms)::float8 as "sinceMs",
        thing.seen_at_ms > missing."atMs" as "isSeenSince"
      from ${sql.raw(table)} as thing
      join ${recordset(missing, 'key text, "atMs" bigint', "missing")} on thing.${sql.raw(key)} = missing.key
    `),
  );
  return new Map(rows.map(({ key: of, ...age }) => [of, age]));
}
