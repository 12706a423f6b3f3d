// A small change in memory, as the runner that has just stored it knows it: what it alone writes is not read again.
import type { Failure } from "../../domain/failure.ts";
import { storable } from "../db/columns.ts";
import type { Beside } from "../db/together.ts";
import type { ChangeRow, ItemRow, NewItem } from "./change-store.ts";

/** What is written of an item: what is left out stays, save what is of the last call alone. */
export interface ItemChange {
  readonly n: number;
  readonly status: string;
  readonly before?: unknown;
  readonly to?: unknown;
  readonly reached?: unknown;
  readonly step?: unknown;
  readonly failure?: unknown;
  readonly found?: unknown;
  readonly remark?: string | undefined;
  readonly newTarget?: unknown;
}

export interface Held {
  /** As it was stored last. */
  change(): ChangeRow;
  items(): readonly ItemRow[];
  /** Whether all of its items have come to their ends once these are written. */
  isOverWith(rows: readonly ItemChange[]): boolean;
  /** What has been written, and whether the change has ended by that. */
  wrote(rows: readonly ItemChange[], endedAtMs: number | null, isOver: boolean): void;
  endedRest(part: number, failure: Failure, endedAtMs: number, ns?: readonly number[]): void;
  /** What targets have turned out to be. */
  named(rows: readonly { readonly n: number; readonly target: unknown }[]): void;
  /** Stores it where it was not yet; resolves once it is. */
  store(): Promise<void>;
  /** Stores it together with what would be written first. @returns false where it was stored before */
  storeWith(rows: readonly ItemChange[], beside: readonly Beside[], endedAtMs: number | null): Promise<boolean>;
}

/** Stores a change with its items, and entries of the trail. */
export type StoreAll = (change: ChangeRow, items: readonly ItemRow[], beside: readonly Beside[]) => Promise<void>;

const isOpen = (status: string) => status === "planned" || status === "sending";

/** @param storeAll Called once, where it was not stored yet: at the first write, or before. */
export function createHeld(stored: ChangeRow, rows: readonly ItemRow[], storeAll?: StoreAll): Held {
  let change = stored;
  let items = rows;
  let isStored = storeAll === undefined;
  let storing = Promise.resolve();
  const write = (endsOf: (item: ItemRow) => Partial<ItemRow> | undefined) => {
    items = items.map((item) => ({ ...item, ...endsOf(item) }));
  };
  const wrote: Held["wrote"] = (changed, endedAtMs, isOver) => {
    const written = new Map(changed.map((row) => [row.n, asStored(row)]));
    write((item) => {
      const row = written.get(item.n);
      return (
        row && {
          status: row.status,
          before: row.before ?? item.before,
          to: row.to ?? item.to,
          reached: row.reached ?? item.reached,
          step: row.step ?? null,
          failure: row.failure ?? null,
          found: row.found ?? null,
          remark: row.remark ?? item.remark,
          newTarget: row.newTarget ?? item.newTarget,
          endedAtMs,
        }
      );
    });
    if (isOver) change = { ...change, status: "done", heldBy: null, endedAtMs };
  };
  const isOverWith: Held["isOverWith"] = (changed) => {
    const statusOf = new Map(changed.map(({ n, status }) => [n, status]));
    return !items.some(({ n, status }) => isOpen(statusOf.get(n) ?? status));
  };
  const storeWith: Held["storeWith"] = async (changed, beside, endedAtMs) => {
    const isFirst = !isStored;
    isStored = true;
    if (isFirst && storeAll) {
      if (changed.length > 0) wrote(changed, endedAtMs, isOverWith(changed));
      storing = storeAll(change, items, beside);
    }
    await storing;
    return isFirst;
  };
  return {
    change: () => change,
    items: () => items,
    isOverWith,
    wrote,
    endedRest: (part, failure, endedAtMs, ns) =>
      write((item) =>
        item.part === part && item.status === "planned" && (ns?.includes(item.n) ?? true)
          ? { status: "failed", failure, endedAtMs }
          : undefined,
      ),
    named: (rows) => {
      const targetOf = new Map(rows.map(({ n, target }) => [n, target]));
      write(({ n }) => (targetOf.has(n) ? { newTarget: targetOf.get(n) } : undefined));
    },
    store: async () => {
      await storeWith([], [], null);
    },
    storeWith,
  };
}

/** As it would be read back. */
const asStored = <Row>(row: Row): Row => JSON.parse(JSON.stringify(storable(row)));

export const itemRowOf = (changeId: string, { files: _files, failure, ...item }: NewItem): ItemRow => ({
  ...asStored(item),
  changeId,
  reached: null,
  step: null,
  failure: failure ?? null,
  found: null,
  newTarget: null,
  endedAtMs: null,
});
