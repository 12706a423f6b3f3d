// Mention groups of all channels, in memory. A channel's row is written whenever its groups are read, so what has changed is
// read again by the channels that have.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { chunk } from "../../../domain/chunk.ts";
import type { DatabaseSource, Orm } from "../../db/database.ts";
import type { ChannelTable } from "./channel-table.ts";
import { type Memberships, membershipTable } from "./memberships.ts";
import type { Known } from "./memory.ts";
import { folded, tokensOf } from "./text.ts";
import { type TextBlocks, textBlocks } from "./text-blocks.ts";
import { type WordCounts, wordCounts } from "./word-counts.ts";

export interface KnownMentionGroup {
  readonly id: string;
  readonly channelId: string;
  readonly name: string;
  readonly description: string;
  readonly people: number;
  readonly foldedName: string;
}

export interface MentionGroupTable {
  /** By slot; null where a group was that is gone. */
  readonly rows: readonly (KnownMentionGroup | null)[];
  readonly slotOf: ReadonlyMap<string, number>;
  /** Names of groups and of their channels, and descriptions. */
  readonly texts: Pick<TextBlocks, "find">;
  readonly words: ReadonlyMap<string, number>;
  wordsAt(slot: number): readonly string[];
  /** Who is in which of them. */
  readonly memberships: Memberships;
}

export interface MentionGroups {
  /** Of the channels that are known. */
  of(known: Known): Promise<MentionGroupTable>;
}

const Rows = v.object({
  rows: v.array(
    v.object({
      id: v.string(),
      channelId: v.string(),
      name: v.string(),
      description: v.string(),
      /** Their keys. */
      people: v.pipe(
        v.string(),
        v.transform((keys) => keys.split(" ").filter(Boolean)),
      ),
    }),
  ),
});
type Row = v.InferOutput<typeof Rows>["rows"][number];

/** Rows that are read at a time: what others ask of the database goes in between. */
const PAGE = 1_000;

const columns = sql`g.id, g.channel_id as "channelId", g.name, g.description,
  coalesce((select string_agg(person_key, ' ') from inventory_mentioned m where m.group_id = g.id), '') as people`;

async function* everyGroup(orm: Orm): AsyncGenerator<readonly Row[]> {
  let after = "";
  for (;;) {
    const { rows } = v.parse(
      Rows,
      await orm.execute(
        sql`select ${columns} from inventory_mention_groups g where g.id > ${after} order by g.id limit ${PAGE}`,
      ),
    );
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

async function groupsIn(orm: Orm, channelIds: readonly string[]): Promise<readonly Row[]> {
  const given = JSON.stringify(channelIds);
  const { rows } = v.parse(
    Rows,
    await orm.execute(sql`
      select ${columns} from inventory_mention_groups g
      where g.channel_id in (select jsonb_array_elements_text(${given}::jsonb))
    `),
  );
  return rows;
}

interface Held extends MentionGroupTable {
  /** The table of channels that it goes with. */
  readonly channels: ChannelTable;
  readonly put: (row: Row) => void;
  /** Takes out all groups of these channels but those. */
  readonly keep: (channelIds: readonly string[], ids: ReadonlySet<string>) => void;
}

function heldTable(channels: ChannelTable): Held {
  const rows: (KnownMentionGroup | null)[] = [];
  const slotOf = new Map<string, number>();
  const idsIn = new Map<string, Set<string>>();
  const told: string[] = [];
  const texts = textBlocks();
  const words: WordCounts = wordCounts();
  const memberships = membershipTable();
  const set = (slot: number, text: string): void => {
    for (const word of tokensOf(told[slot] ?? "")) words.add(word, -1);
    for (const word of tokensOf(text)) words.add(word, 1);
    told[slot] = text;
    texts.set(slot, text);
  };
  return {
    ...{ channels, rows, slotOf, texts, words: words.counts, memberships },
    wordsAt: (slot) => tokensOf(told[slot] ?? ""),
    put: ({ people, ...row }) => {
      const slot = slotOf.get(row.id) ?? rows.length;
      slotOf.set(row.id, slot);
      const before = rows[slot];
      if (before && before.channelId !== row.channelId) idsIn.get(before.channelId)?.delete(row.id);
      const ids = idsIn.get(row.channelId) ?? new Set();
      idsIn.set(row.channelId, ids.add(row.id));
      const channel = channels.rows[channels.slotOf.get(row.channelId) ?? -1]?.foldedName ?? "";
      const foldedName = folded(row.name);
      rows[slot] = { ...row, people: people.length, foldedName };
      memberships.put(slot, people);
      set(slot, `${foldedName}\t${folded(row.description)}\t${channel}`);
    },
    keep: (channelIds, ids) => {
      for (const channelId of channelIds)
        for (const id of idsIn.get(channelId) ?? []) {
          if (ids.has(id)) continue;
          const slot = slotOf.get(id) ?? -1;
          idsIn.get(channelId)?.delete(id);
          slotOf.delete(id);
          rows[slot] = null;
          memberships.put(slot, []);
          set(slot, "");
        }
    },
  };
}

export function createMentionGroups(database: DatabaseSource): MentionGroups {
  let held: Held | null = null;
  const refresh = async ({ channels }: Known): Promise<MentionGroupTable> => {
    const { orm } = await database.ready;
    const changed = channels.takeChanged();
    try {
      if (held?.channels !== channels) {
        const table = heldTable(channels);
        for await (const rows of everyGroup(orm)) for (const row of rows) table.put(row);
        held = table;
        return table;
      }
      for (const ids of chunk(changed, PAGE)) {
        const rows = await groupsIn(orm, ids);
        held.keep(ids, new Set(rows.map(({ id }) => id)));
        for (const row of rows) held.put(row);
      }
      return held;
    } catch (error) {
      channels.giveBackChanged(changed);
      throw error;
    }
  };
  // One after another: what one takes to read again must not be missing to the next.
  let last: Promise<unknown> = Promise.resolve();
  return {
    of: (known) => {
      const next = last.then(() => refresh(known));
      last = next.catch(() => undefined);
      return next;
    },
  };
}
