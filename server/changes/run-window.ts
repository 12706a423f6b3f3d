// Brings some items of a change to their ends: reads what is, sends what is to be sent in batches, and notes each call
// before it goes and after it came back, so that whoever takes over knows what to ask Zoom about.

import { afterAnswer, type Decision, decide, type Outcome, settle, withinChange } from "../../domain/changes/item.ts";
import type { AnyResource, Reading, Result, Step } from "../../domain/changes/resource.ts";
import { chunk } from "../../domain/chunk.ts";
import { type Failure, isHolding, isOfEveryItem, mayBeDone } from "../../domain/failure.ts";
import { grouped } from "../../domain/grouped.ts";
import { aboutItems } from "./about-items.ts";
import type { Gates } from "./gates.ts";
import type { Item } from "./item-row.ts";
import { type Ended, type ItemStore, NotBegun } from "./item-store.ts";
import { failureIn, type ReadItem, type RecentAnswers, readAll } from "./read-states.ts";
import type { Actor, ChangesZoom, Sending } from "./zoom.ts";

export interface WindowDeps {
  readonly zoom: ChangesZoom;
  readonly store: ItemStore;
  readonly resourceOf: (part: number) => AnyResource;
  readonly actionIdOf: (part: number) => string;
  readonly via: Actor;
  readonly lane: Sending["lane"];
  readonly gates: Gates;
  readonly signal: AbortSignal;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Nothing more is to be sent: the slice is over, or somebody paused or cancelled. */
  readonly isOver: () => boolean;
  /** Nothing more is to be begun. */
  readonly stop: () => void;
  /** What holds up the whole change; items that meet it wait for their turn again. */
  readonly hold: (failure: Failure) => void;
  readonly recent: RecentAnswers;
  /** What was read of an item a moment ago, while it was planned in this very request. */
  readonly fresh?: ((item: Item) => Reading<unknown> | undefined) | undefined;
}

/** How long after a lost answer Zoom is asked a second time before "not done" is believed: it may still be at it. */
const SECOND_LOOK_MS = 1_500;

/** What was read before is no answer to what became of something. */
type SendDeps = Omit<WindowDeps, "recent" | "fresh">;

/** A state that is read tells what the next step needs. */
const wanted = ({ to }: Item) => to;

interface Batch {
  readonly resource: AnyResource;
  readonly step: Step<unknown>;
  readonly moves: readonly Move[];
}

interface Move {
  readonly item: Item;
  readonly step: Step<unknown>;
  readonly now: unknown;
}

/**
 * @throws ChangeLost when another runner has the change
 */
export async function runWindow(items: readonly Item[], { recent, fresh, ...deps }: WindowDeps): Promise<void> {
  const { store, resourceOf, via } = deps;
  const open = items.filter(({ sent }) => sent !== null);
  const waiting = items.filter(({ sent }) => sent === null);
  const settled = await settleLost(open, LOST_BY_END, deps, true);
  const [told, read] = partition(waiting, ({ part }) => resourceOf(part).isToldByAnswer === true);
  const known = read.flatMap((item) => {
    const reading = fresh?.(item);
    return reading ? [{ item, reading }] : [];
  });
  const unknown = known.length === 0 ? read : read.filter((item) => !known.some((one) => one.item === item));
  const readings = [
    ...told.map((item) => ({ item, reading: { is: "untold" } as const })),
    ...known,
    ...(await readAll(unknown, { ...deps, wanted, recent })),
  ];
  const decided = readings.map(({ item, reading }) => {
    const known =
      item.before === undefined && reading.is === "known"
        ? { ...item, before: withinChange(resourceOf(item.part), reading.state, item.to) }
        : item;
    return { item: known, decision: decide(resourceOf(item.part), known, reading, via) };
  });
  let batches = batched([...settled, ...(await endThose(decided, store))], deps);
  while (batches.length > 0) {
    const next = await Promise.all(batches.map((batch) => sendBatch(batch, deps)));
    batches = next.flat();
  }
}

/** An answer that was under way when its runner ended. */
const LOST_BY_END: Failure = {
  kind: "network",
  code: "broken_off",
  status: 0,
  message: "The console ended before the answer came.",
};

interface Decided {
  readonly item: Item;
  readonly decision: Decision;
}

