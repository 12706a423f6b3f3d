import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import * as v from "valibot";
import { bundle as bundleTo } from "../scripts/bundle.mjs";

/** Where an embedded database is made first, on a machine that does much else. */
const LONGEST_START_MS = 300_000;

/** One file of an entry and what it imports of ours, so that no subject carries a bundler. */
export const bundle = (entry: string): Promise<string> =>
  bundleTo(entry, `node_modules/.cache/bench/${entry.replaceAll("/", "-")}.mjs`);

/** The options that `npm start` gives node. */
export async function startOptions(): Promise<string[]> {
  const { scripts } = v.parse(
    v.object({ scripts: v.object({ start: v.string() }) }),
    JSON.parse(await readFile("package.json", "utf8")),
  );
  return scripts.start.split(" ").filter((word) => word.startsWith("--"));
}

/** Waits for the first answer that is no failure. */
export async function untilAnswers(url: string): Promise<void> {
  const deadlineMs = performance.now() + LONGEST_START_MS;
  while (performance.now() < deadlineMs) {
    const answer = await fetch(url, { redirect: "manual" }).catch(() => null);
    await answer?.arrayBuffer();
    if (answer && answer.status < 500) return;
    await delay(2);
  }
  throw new Error(`${url} does not answer`);
}

/** Memory of a process; 0 when it has ended. */
export async function residentMiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** User and system time of a process so far, in microseconds; the kernel counts in hundredths of a second. */
export async function processorUs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
