// Reads the present states of what a plan is about, for a slice of time, and sums the plan up once all are known.
import { setImmediate } from "node:timers/promises";
import * as v from "valibot";
import type { RateLabel } from "../../contract/operation.ts";
import { operationById } from "../../contract/operation-by-id.ts";
import type { Calls } from "../../domain/changes/estimate.ts";
import type { Failure } from "../../domain/failure.ts";
import type { Clock } from "../clock.ts";
import type { Database, Orm } from "../db/database.ts";
import { leftOut, roomFor, stateBytes } from "./bounds.ts";
import { type ChangeRow, type ItemRow, moveChange, partAt, partsOf, storePlans } from "./change-store.ts";
import { withoutClashes } from "./clashes.ts";
import { createGates } from "./gates.ts";
import { createItemStore } from "./item-store.ts";
import { plannedBy, resourceOfPart, wantedOf } from "./plan.ts";
import { askThrough, type RecentAnswers, readAll } from "./read-states.ts";
import type { SliceEnd } from "./run-slice.ts";
import { sumUp } from "./sum-up.ts";
import type { Actor, ChangesZoom, Sending } from "./zoom.ts";

export interface ReadPlanDeps {
  readonly orm: Orm;
  readonly change: ChangeRow;
  readonly runner: string;
  readonly clock: Clock;
  readonly zoom: ChangesZoom;
  readonly via: Actor;
  readonly lane: Sending["lane"];
  readonly signal: AbortSignal;
  /** True once nothing more is to be read. */
  readonly isOver: () => boolean;
  readonly ensureRoom: Database["ensureRoom"];
  /** See `Bounds`. */
  readonly bytesOfOne: number;
  readonly progressed: () => void;
}

const READ_ITEMS = 200;

/** A summary that is being made: the calls that were spent on it so far. */
const Begun = v.object({ reads: v.record(v.picklist(["LIGHT", "MEDIUM", "HEAVY", "RESOURCE-INTENSIVE"]), v.number()) });

export async function readPlan(deps: ReadPlanDeps): Promise<SliceEnd> {
  const { orm, change, runner, via } = deps;
  const begun = v.safeParse(Begun, change.summary);
  const { zoom, reads } = countingReads(deps.zoom, begun.success ? begun.output.reads : {});
  const end = await readItems({ ...deps, zoom });
  const summary = end.is === "finished" ? await sumUp(orm, change, via, reads) : { reads };
  await moveChange(orm, change.id, ["planning"], "planning", { ifRunner: runner, summary });
  return end;
}

/** The way to Zoom, with the calls that go along it counted. */
export function countingReads(through: ChangesZoom, before: Calls = {}) {
  const reads: Partial<Record<RateLabel, number>> = { ...before };
  const zoom: ChangesZoom = {
    send: (call, sending) => {
      const { rate } = operationById(call.operationId);
      reads[rate] = (reads[rate] ?? 0) + 1;
      return through.send(call, sending);
    },
  };
  return { zoom, reads };
}

async function readItems(deps: ReadPlanDeps): Promise<SliceEnd> {
  const { orm, change, runner, clock, zoom, via, lane, signal } = deps;
  const parts = partsOf(change);
  const store = createItemStore(orm, change.id, runner, clock);
  const recent: RecentAnswers = new Map();
  const gates = createGates();
  let heldBy: Failure | undefined;
  const hold = (by: Failure) => {
    heldBy ??= by;
  };
  const isOver = () => heldBy !== undefined || signal.aborted || deps.isOver();
  const resourceOf = (part: number) => resourceOfPart(parts, part);
  let { sizeBytes } = change;
  for (;;) {
    const rows = await store.next("reading", 0, READ_ITEMS);
    if (rows.length === 0) return { is: "finished" };
    if (isOver()) return heldBy && !signal.aborted ? { is: "held", by: heldBy } : { is: "more" };
    const wanted = (row: ItemRow) => wantedOf(row, partAt(parts, row.part));
    const readings = await readAll(rows, { zoom, via, lane, signal, resourceOf, isOver, hold, wanted, recent, gates });
    const plans = readings.map(({ item, reading }) => plannedBy(item, partAt(parts, item.part), reading, via));
    const ask = askThrough({ zoom, via, lane, signal, recent });
    const checked = await withoutClashes(rows, plans, parts, { via, ask, hold });
    const added = change.undoOf === null ? stateBytes(checked) : 0;
    await deps.ensureRoom(roomFor(added));
    const isTooMuch = sizeBytes + added > deps.bytesOfOne;
    if (!isTooMuch) sizeBytes += added;
    await storePlans(orm, change.id, isTooMuch ? checked.map(leftOut) : checked, isTooMuch ? 0 : added);
    deps.progressed();
    // The embedded database and answers at hand never let go of the thread, which serves people too.
    await setImmediate();
  }
}
