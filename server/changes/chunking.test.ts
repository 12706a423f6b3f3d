// How items are put into windows and calls, whatever they are and however a call goes.
import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { call } from "../../contract/call.ts";
import { performOperationsOnChannels } from "../../contract/endpoints.gen.ts";
import { type AnyResource, CallFailed, type Step } from "../../domain/changes/resource.ts";
import { chunk } from "../../domain/chunk.ts";
import { failureOf } from "../../domain/failure.ts";
import { systemClock } from "../clock.ts";
import { itemMemory, somebody } from "../testing/item-memory.ts";
import { noAnswers } from "./kept-answers.ts";
import { runSlice, type SliceDeps } from "./run-slice.ts";
import type { ChangesZoom } from "./zoom.ts";

test("a list is cut into runs that are it again, all as long as they may be but the last", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 30 }), (list, size) => {
      const chunks = chunk(list, size);
      expect(chunks.flat()).toEqual(list);
      for (const [index, one] of chunks.entries())
        if (index < chunks.length - 1) expect(one).toHaveLength(size);
        else expect(one.length).toBeGreaterThan(0);
      expect(chunks).toHaveLength(Math.ceil(list.length / size));
    }),
  );
});

interface Target {
  readonly n: number;
  /** Items of one batch share calls. */
  readonly batch: string;
  /** Zoom refuses whatever call it is in. */
  readonly isRefused: boolean;
}

interface Given {
  readonly target: Omit<Target, "n">;
  /** Steps that it is away from what it is to be. */
  readonly steps: number;
}

interface Sent {
  readonly part: number;
  readonly batch: string;
  readonly step: string;
  readonly ns: readonly number[];
  readonly isRefused: boolean;
}

/** How many items a call of a batch takes. */
const sizes: Readonly<Record<string, number>> = { alone: 1, pairs: 2, few: 5, many: 20 };

