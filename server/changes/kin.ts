// What a change has to do with others: what it takes back, and what has taken it back since.
import { and, asc, count, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { retriesOf } from "./carriers.ts";
import { type ChangeRow, partsOf } from "./change-store.ts";
import { hasFirst } from "./first-parts.ts";
import { isOfLost, isPartlyDone } from "./from-rows.ts";
import type { Undoing } from "./undoing.ts";
import { summaryOfRow } from "./weight.ts";

export interface Kin {
  /** Of the change that it takes back; empty where there is none, or none any more. */
  readonly undoOfTitle: string;
  /** Those that took it back, wholly or in part, in the order in which they began. */
  readonly undos: readonly ChangeRow[];
  /** How many of its items are undone at present. */
  readonly undoneCount: number;
  /** How many that it has done nothing can take back. */
  readonly finalCount: number;
  /** How many came to their ends after some of their calls, and are no longer what they were. */
  readonly partlyCount: number;
}

const alone: Kin = { undoOfTitle: "", undos: [], undoneCount: 0, finalCount: 0, partlyCount: 0 };

/** Whether nothing but itself has to be looked at: it was made a moment ago. */
const isNew = (change: ChangeRow): boolean => change.undoOf === null && retriesOf(change).length === 0;

export interface KinDeps {
  readonly database: DatabaseSource;
  readonly undoing: Pick<Undoing, "undone">;
}

export interface KinReading {
  /** By ID. @param areNew They have just been made, or applied */
  kin(rows: readonly ChangeRow[], areNew?: boolean): Promise<ReadonlyMap<string, Kin>>;
}

export function createKin({ database, undoing }: KinDeps): KinReading {
  return {
    kin: async (rows, areNew = false) => {
      if (areNew && rows.every(isNew)) return new Map(rows.map(({ id }) => [id, alone]));
      const { orm } = await database.ready;
      const ids = rows.map(({ id }) => id);
      const parents = rows.flatMap(({ undoOf }) => undoOf ?? []);
      const partlyFinal = rows.filter((row) => (summaryOfRow(row)?.noUndo.length ?? 0) > 0).map(({ id }) => id);
      const isFinal = and(eq(changeItems.status, "done"), isNotNull(changeItems.noUndo));
      const inOrder = rows.filter((row) => partlyFinal.includes(row.id) && hasFirst(partsOf(row))).map(({ id }) => id);
      const isLost = and(eq(changeItems.status, "done"), isNull(changeItems.noUndo), isOfLost);
      const [undone, undos, titles, finals, partly, lost] = await Promise.all([
        undoing.undone(ids),
        ids.length === 0
          ? []
          : orm
              .select()
              .from(changes)
              .where(and(inArray(changes.undoOf, ids), isNotNull(changes.appliedAtMs)))
              .orderBy(asc(changes.appliedAtMs), asc(changes.id)),
        parents.length === 0
          ? []
          : orm.select({ id: changes.id, title: changes.title }).from(changes).where(inArray(changes.id, parents)),
        countOf(orm, partlyFinal, isFinal),
        countOf(orm, ids, isPartlyDone),
        countOf(orm, inOrder, isLost),
      ]);
      return new Map(
        rows.map(({ id, undoOf }) => [
          id,
          {
            undoOfTitle: titles.find((one) => one.id === undoOf)?.title ?? "",
            undos: undos.filter((one) => one.undoOf === id),
            undoneCount: undone.get(id) ?? 0,
            finalCount: countIn(finals, id) + countIn(lost, id),
            partlyCount: countIn(partly, id),
          },
        ]),
      );
    },
  };
}

const countIn = (counts: readonly { readonly id: string; readonly count: number }[], id: string): number =>
  counts.find((one) => one.id === id)?.count ?? 0;

/** Items of which that is so, by change. */
const countOf = async (orm: Orm, ids: readonly string[], isSo: SQL | undefined) =>
  ids.length === 0
    ? []
    : orm
        .select({ id: changeItems.changeId, count: count() })
        .from(changeItems)
        .where(and(inArray(changeItems.changeId, [...ids]), isSo))
        .groupBy(changeItems.changeId);