/** Notes those that have come to their end; returns the others. */
async function endThose(decided: readonly Decided[], store: ItemStore): Promise<readonly Move[]> {
  const ended: Ended[] = [];
  const moves: Move[] = [];
  for (const { item, decision } of decided) {
    if (decision.do === "end") ended.push({ item, outcome: decision.outcome });
    else moves.push({ item, step: decision.step, now: decision.now });
  }
  await store.end(ended);
  return moves;
}

/** Cuts moves into the calls to make. */
function batched(moves: readonly Move[], { resourceOf }: SendDeps): readonly Batch[] {
  const groups = grouped(moves, ({ item, step }) => JSON.stringify([item.part, step.name, step.batch]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { step } = first;
    const resource = resourceOf(first.item.part);
    return chunk(group, step.size).map((some) => ({ resource, step, moves: some }));
  });
}

/** Makes one call, the first of its kind before all others. @returns What is to be called next for its items. */
async function sendBatch(batch: Batch, deps: SendDeps): Promise<readonly Batch[]> {
  const part = batch.moves[0]?.item.part ?? 0;
  return deps.gates.pass(JSON.stringify([part, batch.step.name]), () => callFor(batch, part, deps));
}

async function callFor(batch: Batch, part: number, deps: SendDeps): Promise<readonly Batch[]> {
  const blockedBy = deps.gates.blockedBy(part);
  if (blockedBy) {
    await deps.store.end(batch.moves.map(({ item }) => ({ item, outcome: { status: "failed", failure: blockedBy } })));
    return [];
  }
  const { resource, step, moves } = batch;
  const { store, via, lane, signal, zoom } = deps;
  if (deps.isOver()) {
    // They go on from where they are.
    await store.reach(moves.map(({ item }) => item));
    return [];
  }
  const moving = moves.map(({ item, now }) => ({ target: item.target, now, to: item.to }));
  const items = moves.map((move) => ({ ...move.item, sent: move.step }));
  let isNoted = false;
  const beforeSent: Sending["beforeSent"] = async (begin) => {
    await store.begin(
      moves.map(({ item, step: own }) => ({ item, step: own })),
      begin,
    );
    isNoted = true;
  };
  const answered: Sending["answered"] = (complete) => {
    store.alongside(complete, { resourceId: resource.id, ns: moves.map(({ item }) => item.n) });
  };
  let results: readonly Result<unknown>[];
  try {
    const answer = await zoom.send(resource.call(step.name, moving, via), {
      via,
      lane,
      signal,
      beforeSent,
      answered,
      about: aboutItems(resource, moves, { changeId: via.changeId, action: deps.actionIdOf(part) }),
    });
    results = resource.interpret?.(step.name, answer, moving, via) ?? moves.map(() => ({ is: "done" }));
  } catch (error) {
    if (error instanceof NotBegun) {
      deps.stop();
      return [];
    }
    const failure = failureIn(error);
    if (isNoted && mayBeDone(failure)) return batched(await settleLost(items, failure, deps, false), deps);
    return refused(batch, failure, isNoted, deps);
  }
  return batched(await afterResults(items, results, deps), deps);
}

async function afterResults(
  items: readonly Item[],
  results: readonly Result<unknown>[],
  deps: SendDeps,
): Promise<readonly Move[]> {
  const { resourceOf, via, store } = deps;
  const decided: Decided[] = [];
  const untold: Item[] = [];
  for (const [index, item] of items.entries()) {
    const result = results[index] ?? { is: "untold" };
    if (!item.sent) throw new Error("an answer to what was not sent");
    const sent = item.sent;
    const decision = afterAnswer(resourceOf(item.part), { ...item, sent }, result, via);
    // Where nothing was read before, the answer tells what it was.
    const before = item.before === undefined && result.is === "done" ? sent.from : item.before;
    if (decision === "read") untold.push(item);
    else {
      const reached = (result.is === "done" ? result.now : undefined) ?? sent.reached;
      decided.push({ item: { ...item, before, sent: null, reached }, decision });
    }
  }
  const told = await readAll(untold, { ...deps, wanted, gates: undefined });
  for (const { item, reading } of told) {
    if (!item.sent) continue;
    const resource = resourceOf(item.part);
    // An answer of success whose effect cannot be seen is not done by being asked for again.
    const isThere = reading.is === "known" && resource.isSame(reading.state, item.sent.reached);
    const why = resource.notDone?.(item.sent.name);
    const decision: Decision = isThere
      ? settle(resource, { ...item, sent: item.sent }, reading, NOT_TOLD, via)
      : {
          do: "end",
          outcome:
            reading.is === "known"
              ? {
                  status: "failed",
                  failure: why === undefined ? NOT_DONE : { ...NOT_DONE, code: "nobody_found", message: why },
                }
              : { status: "unknown", failure: NOT_TOLD },
        };
    const reached = isThere ? reading.state : item.sent.reached;
    decided.push({ item: { ...item, sent: openAfter(decision, item), reached }, decision });
  }
  return endThose(decided, store);
}

