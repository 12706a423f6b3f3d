// Brings some items of a change to their ends: reads what is, sends what is to be sent in batches, and notes each call
// before it goes and after it came back, so that whoever takes over knows what to ask Zoom about.

import {
  afterAnswer,
  afterRefusal,
  type Decision,
  decide,
  settle,
  withinChange,
  withoutGone,
} from "../../domain/changes/item.ts";
import type { AnyResource, Result, Step } from "../../domain/changes/resource.ts";
import { onItsDay } from "../../domain/changes/since-put-off.ts";
import { chunk } from "../../domain/chunk.ts";
import { type Failure, isHolding, isOfEveryItem, mayBeDone } from "../../domain/failure.ts";
import { grouped } from "../../domain/grouped.ts";
import { partition } from "../../domain/partition.ts";
import { aboutItems } from "./about-items.ts";
import type { Item } from "./item-row.ts";
import { NotBegun } from "./item-store.ts";
import { failureIn, readAll } from "./read-states.ts";
import { settleLost } from "./settle-lost.ts";
import { ensureStillPermitted, NoLongerPermitted, permitted } from "./still-permitted.ts";
import { type Decided, endThose, type Move, openAfter, type SendDeps, toRead, type WindowDeps } from "./window.ts";
import type { Sending } from "./zoom.ts";

interface Batch {
  readonly resource: AnyResource;
  readonly step: Step<unknown>;
  readonly moves: readonly Move[];
}

/**
 * @throws ChangeLost when another runner has the change
 */
export async function runWindow(items: readonly Item[], { recent, fresh, ...deps }: WindowDeps): Promise<void> {
  const { store, resourceOf, via } = deps;
  const open = items.filter(({ sent }) => sent !== null);
  const waiting: Item[] = [];
  for (const [part, own] of grouped(
    items.filter(({ sent }) => sent === null),
    (item) => String(item.part),
  ))
    waiting.push(...(await permitted(own, Number(part), deps)));
  const settled = await settleLost(open, LOST_BY_END, deps);
  const [told, read] = partition(waiting, ({ part }) => resourceOf(part).isToldByAnswer === true);
  const known = read.flatMap((item) => {
    const reading = fresh?.(item);
    return reading ? [{ item, reading }] : [];
  });
  const unknown = known.length === 0 ? read : read.filter((item) => !known.some((one) => one.item === item));
  const readings = [
    ...told.map((item) => ({ item, reading: { is: "untold" } as const })),
    ...known,
    ...(await readAll(unknown, { ...deps, ...toRead, recent })),
  ];
  const decided = readings.map(({ item, reading }) => {
    const resource = resourceOf(item.part);
    const now: unknown = reading.is === "known" ? reading.state : undefined;
    const isOnItsDay = deps.isEnding === true && item.reached === undefined;
    const rest = isOnItsDay ? onItsDay(item, now) : withoutGone(resource, item, now);
    const before: unknown = rest.before === undefined ? withinChange(resource, now, rest.to) : rest.before;
    return { item: { ...rest, before }, decision: decide(resource, rest, reading, via) };
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

async function callFor(whole: Batch, part: number, deps: SendDeps): Promise<readonly Batch[]> {
  const may = new Set(
    await permitted(
      whole.moves.map(({ item }) => item),
      part,
      deps,
    ),
  );
  const batch: Batch = { ...whole, moves: whole.moves.filter(({ item }) => may.has(item)) };
  if (batch.moves.length === 0) return [];
  const blockedBy = deps.gates.blockedBy(part);
  if (blockedBy) {
    await deps.store.end(batch.moves.map(({ item }) => ({ item, outcome: { status: "failed", failure: blockedBy } })));
    return [];
  }
  const { resource, step, moves } = batch;
  const { store, via, lane, signal, zoom } = deps;
  if (deps.isOver() || deps.isAsking) {
    // They go on from where they are.
    await store.reach(moves.map(({ item }) => item));
    return [];
  }
  const moving = moves.map(({ item, now }) => ({ target: item.target, now, to: item.to }));
  const items = moves.map((move) => ({ ...move.item, sent: move.step }));
  const noted: { atMs: number | null } = { atMs: null };
  const permittedAtMs = deps.clock.nowMs();
  const beforeSent: Sending["beforeSent"] = async (beside) => {
    await ensureStillPermitted(items, part, permittedAtMs, deps);
    await store.begin(
      moves.map(({ item, step: own }) => ({ item, step: own })),
      await beside?.(),
    );
    noted.atMs = deps.clock.nowMs();
  };
  const answered: Sending["answered"] = (completion) => {
    store.alongside(completion, { resourceId: resource.id, ns: moves.map(({ item }) => item.n) });
  };
  let results: readonly Result<unknown>[];
  try {
    const answer = await zoom.send(resource.call(step.name, moving, via), {
      via,
      lane,
      signal,
      beforeSent,
      answered,
      about: aboutItems(resource, moves, {
        changeId: via.changeId,
        ticket: via.ticket ?? null,
        action: deps.actionIdOf(part),
      }),
    });
    results = resource.interpret?.(step.name, answer, moving, via) ?? moves.map(() => ({ is: "done" }));
  } catch (error) {
    if (error instanceof NotBegun) {
      deps.stop();
      await store.reach(moves.map(({ item }) => item));
      return [];
    }
    // Those of it that are still permitted go by themselves.
    if (error instanceof NoLongerPermitted) return [batch];
    const failure = failureIn(error);
    const sentAtMs = noted.atMs;
    if (sentAtMs === null || !mayBeDone(failure)) return refused(batch, failure, sentAtMs !== null, deps);
    const open = items.map((item) => ({ ...item, sentAtMs }));
    return batched(await settleLost(open, failure, deps), deps);
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
  for (const [index, asked] of items.entries()) {
    const result = results[index] ?? { is: "untold" };
    if (!asked.sent) throw new Error("an answer to what was not sent");
    const sent = asked.sent;
    const resource = resourceOf(asked.part);
    const item = result.is === "done" ? withoutGone(resource, asked, result.now) : asked;
    const decision = afterAnswer(resource, { ...item, sent }, result, via);
    // Where nothing was read before, the answer tells what it was.
    const before = item.before === undefined && result.is === "done" ? sent.from : item.before;
    if (decision === "read") untold.push(item);
    else {
      // What an answer says was not done has come no further.
      const reached =
        result.is === "failed" ? item.reached : ((result.is === "done" ? result.now : undefined) ?? sent.reached);
      decided.push({ item: { ...item, before, sent: null, reached }, decision });
    }
  }
  const told = await readAll(untold, { ...deps, ...toRead, gates: undefined });
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
    const reached = isThere ? reading.state : item.reached;
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
  deps: SendDeps,
): Promise<readonly Batch[]> {
  const { store, hold, gates } = deps;
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
  const [only] = moves;
  if (moves.length === 1 && only) {
    const { item, now } = only;
    const decision = afterRefusal(resource, { ...item, sent: step.name, now }, failure, deps.via);
    if (decision.do === "send" && isNoted) await store.putBack(items);
    return batched(await endThose([{ item, decision }], store), deps);
  }
  // One of them is to blame: each half is tried by itself.
  if (isNoted) await store.putBack(items);
  const middle = Math.ceil(moves.length / 2);
  return [moves.slice(0, middle), moves.slice(middle)].map((half) => ({ resource, step, moves: half }));
}
