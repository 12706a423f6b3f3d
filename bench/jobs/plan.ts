// How long a plan of many items takes: archiving, which asks Zoom nothing beforehand, and setting the retention, which
// asks for each channel's. No limit is kept and Zoom answers at once; beside it the bare answers, and what the limit
// itself would take.
import { Pool } from "undici";
import { operationById } from "../../contract/operation-by-id.ts";
import { rateLimits } from "../../contract/rate-limits.ts";
import { freePort } from "../../scripts/processes.mjs";
import type { Browser } from "../../server/testing/browser.ts";
import { archiving, type Part, planned, retention } from "../one-change.ts";
import { onStage } from "../stage.ts";
import { printTable, quantile } from "../table.ts";
import { startUnlimited } from "../unlimited.ts";

const ITEMS = Number(process.env.BENCH_ITEMS ?? 10_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const CONNECTIONS = 64;
const LOOK_MS = 50;

const targets = Array.from({ length: ITEMS }, (_, n) => ({
  channelId: n.toString(16).padStart(32, "0"),
  name: `Channel number ${n} of a large account`,
}));

export async function run(): Promise<void> {
  await onStage(async (stage) => {
    const frontPort = await freePort();
    const { browser } = await startUnlimited(stage, async ({ url }) => {
      await stage.start("bench/jobs/front.ts", { PORT: `${frontPort}`, UPSTREAM: url });
      return frontPort;
    });
    const seconds: Record<string, number[]> = { archive: [], retention: [], bare: [] };
    for (let round = 0; round < ROUNDS; round++) {
      seconds.archive?.push(await timed(browser, archiving));
      seconds.retention?.push(await timed(browser, retention));
      seconds.bare?.push(await answered(`http://127.0.0.1:${frontPort}`));
    }
    const half = (name: string) => quantile(seconds[name] ?? [], 0.5);
    const { rate } = operationById("getRetentionPolicyOfChannel");
    const limit = rateLimits.business[rate];
    const atLimit = (ITEMS * limit.seconds) / limit.requests;
    printTable([
      {
        figure: `${ITEMS} items`,
        unit: "s",
        values: {
          "the answers alone": half("bare"),
          "archiving planned": half("archive"),
          "retention planned": half("retention"),
          "answers at the limit (business)": atLimit,
        },
      },
    ]);
  });
}

async function timed(browser: Browser, part: Part): Promise<number> {
  const beganAt = performance.now();
  const { id, itemCount } = await planned(browser, part, targets, LOOK_MS);
  const seconds = (performance.now() - beganAt) / 1_000;
  if (itemCount !== ITEMS) throw new Error(`${itemCount} items`);
  await browser.post(`/api/changes/${id}/discard`);
  return seconds;
}

/** The same answers, asked for by nothing but an HTTP client. */
async function answered(front: string): Promise<number> {
  const pool = new Pool(front, { connections: CONNECTIONS });
  const beganAt = performance.now();
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < ITEMS; n = next++) {
      const { body } = await pool.request({
        method: "GET",
        path: `/v2/chat/channels/${targets[n]?.channelId}/retention`,
      });
      await body.json();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  await pool.close();
  return (performance.now() - beganAt) / 1_000;
}
