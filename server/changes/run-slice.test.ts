import { expect, test } from "vitest";
import type { Call } from "../../contract/call.ts";
import { channelRetention } from "../../domain/resources/channel-retention.ts";
import { systemClock } from "../clock.ts";
import { itemMemory, somebody } from "../testing/item-memory.ts";
import { wait } from "../wait.ts";
import { noAnswers } from "./kept-answers.ts";
import { createPace } from "./pace.ts";
import { runSlice } from "./run-slice.ts";

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

test("what takes longer to read than a slice lasts is read once and written", async () => {
  const { store, statuses } = itemMemory(
    Array.from({ length: ITEMS }, (_, n) => ({
      ...{ part: 0, target: { channelId: `c${n}`, name: `Channel ${n}` } },
      ...{ before: { period: null }, to: { period: "90d" } },
    })),
  );
  const { sent, send } = limitedZoom();
  const pace = createPace();
  const slice = () =>
    runSlice(
      {
        store,
        pace,
        answers: noAnswers(),
        zoom: {
          send: async (call, { beforeSent }) => {
            await beforeSent?.();
            return send(call);
          },
        },
        resourceOf: () => channelRetention,
        actionIdOf: () => "set-retention",
        via: somebody,
        lane: "job",
        clock: systemClock,
        lateMs: 0,
        wait,
        signal: new AbortController().signal,
        isStopped: () => false,
        begins: async () => ({ is: "now" }),
        progressed: () => undefined,
      },
      systemClock.nowMs() + SLICE_MS,
    );
  const ends: string[] = [];
  while (ends.at(-1) !== "finished" && ends.length < 50) ends.push((await slice()).is);
  expect(ends.length).toBeGreaterThan(1);
  expect(new Set(statuses())).toEqual(new Set(["done"]));
  expect(sent.filter((id) => id === "getRetentionPolicyOfChannel")).toHaveLength(ITEMS);
  expect(sent.filter((id) => id === "updateRetentionPolicyOfChannel")).toHaveLength(ITEMS);
});
