// Reads the present states of what a plan is about, for a slice of time, and sums the plan up once all are known.
import { setImmediate } from "node:timers/promises";
import type { RateLabel } from "../../contract/operation.ts";
import { operationById } from "../../contract/operation-by-id.ts";
import type { NameHolders } from "../../domain/changes/action.ts";
import type { Calls } from "../../domain/changes/estimate.ts";
import type { Failure } from "../../domain/failure.ts";
import type { Clock } from "../clock.ts";
import type { ApprovalRule } from "../config/config.ts";
import type { Database, Orm } from "../db/database.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import { leftOut, roomFor, stateBytes } from "./bounds.ts";
import { type ChangeRow, type ItemRow, moveChange, type Plan, partAt, partsOf, storePlans } from "./change-store.ts";
import { createClashing } from "./clashes.ts";
import { earlierOf } from "./earlier.ts";
import { createForeseeing } from "./foreseen.ts";
import { freeze } from "./freeze.ts";
import { createGates } from "./gates.ts";
import { createItemStore } from "./item-store.ts";
import { withKnownEnds } from "./known-ends.ts";
import { storedOpen } from "./open-items.ts";
import { expectedOf, plannedBy, resourceOfPart, wantedOf } from "./plan.ts";
import { askThrough, type RecentAnswers, readAll } from "./read-states.ts";
import type { SliceEnd } from "./run-slice.ts";
import { sumUp } from "./sum-up.ts";
import { begunOf, patienceSince } from "./trouble.ts";
import type { Actor, ChangesZoom, Sending } from "./zoom.ts";

export interface ReadPlanDeps {
  readonly orm: Orm;
  readonly change: ChangeRow;
  readonly runner: string;
  readonly clock: Clock;
  readonly approval: ApprovalRule;
  readonly zoom: ChangesZoom;
  readonly inventory: InventoryListing;
  readonly via: Actor;
  readonly lane: Sending["lane"];
  readonly signal: AbortSignal;
  /** True once nothing more is to be read. */
  readonly isOver: () => boolean;
  readonly ensureRoom: Database["ensureRoom"];
  /** See `Bounds`. */
  readonly bytesOfOne: number;
  readonly progressed: () => void;
  readonly recent: RecentAnswers;
}

const READ_ITEMS = 200;

export async function readPlan(deps: ReadPlanDeps): Promise<SliceEnd> {
  const { orm, change, runner } = deps;
  const frozen = await freeze(deps);
  if (frozen.is !== "finished") return frozen;
  const begun = begunOf(frozen.change);
  const { zoom, reads } = countingReads(deps.zoom, begun.reads);
  const { isPassing, noted } = patienceSince(begun.troubleSinceMs, deps.clock);
  const end = await readItems({ ...deps, change: frozen.change, zoom }, isPassing);
  const known = end.is === "finished" ? await summedUp(frozen.change, reads, deps) : { summary: { reads, ...noted() } };
  await moveChange(orm, change.id, ["planning"], "planning", { ifRunner: runner, ...known });
  return end;
}

async function summedUp(change: ChangeRow, reads: Calls, { orm, via, approval, clock }: ReadPlanDeps) {
  const asked = { ...change, parts: partsOf(change) };
  const earlier = await earlierOf(orm, asked, null, { rule: approval, nowMs: clock.nowMs() });
  return sumUp(orm, change, via, { reads, earlier });
}

/** The way to Zoom, with the calls that go along it counted. */
export function countingReads(through: ChangesZoom, before: Calls = {}) {
  const reads: Partial<Record<RateLabel, number>> = { ...before };
  const zoom: ChangesZoom = {
    send: (call, sending) => {
      const count = () => {
        const { rate } = operationById(call.operationId);
        reads[rate] = (reads[rate] ?? 0) + 1;
      };
      // What is given up before its turn costs nothing; of what keeps a file nothing tells its turn.
      if (call.keeps) count();
      const beforeSent: Sending["beforeSent"] = async (beside) => {
        if (!call.keeps) count();
        await sending.beforeSent?.(beside);
      };
      return through.send(call, { ...sending, beforeSent });
    },
  };
  return { zoom, reads };
}

async function readItems(deps: ReadPlanDeps, isPassing: (failure: Failure) => boolean): Promise<SliceEnd> {
  const { orm, change, runner, clock, zoom, inventory, via, lane, signal, recent } = deps;
  const parts = partsOf(change);
  const store = createItemStore({ orm, changeId: change.id, runner, clock, appliedAtMs: change.appliedAtMs });
  const gates = createGates();
  let heldBy: Failure | undefined;
  const hold = (by: Failure) => {
    heldBy ??= by;
  };
  const holding: NameHolders = (names) => inventory.named(via.userId, names);
  const isOver = () => heldBy !== undefined || signal.aborted || deps.isOver();
  const resourceOf = (part: number) => resourceOfPart(parts, part);
  let { sizeBytes } = change;
  const clashing = createClashing(parts, storedOpen(orm, change.id, ["planned"]));
  const foreseeing = createForeseeing(parts, via, storedOpen(orm, change.id, ["planned", "reading"]));
  const keep = async (readings: Parameters<typeof foreseeing.settled>[0], plans: readonly Plan[]) => {
    const added = change.undoOf === null ? stateBytes(plans) : 0;
    await deps.ensureRoom(roomFor(added));
    const isTooMuch = sizeBytes + added > deps.bytesOfOne;
    if (!isTooMuch) sizeBytes += added;
    const kept = isTooMuch ? plans.map(leftOut) : plans;
    foreseeing.settled(readings, kept);
    await storePlans(orm, change.id, kept, isTooMuch ? 0 : added);
    deps.progressed();
  };
  const wanted = (row: ItemRow) => wantedOf(row, partAt(parts, row.part));
  // While some are read, the last are stored and the next are fetched.
  let from = 0;
  let keeping = Promise.resolve();
  let ahead = store.next("reading", from, READ_ITEMS);
  try {
    for (;;) {
      const rows = await ahead;
      const last = rows.at(-1);
      if (!last) await keeping;
      if (!last && from === 0) return { is: "finished" };
      if (isOver()) return heldBy && !signal.aborted ? { is: "held", by: heldBy } : { is: "more" };
      // What a limit left open is read again after the last.
      from = last ? last.n + 1 : 0;
      ahead = store.next("reading", from, READ_ITEMS);
      ahead.catch(() => undefined);
      const readings = await readAll(rows, {
        zoom,
        via,
        lane,
        signal,
        resourceOf,
        isOver,
        hold,
        isPassing,
        wanted,
        expected: expectedOf,
        recent,
        gates,
      });
      const asRead = readings.map(({ item, reading }) => plannedBy(item, partAt(parts, item.part), reading, via));
      // What is foreseen follows from what was kept of those before.
      if (foreseeing.isForeseeing) await keeping;
      const plans = await foreseeing.foreseen(readings, asRead);
      const ask = askThrough({ zoom, via, lane, signal, recent });
      const checked = await clashing.without(rows, plans, { via, ask, holding, hold, isPassing });
      const told = await withKnownEnds(orm, rows, checked, parts, { ...via, nowMs: clock.nowMs() });
      await keeping;
      keeping = keep(readings, told);
      keeping.catch(() => undefined);
      // The embedded database and answers at hand never let go of the thread, which serves people too.
      await setImmediate();
    }
  } finally {
    await keeping;
  }
}