const NOT_DONE: Failure = {
  kind: "not_done",
  code: "not_done",
  status: 200,
  message: "Zoom accepted the request and did not do it.",
};
const NOT_TOLD: Failure = {
  kind: "unanswered",
  code: "not_told",
  status: 200,
  message: "Zoom accepted the request but does not say what became of it.",
};

/** What a refusal of a whole call makes of its items. */
async function refused(
  { resource, step, moves }: Batch,
  failure: Failure,
  isNoted: boolean,
  { store, hold, gates }: SendDeps,
): Promise<readonly Batch[]> {
  const items = moves.map(({ item }) => item);
  if (isHolding(failure)) {
    hold(failure);
    if (isNoted) await store.putBack(items);
    return [];
  }
  const [first] = items;
  if (isOfEveryItem(failure) && first) {
    gates.block(first.part, failure);
    await store.end(items.map((item) => ({ item, outcome: { status: "failed", failure } })));
    await store.endRest(first.part, failure);
    return [];
  }
  if (moves.length === 1) {
    await store.end(items.map((item) => ({ item, outcome: { status: "failed", failure } })));
    return [];
  }
  // One of them is to blame: each half is tried by itself.
  if (isNoted) await store.putBack(items);
  const middle = Math.ceil(moves.length / 2);
  return [moves.slice(0, middle), moves.slice(middle)].map((half) => ({ resource, step, moves: half }));
}

/** Asks Zoom what became of items whose answer was lost. @returns What is to be called for those that go on. */
async function settleLost(
  items: readonly Item[],
  lost: Failure,
  deps: SendDeps,
  isLongAgo: boolean,
): Promise<readonly Move[]> {
  if (items.length === 0) return [];
  const { resourceOf, via, store } = deps;
  const decideAll = (readings: readonly ReadItem<Item>[]): Decided[] =>
    readings.flatMap(({ item, reading }) => {
      if (!item.sent) return [];
      const resource = resourceOf(item.part);
      const decision = settle(resource, { ...item, sent: item.sent }, reading, lost, via);
      const reached =
        reading.is === "known" && resource.isSame(reading.state, item.sent.reached) ? reading.state : item.reached;
      const before =
        item.before === undefined && decision.do === "end" && decision.outcome.status === "done"
          ? item.sent.from
          : item.before;
      return [{ item: { ...item, before, reached, sent: openAfter(decision, item) }, decision }];
    });
  const first = await readAll(items, { ...deps, wanted, gates: undefined });
  let decided = decideAll(first);
  const isDoubtful = decided.some(({ decision }) => decision.do === "send");
  if (isDoubtful && !isLongAgo) {
    await deps.wait(SECOND_LOOK_MS, deps.signal);
    decided = decideAll(await readAll(items, { ...deps, wanted, gates: undefined }));
  }
  await deps.zoom.settled?.(
    via,
    new Map(
      decided.map(({ item, decision }) => [item.n, decision.do === "send" ? "not_done" : endOf(decision.outcome)]),
    ),
  );
  return endThose(decided, store);
}

/** What an end says of a call to which no answer came. */
const endOf = ({ status }: Outcome): "done" | "not_done" | "unknown" =>
  status === "done" || status === "unknown" ? status : "not_done";

/** What nobody knows the end of stays open, so that Zoom can be asked about it again instead of being sent it again. */
const openAfter = (decision: Decision, { sent }: Item): Item["sent"] =>
  decision.do === "end" && decision.outcome.status === "unknown" ? sent : null;

function partition<T>(list: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  const first: T[] = [];
  const second: T[] = [];
  for (const one of list) (isFirst(one) ? first : second).push(one);
  return [first, second];
}