const given = fc.record({
  target: fc.record({
    batch: fc.constantFrom(...Object.keys(sizes)),
    isRefused: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  }),
  steps: fc.integer({ min: 1, max: 3 }),
});
const parts = fc.array(fc.array(given, { minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 3 });

/** Things that are a number of steps away from where they are to be, and Zoom, which takes them there. */
function createModel(all: readonly { readonly part: number; readonly given: Given }[]) {
  const at = new Map(all.map((_, n) => [n, 0]));
  const sent: Sent[] = [];
  const State = v.object({ at: v.number() });
  const resource: AnyResource = {
    id: "thing",
    target: v.object({ n: v.number(), batch: v.string(), isRefused: v.boolean() }),
    state: State,
    keyOf: ({ n }: Target) => `${n}`,
    labelOf: ({ n }: Target) => `Item ${n}`,
    readGroupOf: ({ batch }: Target) => batch,
    read: async (targets: readonly Target[]) =>
      targets.map(({ n }) => ({ is: "known", state: { at: at.get(n) ?? 0 } }) as const),
    isSame: (one, other) => one.at === other.at,
    step: ({ target: { batch }, now, to }): Step<unknown> | null =>
      now.at === to.at ? null : { name: `${now.at}`, batch, size: sizes[batch] ?? 1, reached: { at: now.at + 1 } },
    call: (step, items) => ({
      ...call(performOperationsOnChannels, { body: { method: "archive", channel_ids: [] } }),
      body: { step, targets: items.map(({ target }) => target) },
    }),
    describe: () => [],
  };
  const send: ChangesZoom["send"] = async ({ body }, { beforeSent }) => {
    await beforeSent?.();
    const { step, targets } = body as { step: string; targets: readonly Target[] };
    const ns = targets.map(({ n }) => n);
    const isRefused = targets.some((target) => target.isRefused);
    const [{ batch } = { batch: "" }] = targets;
    sent.push({ part: all[ns[0] ?? 0]?.part ?? 0, batch, step, ns, isRefused });
    expect(targets.every((target) => target.batch === batch)).toBe(true);
    if (isRefused)
      throw new CallFailed(failureOf({ status: 400, body: { code: 300, message: "No." }, header: () => null }, 0));
    for (const n of ns) at.set(n, (at.get(n) ?? 0) + 1);
    return undefined;
  };
  return { resource, send, sent, at };
}

interface Slice extends Pick<ReturnType<typeof createModel>, "resource" | "send">, Pick<SliceDeps, "store"> {}

/** One slice that lasts as long as it takes. */
const run = (
  { store, resource, send }: Slice,
  { isMeasured, windowSize }: { readonly isMeasured: boolean; readonly windowSize: number },
) =>
  runSlice(
    {
      store,
      pace: { isMeasured: () => isMeasured, items: () => windowSize, took: () => undefined },
      answers: noAnswers(),
      zoom: { send },
      resourceOf: () => resource,
      actionIdOf: () => "archive-channels",
      actsOf: () => ["archive-channels"],
      via: somebody,
      lane: "job",
      clock: systemClock,
      lateMs: 0,
      wait: async () => undefined,
      signal: new AbortController().signal,
      isStopped: () => false,
      begins: async () => ({ is: "now" }) as const,
      progressed: () => undefined,
    },
    Number.POSITIVE_INFINITY,
  );

test("every item is sent exactly once for each step, in calls of its own kind and size, parts one after another", async () => {
  await fc.assert(
    fc.asyncProperty(parts, fc.integer({ min: 1, max: 70 }), fc.boolean(), async (some, windowSize, isMeasured) => {
      const all = some.flatMap((items, part) => items.map((one) => ({ part, given: one })));
      const { resource, send, sent, at } = createModel(all);
      const { store, statuses } = itemMemory(
        all.map(({ part, given: { target, steps } }, n) => ({
          ...{ part, target: { ...target, n } },
          ...{ before: { at: 0 }, to: { at: steps } },
        })),
      );
      const end = await run({ store, resource, send }, { isMeasured, windowSize });
      expect(end).toEqual({ is: "finished" });
      // Each comes to its end, and those that are refused hold up none of the others.
      expect(statuses()).toEqual(all.map(({ given: { target } }) => (target.isRefused ? "failed" : "done")));
      const taken = sent.filter(({ isRefused }) => !isRefused);
      for (const [n, { given: own }] of all.entries()) {
        const steps = taken.filter(({ ns }) => ns.includes(n)).map(({ step }) => step);
        expect(steps).toEqual(own.target.isRefused ? [] : Array.from({ length: own.steps }, (_, step) => `${step}`));
        expect(at.get(n)).toBe(own.target.isRefused ? 0 : own.steps);
      }
      for (const { batch, ns, part } of sent) {
        expect(ns.length).toBeLessThanOrEqual(sizes[batch] ?? 1);
        // In the order of the plan, and nothing of another part.
        expect(ns).toEqual([...new Set(ns)].sort((one, other) => one - other));
        expect(ns.every((n) => all[n]?.part === part)).toBe(true);
      }
      const order = sent.map(({ part }) => part);
      expect(order).toEqual([...order].sort((one, other) => one - other));
    }),
    { numRuns: 60 },
  );
});

test("calls are as full as their windows allow", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 70 }), async (count, windowSize) => {
      const one: Given = { target: { batch: "many", isRefused: false }, steps: 1 };
      const all = Array.from({ length: count }, () => ({ part: 0, given: one }));
      const { resource, send, sent } = createModel(all);
      const { store } = itemMemory(
        all.map(({ given: { target } }, n) => ({
          part: 0,
          target: { ...target, n },
          before: { at: 0 },
          to: { at: 1 },
        })),
      );
      await run({ store, resource, send }, { isMeasured: true, windowSize });
      const windows = chunk(all, windowSize);
      expect(sent).toHaveLength(windows.reduce((sum, { length }) => sum + Math.ceil(length / 20), 0));
    }),
    { numRuns: 40 },
  );
});
