// What somebody reads through the console while a change of many items is carried out, beside the same without it, in
// turns. Both keep within Zoom's limits (plan business): what is read is under another than what the change does, so
// that nothing but the console itself and the local Zoom can be slower for it.
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../scripts/processes.mjs";
import { Browser } from "../server/testing/browser.ts";
import { firstChannels, pagesOf } from "./channels.ts";
import { startConsole, startSandbox } from "./console.ts";
import { apply, planned, retention } from "./one-change.ts";
import { onStage } from "./stage.ts";
import { printTable, quantile } from "./table.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 15);
/** More than are done in all rounds at the limit of 30 a second. */
const ITEMS = Math.ceil(ROUNDS * (SECONDS + 3) * 30);
const READERS = 6;
/** Between one reader's reads, on average: 40 reads a second of all, half of what the limit allows. */
const PAUSE_MS = 150;
const SETTLING_MS = 1_500;

export async function run(): Promise<void> {
  await onStage(async (stage) => {
    const sandbox = await startSandbox(stage, "business", { size: "large" });
    const port = await freePort();
    await startConsole(stage, { port, zoomPort: sandbox.port, plan: "business" });
    const [admin, reader] = [new Browser(`http://localhost:${port}`), new Browser(`http://localhost:${port}`)];
    await admin.signIn("admin@sandbox.example");
    await reader.signIn("member@sandbox.example");
    const { id } = await planned(admin, retention, await firstChannels(ITEMS, pagesOf(admin)));
    const move = async (how: "pause" | "resume") => {
      const answer = await admin.post(`/api/changes/${id}/${how}`);
      if (answer.status >= 300) throw new Error(answer.text);
    };
    const alone: number[] = [];
    const beside: number[] = [];
    await readFor(reader, SECONDS);
    for (let round = 0; round < ROUNDS; round++) {
      alone.push(...(await readFor(reader, SECONDS)));
      await (round === 0 ? apply(admin, id) : move("resume"));
      await delay(SETTLING_MS);
      beside.push(...(await readFor(reader, SECONDS)));
      await move("pause");
      await delay(SETTLING_MS);
    }
    const row = (figure: string, q: number) => ({
      figure,
      unit: "ms",
      values: { "without a job": quantile(alone, q), "while a job runs": quantile(beside, q) },
    });
    printTable([
      row("p50", 0.5),
      row("p95", 0.95),
      row("p99", 0.99),
      { figure: "reads", unit: "", values: { "without a job": alone.length, "while a job runs": beside.length } },
    ]);
  });
}

/** @returns how long each read took, milliseconds */
async function readFor(browser: Browser, seconds: number): Promise<readonly number[]> {
  const times: number[] = [];
  const untilAt = performance.now() + seconds * 1_000;
  const reading = async () => {
    while (performance.now() < untilAt) {
      const beganAt = performance.now();
      const answer = await browser.get("/api/zoom/me/users/me");
      if (answer.status !== 200) throw new Error(answer.text);
      times.push(performance.now() - beganAt);
      await delay(Math.random() * 2 * PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: READERS }, reading));
  return times;
}
