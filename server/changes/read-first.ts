// Reads the present states of a few things before anything of a plan is stored, so that it is stored as it is to be.
import type { Calls } from "../../domain/changes/estimate.ts";
import type { Reading } from "../../domain/changes/resource.ts";
import type { Failure } from "../../domain/failure.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import { type NewItem, type Part, partAt } from "./change-store.ts";
import { createClashing } from "./clashes.ts";
import { createForeseeing } from "./foreseen.ts";
import { createGates } from "./gates.ts";
import { heldOpen } from "./open-items.ts";
import { expectedOf, plannedBy, resourceOfPart, wantedOf } from "./plan.ts";
import { countingReads } from "./read-plan.ts";
import { askThrough, type RecentAnswers, readAll } from "./read-states.ts";
import type { Actor, ChangesZoom, Sending } from "./zoom.ts";

export interface ReadFirstDeps {
  readonly zoom: ChangesZoom;
  readonly inventory: Pick<InventoryListing, "named">;
  readonly via: Actor;
  readonly lane: Sending["lane"];
  readonly signal: AbortSignal;
  /** True once nothing more is to be read. */
  readonly isOver: () => boolean;
  /** See `ReadDeps`. */
  readonly isPassing?: ((failure: Failure) => boolean) | undefined;
}

export interface FirstRead {
  /** Planned as far as they were read. */
  readonly items: readonly NewItem[];
  /** What was read, by number. */
  readonly readings: ReadonlyMap<number, Reading<unknown>>;
  /** Calls that it took. */
  readonly reads: Calls;
  /** What keeps the rest from being read. */
  readonly heldBy: Failure | null;
}

export const nothingRead = (items: readonly NewItem[]): FirstRead => ({
  items,
  readings: new Map(),
  reads: {},
  heldBy: null,
});

export async function readFirst(
  items: readonly NewItem[],
  parts: readonly Part[],
  deps: ReadFirstDeps,
): Promise<FirstRead> {
  const { via, lane, signal, isPassing } = deps;
  const { zoom, reads } = countingReads(deps.zoom);
  let heldBy: Failure | null = null;
  const hold = (by: Failure) => {
    heldBy ??= by;
  };
  const recent: RecentAnswers = new Map();
  const read = await readAll(
    items.filter(({ status }) => status === "reading"),
    {
      zoom,
      via,
      lane,
      signal,
      resourceOf: (part) => resourceOfPart(parts, part),
      isOver: () => heldBy !== null || signal.aborted || deps.isOver(),
      hold,
      isPassing,
      wanted: (item) => wantedOf(item, partAt(parts, item.part)),
      expected: expectedOf,
      recent,
      gates: createGates(),
    },
  );
  const asRead = read.map(({ item, reading }) => plannedBy(item, partAt(parts, item.part), reading, via));
  const foreseeing = createForeseeing(parts, via, heldOpen(items, ["planned", "reading"]));
  const plans = await foreseeing.foreseen(read, asRead);
  const ask = askThrough({ zoom, via, lane, signal, recent });
  const asking = {
    via,
    ask,
    hold,
    isPassing,
    holding: (names: readonly string[]) => deps.inventory.named(via.userId, names),
  };
  const clashing = createClashing(parts, heldOpen(items, ["planned"]));
  const planOf = new Map((await clashing.without(items, plans, asking)).map((plan) => [plan.n, plan]));
  return {
    items: items.map((item) => ({ ...item, ...planOf.get(item.n) })),
    readings: new Map(read.map(({ item, reading }) => [item.n, reading])),
    reads,
    heldBy: signal.aborted ? null : heldBy,
  };
}
