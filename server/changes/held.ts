// A small change in memory, as the runner that has just stored it knows it: what it alone writes is not read again.
import type { Failure } from "../../domain/failure.ts";
import { storable } from "../db/columns.ts";
import type { ChangeRow, ItemRow, NewItem } from "./change-store.ts";

/** What is written of an item: what is left out stays, save what is of the last call alone. */
export interface ItemChange {
  readonly n: number;
  readonly status: string;
  readonly before?: unknown;
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
  /** What has been written. */
  wrote(rows: readonly ItemChange[], endedAtMs: number | null): void;
  endedRest(part: number, failure: Failure, endedAtMs: number): void;
  moved(change: ChangeRow): void;
}

const isOpen = (status: string) => status === "planned" || status === "sending";

export function createHeld(stored: ChangeRow, newItems: readonly NewItem[]): Held {
  let change = stored;
  let items = newItems.map((item) => itemRowOf(stored.id, item));
  const write = (endsOf: (item: ItemRow) => Partial<ItemRow> | undefined) => {
    items = items.map((item) => ({ ...item, ...endsOf(item) }));
  };
  return {
    change: () => change,
    items: () => items,
    isOverWith: (rows) => {
      const statusOf = new Map(rows.map(({ n, status }) => [n, status]));
      return !items.some(({ n, status }) => isOpen(statusOf.get(n) ?? status));
    },
    wrote: (rows, endedAtMs) => {
      const written = new Map(rows.map((row) => [row.n, asStored(row)]));
      write((item) => {
        const row = written.get(item.n);
        return (
          row && {
            status: row.status,
            before: row.before ?? item.before,
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
    },
    endedRest: (part, failure, endedAtMs) =>
      write((item) =>
        item.part === part && item.status === "planned" ? { status: "failed", failure, endedAtMs } : undefined,
      ),
    moved: (row) => {
      change = row;
    },
  };
}

/** As it would be read back. */
const asStored = <Row>(row: Row): Row => JSON.parse(JSON.stringify(storable(row)));

export const itemRowOf = (changeId: string, { files: _files, ...item }: NewItem): ItemRow => ({
  ...asStored(item),
  changeId,
  reached: null,
  step: null,
  failure: null,
  found: null,
  newTarget: null,
  endedAtMs: null,
});
