// How long the inventory takes to read an account for the first time, beside what the limits allow at the least, and what
// memory the console takes while it does. BENCH_READ_SIZE is the local Zoom's size, BENCH_READ_PLAN its plan.
import { setTimeout as delay } from "node:timers/promises";
import * as v from "valibot";
import { operationById } from "../contract/operation-by-id.ts";
import type { OperationId } from "../contract/operations.gen.ts";
import { rateLimits } from "../contract/rate-limits.ts";
import { InventoryStatus } from "../domain/inventory/status.ts";
import { freePort } from "../scripts/processes.mjs";
import { Browser } from "../server/testing/browser.ts";
import { startConsole, startSandbox } from "./console.ts";
import { residentMiB } from "./processes.ts";
import { onStage } from "./stage.ts";
import { printTable } from "./table.ts";

const sizes = ["small", "medium", "large", "huge"] as const;
const plans = ["business", "unlimited"] as const;
const SIZE = v.parse(v.picklist(sizes), process.env.BENCH_READ_SIZE ?? "medium");
const PLAN = v.parse(v.picklist(plans), process.env.BENCH_READ_PLAN ?? "business");
const LOOK_EVERY_MS = 1_000;

const Log = v.object({ requests: v.array(v.object({ operation: v.nullable(v.string()) })) });

export const run = (): Promise<void> =>
  onStage(async (stage) => {
    const sandbox = await startSandbox(stage, PLAN, { size: SIZE });
    const port = await freePort();
    const console_ = await startConsole(stage, { port, zoomPort: sandbox.port, plan: PLAN, inventoryPercent: 100 });
    const beganAt = performance.now();
    const browser = new Browser(`http://localhost:${port}`);
    await browser.signIn("admin@sandbox.example");
    const counts = new Map<string, number>();
    let memoryMiB = 0;
    for (;;) {
      await delay(LOOK_EVERY_MS);
      memoryMiB = Math.max(memoryMiB, await residentMiB(console_.pid ?? 0));
      const answer = await fetch(`${sandbox.url}/sandbox/requests?clear`);
      for (const { operation } of v.parse(Log, await answer.json()).requests) {
        if (operation === null) continue;
        // As the local Zoom names it, which has them of the contract.
        const { rate } = operationById(operation as OperationId);
        counts.set(rate, (counts.get(rate) ?? 0) + 1);
      }
      const { state, counts: known } = v.parse(InventoryStatus, (await browser.get("/api/inventory")).json());
      if (state !== "whole") continue;
      console.log(`${known.people} people, ${known.channels} channels, ${known.memberships} memberships`);
      break;
    }
    const seconds = (performance.now() - beganAt) / 1_000;
    const least = PLAN === "unlimited" ? Number.NaN : leastSeconds(counts);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    printTable([
      { figure: "first read", values: { "the limits’ bound": least, inventory: seconds }, unit: "s" },
      { figure: "requests", values: { "the limits’ bound": total, inventory: total }, unit: "" },
      {
        figure: "memory of the console at most",
        values: { "the limits’ bound": Number.NaN, inventory: memoryMiB },
        unit: "MiB",
      },
    ]);
  });

/** Requests of different labels go side by side. */
const leastSeconds = (counts: ReadonlyMap<string, number>): number =>
  Math.max(
    ...Object.entries(rateLimits.business).map(
      ([label, { requests, seconds }]) => ((counts.get(label) ?? 0) / requests) * seconds,
    ),
  );
