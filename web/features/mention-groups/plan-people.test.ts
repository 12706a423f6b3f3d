import { array, object, parse, string } from "valibot";
import { afterEach, expect, test, vi } from "vitest";
import type { BulkPlan } from "../../lib/bulk/use-bulk.ts";
import { planAdding, planRemoving } from "./plan-people.ts";

const ref = { connection: "me", channelId: "c" } as const;
const body = object({ identifiers: array(string()) });
const ids = (count: number) => Array.from({ length: count }, (_, at) => `m${at}`);

/** Answers as Zoom does: a call that names one of these people is refused with their code, whole. */
function zoomRefuses(refused: Readonly<Record<string, number>>): string[][] {
  const calls: string[][] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const asked =
      init.method === "POST"
        ? parse(body, JSON.parse(String(init.body))).identifiers
        : (new URL(path, "http://console").searchParams.get("identifiers") ?? "").split(",");
    calls.push(asked);
    const code = asked.map((id) => refused[id]).find((one) => one !== undefined);
    if (code === undefined) return new Response(null, { status: init.method === "POST" ? 201 : 204 });
    return Response.json({ code, message: "no" }, { status: 400 });
  });
  return calls;
}

async function run({ calls, work }: BulkPlan): Promise<Record<string, string>> {
  const outcomes = [];
  for (const some of calls) outcomes.push(...(await work(some, new AbortController().signal)));
  return Object.fromEntries(outcomes.map((one) => [one.id, one.status]));
}

afterEach(() => vi.unstubAllGlobals());

test("forty-five people are three calls", async () => {
  const calls = zoomRefuses({});
  const outcomes = await run(planAdding(ref, "g", ids(45)));
  expect(calls.map(({ length }) => length)).toEqual([20, 20, 5]);
  expect(new Set(Object.values(outcomes))).toEqual(new Set(["done"]));
});

test("one whom Zoom refuses does not take the others of the call down", async () => {
  zoomRefuses({ m2: 5301 });
  expect(await run(planAdding(ref, "g", ids(4)))).toEqual({ m0: "done", m1: "done", m2: "failed", m3: "done" });
});

test("who is in the group already, or out of it, is done", async () => {
  zoomRefuses({ m1: 5511 });
  expect(await run(planAdding(ref, "g", ids(2)))).toEqual({ m0: "done", m1: "done" });
  zoomRefuses({ m1: 5510 });
  expect(await run(planRemoving(ref, "g", ids(2)))).toEqual({ m0: "done", m1: "done" });
});

test("a group that is full refuses those who no longer fit", async () => {
  zoomRefuses({ m1: 5507 });
  expect(await run(planAdding(ref, "g", ids(2)))).toEqual({ m0: "done", m1: "failed" });
});
