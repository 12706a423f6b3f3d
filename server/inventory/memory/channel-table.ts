// Channels in columns: what they are filtered and counted by stands in arrays of numbers, a slot a channel.
import { visitEach } from "../../yielding.ts";
import { type Coded, codedColumn } from "./coded.ts";
import { activeAdminsOf, duplicateOf, type OwnFacet, ownerStateOf, ownFacets } from "./facets.ts";
import type { KnownChannel, KnownPerson } from "./rows.ts";
import { sortKey } from "./sort-key.ts";
import { lettersIn, tokensOf } from "./text.ts";
import { type TextBlocks, textBlocks } from "./text-blocks.ts";
import { wordCounts } from "./word-counts.ts";

export interface ChannelTable {
  /** By slot; null where a channel was that is gone. No other ever takes its place, for somebody may be reading. */
  readonly rows: readonly (KnownChannel | null)[];
  readonly facets: Readonly<Record<OwnFacet | "owner" | "activeAdmins" | "duplicate", Pick<Coded, "codes" | "values">>>;
  /** Numbers that are in the order of names; see `sortKey`. */
  readonly nameKeys: readonly number[];
  readonly ownerKeys: readonly number[];
  /** When somebody last joined or left, and the last day with a message; not a number where that is not known. */
  readonly movedAtMs: readonly number[];
  readonly writtenAtMs: readonly number[];
  /** The names of channels and of their owners. */
  readonly texts: Pick<TextBlocks, "find">;
  readonly slotOf: ReadonlyMap<string, number>;
  /** How often each word stands in names. */
  readonly words: ReadonlyMap<string, number>;
  wordsAt(slot: number): readonly string[];
  /** In how many names each letter and digit is, as Zoom is searched for it. */
  readonly letters: ReadonlyMap<string, number>;
  /** The IDs of channels whose rows were written since they were last taken, for what is kept beside them. */
  takeChanged(): readonly string[];
  giveBackChanged(ids: readonly string[]): void;
}

export interface WritableChannels extends ChannelTable {
  put(row: KnownChannel): void;
  /** To be called after rows or people have changed. */
  settle(people: ReadonlyMap<string, KnownPerson>, havePeopleChanged: boolean): Promise<void>;
}

export function channelTable(): WritableChannels {
  const rows: (KnownChannel | null)[] = [];
  const own = Object.entries(ownFacets).map(([name, value]) => ({ name, column: codedColumn(), value }));
  const [owner, activeAdmins, duplicate] = [codedColumn(), codedColumn(), codedColumn()];
  // Each facet of `ownFacets`, and those that depend on other rows.
  const columns = {
    ...(Object.fromEntries(own.map(({ name, column }) => [name, column])) as Record<OwnFacet, Coded>),
    ...{ owner, activeAdmins, duplicate },
  };
  const nameKeys: number[] = [];
  const ownerKeys: number[] = [];
  const movedAtMs: number[] = [];
  const writtenAtMs: number[] = [];
  const texts = textBlocks();
  const slotOf = new Map<string, number>();
  const names = wordCounts();
  const words = wordCounts();
  const letters = wordCounts();
  const written = new Set<string>();
  /** Slots whose owner and administrators are to be looked at. */
  const changed = new Set<number>();
  let haveNamesChanged = false;

  const countName = ({ name, foldedName, isGeneral }: KnownChannel, by: number): void => {
    for (const letter of lettersIn(name)) letters.add(letter, by);
    haveNamesChanged = true;
    // Each space has one that is called so.
    if (!isGeneral) names.add(foldedName, by);
    for (const word of tokensOf(foldedName)) words.add(word, by);
  };
  const remove = (id: string, slot: number): void => {
    const had = rows[slot];
    if (had) countName(had, -1);
    slotOf.delete(id);
    rows[slot] = null;
    texts.set(slot, "");
  };
  return {
    rows,
    facets: columns,
    nameKeys,
    ownerKeys,
    movedAtMs,
    writtenAtMs,
    texts,
    slotOf,
    words: words.counts,
    wordsAt: (slot) => tokensOf(rows[slot]?.foldedName ?? ""),
    letters: letters.counts,
    takeChanged: () => {
      const ids = [...written];
      written.clear();
      return ids;
    },
    giveBackChanged: (ids) => {
      for (const id of ids) written.add(id);
    },
    put: (row) => {
      written.add(row.id);
      const had = slotOf.get(row.id);
      if (row.isGone) {
        if (had !== undefined) remove(row.id, had);
        return;
      }
      const slot = had ?? rows.length;
      const before = rows[slot];
      if (before?.name !== row.name || before.isGeneral !== row.isGeneral) {
        if (before) countName(before, -1);
        countName(row, 1);
      }
      rows[slot] = row;
      slotOf.set(row.id, slot);
      for (const { column, value } of own) column.set(slot, value(row));
      nameKeys[slot] = sortKey(row.foldedName);
      ownerKeys[slot] = row.foldedOwner === null ? Number.NaN : sortKey(row.foldedOwner);
      movedAtMs[slot] = row.lastMoveAtMs ?? Number.NaN;
      writtenAtMs[slot] = row.lastMessageDay === null ? Number.NaN : Date.parse(row.lastMessageDay);
      texts.set(slot, `${row.foldedName}\t${row.foldedOwner ?? ""}`);
      changed.add(slot);
    },
    settle: async (people, havePeopleChanged) => {
      const lookAt = (slot: number): void => {
        const row = rows[slot];
        if (!row) return;
        owner.set(slot, ownerStateOf(row.ownerKey, people));
        activeAdmins.set(slot, activeAdminsOf(row.adminKeys, people));
      };
      await visitEach(havePeopleChanged ? rows.keys() : [...changed], lookAt);
      changed.clear();
      if (!haveNamesChanged) return;
      haveNamesChanged = false;
      await visitEach(rows.keys(), (slot) => {
        const row = rows[slot];
        if (row) duplicate.set(slot, duplicateOf(row, names.counts));
      });
    },
  };
}
