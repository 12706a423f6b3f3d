// The first rows in an order, behind a place in it.
import { letOthersRun, visitEach } from "../../yielding.ts";
import { sortKey } from "../memory/sort-key.ts";
import type { Order } from "./seen.ts";

/** By slot. */
type Rows = readonly ({ readonly id: string } | null)[];

/** After the row with this value and ID. */
interface Place {
  readonly value: string | number | null;
  readonly id: string;
}

interface Wanted {
  readonly isDown: boolean;
  readonly most: number;
  readonly after: Place | null;
}

/** More than so many are put in order all at once, and not one after another into their places. */
const FEW = 1_000;

/** The first `most` of some slots, up or down, behind `after`; what is not known stands last either way. */
export async function firstSlots(
  rows: Rows,
  among: readonly number[],
  { keyAt, textAt }: Order,
  { isDown, most, after }: Wanted,
): Promise<readonly number[]> {
  const way = isDown ? -1 : 1;
  const idAt = (slot: number): string => rows[slot]?.id ?? "";
  const compareKeys = (key: number, other: number): number => {
    if (key === other) return 0;
    if (Number.isNaN(key)) return Number.isNaN(other) ? 0 : 1;
    return Number.isNaN(other) ? -1 : key < other ? -way : way;
  };
  const compareRest = (slot: number, text: string, id: string): number => {
    const order = textAt === null ? 0 : compareTexts(textAt(slot), text) * way;
    return order === 0 ? compareTexts(idAt(slot), id) : order;
  };
  const compare = (slot: number, other: number): number => {
    const order = compareKeys(keyAt(slot), keyAt(other));
    return order === 0 ? compareRest(slot, textAt === null ? "" : textAt(other), idAt(other)) : order;
  };
  const afterKey = after === null ? 0 : keyOf(after.value);
  const isBehind = (slot: number): boolean => {
    if (after === null) return true;
    const order = compareKeys(keyAt(slot), afterKey);
    return order === 0 ? compareRest(slot, String(after.value ?? ""), after.id) > 0 : order > 0;
  };
  if (most > FEW) {
    const behind: number[] = [];
    await visitEach(among, (slot) => {
      if (isBehind(slot)) behind.push(slot);
    });
    return (await sorted(behind, compare)).slice(0, most);
  }
  const slots: number[] = [];
  await visitEach(among, (slot) => {
    if (!isBehind(slot)) return;
    const last = slots[most - 1];
    if (last !== undefined) {
      if (compare(slot, last) >= 0) return;
      slots.pop();
    }
    let [from, to] = [0, slots.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (compare(slot, slots[middle] ?? 0) > 0) from = middle + 1;
      else to = middle;
    }
    slots.splice(from, 0, slot);
  });
  return slots;
}

/** Where the row of a slot stands. */
export function placeOf(rows: Rows, { keyAt, textAt }: Order, slot: number): Place {
  const key = keyAt(slot);
  return { value: Number.isNaN(key) ? null : textAt === null ? key : textAt(slot), id: rows[slot]?.id ?? "" };
}

/** Sorts in pieces, between which others run. */
async function sorted(slots: readonly number[], compare: (one: number, other: number) => number): Promise<number[]> {
  let runs: number[][] = [];
  for (let at = 0; at < slots.length; at += FEW) {
    runs.push(slots.slice(at, at + FEW).sort(compare));
    await letOthersRun();
  }
  while (runs.length > 1) {
    const merged: number[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(mergedRuns(runs[at] ?? [], runs[at + 1] ?? [], compare));
      await letOthersRun();
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function mergedRuns(one: number[], other: number[], compare: (one: number, other: number) => number): number[] {
  const merged: number[] = [];
  let [at, otherAt] = [0, 0];
  while (at < one.length || otherAt < other.length) {
    const [next, otherNext] = [one[at], other[otherAt]];
    const isOne = otherNext === undefined || (next !== undefined && compare(next, otherNext) <= 0);
    merged.push((isOne ? next : otherNext) ?? 0);
    if (isOne) at += 1;
    else otherAt += 1;
  }
  return merged;
}

const keyOf = (value: Place["value"]): number =>
  value === null ? Number.NaN : typeof value === "string" ? sortKey(value) : value;

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
