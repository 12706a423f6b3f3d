import { expect, test } from "vitest";
import type { Call } from "../../contract/call.ts";
import { channelRetention } from "../../domain/resources/channel-retention.ts";
import { systemClock } from "../clock.ts";
import { itemMemory, somebody } from "../testing/item-memory.ts";
import { wait } from "../wait.ts";
import type { ItemStore } from "./item-store.ts";
import { noAnswers } from "./kept-answers.ts";
import { createPace } from "./pace.ts";
import { runSlice } from "./run-slice.ts";
import type { ChangesZoom } from "./zoom.ts";

const ITEMS = 180;
const CALL_MS = 8;
const SLICE_MS = 200;

/** Zoom as it is behind a limit: one call after another. */
function limitedZoom() {
  const sent: string[] = [];
  let turn = Promise.resolve();
  const send = async ({ operationId }: Call) => {
    turn = turn.then(() => wait(CALL_MS));
    await turn;
    sent.push(operationId);
    return { cloud_retention: { enable_custom_retention: false } };
  };
  return { sent, send };
}

/** Runs slices of items of retention until all have come to their ends. @returns how they ended */
async function inSlices(store: ItemStore, send: ChangesZoom["send"], lateMs = 0): Promise<readonly string[]> {
  const pace = createPace();
  const slice = () =>
    runSlice(
      {
        ...{ store, pace, answers: noAnswers(), zoom: { send }, via: somebody, lane: "job", clock: systemClock, wait },
        ...{
          resourceOf: () => channelRetention,
          actionIdOf: () => "set-retention",
          actsOf: () => ["set-retention"],
          lateMs,
        },
        signal: new AbortController().signal,
        isStopped: () => false,
        begins: async () => ({ is: "now" }),
        progressed: () => undefined,
      },
      systemClock.nowMs() + SLICE_MS,
    );
  const ends: string[] = [];
  while (ends.at(-1) !== "finished" && ends.length < 50) ends.push((await slice()).is);
  return ends;
}

const retentions = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...{ part: 0, target: { channelId: `c${n}`, name: `Channel ${n}` } },
    ...{ before: { period: null }, to: { period: "90d" } },
  }));

test("what takes longer to read than a slice lasts is read once and written", async () => {
  const { store, statuses } = itemMemory(retentions(ITEMS));
  const { sent, send } = limitedZoom();
  const ends = await inSlices(store, async (call, { beforeSent }) => {
    await beforeSent?.();
    return send(call);
  });
  expect(ends.length).toBeGreaterThan(1);
  expect(new Set(statuses())).toEqual(new Set(["done"]));
  expect(sent.filter((id) => id === "getRetentionPolicyOfChannel")).toHaveLength(ITEMS);
  expect(sent.filter((id) => id === "updateRetentionPolicyOfChannel")).toHaveLength(ITEMS);
});

test("the rest goes on while it is not certain yet what became of a call of before", async () => {
  const lateMs = 5_000;
  const { store, rows } = itemMemory(retentions(ITEMS));
  const step = { name: "set", batch: "", size: 1, reached: { period: "90d" }, atMs: systemClock.nowMs() };
  Object.assign(rows[0] ?? {}, { status: "sending", step });
  const { send } = limitedZoom();
  let wereDoneAtMs = 0;
  await inSlices(
    store,
    async (call, { beforeSent }) => {
      await beforeSent?.();
      const answer = await send(call);
      if (rows.filter(({ status }) => status === "done").length >= ITEMS - 2) wereDoneAtMs ||= systemClock.nowMs();
      return answer;
    },
    lateMs,
  );
  expect(rows.every(({ status }) => status === "done")).toBe(true);
  expect(wereDoneAtMs).toBeLessThan(step.atMs + lateMs);
});
