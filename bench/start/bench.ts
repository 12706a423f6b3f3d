// From `npm start` on a built clone to the first answered request, and idle memory, beside the smallest server node can run.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort, stop } from "../../scripts/processes.mjs";
import { residentMiB, startOptions, untilAnswers } from "../processes.ts";
import { printTable, quantile } from "../table.ts";

const RUNS = 5;
const IDLE_MS = 3_000;
const bareServer = `require("node:http").createServer((_, res) => res.end("ok")).listen(+process.env.PORT)`;

interface Measured {
  readonly firstAnswerMs: number;
  readonly readyMs: number;
  readonly memoryMiB: number;
}

/** Resident memory of a process and its descendants. */
async function familyMiB(pid: number): Promise<number> {
  const parents = new Map<number, number>();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
  }
  const family = new Set([pid]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [child, parent] of parents)
      if (family.has(parent) && !family.has(child)) {
        family.add(child);
        grown = true;
      }
  }
  const each = await Promise.all([...family].map(residentMiB));
  return each.reduce((sum, mib) => sum + mib, 0);
}

async function measure(start: (env: NodeJS.ProcessEnv) => ChildProcess, readyPath: string): Promise<Measured> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), "channelkeeper-bench-"));
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const startedMs = performance.now();
  const child = start({
    ...process.env,
    PORT: `${port}`,
    SANDBOX_PORT: `${sandboxPort}`,
    PUBLIC_URL: `http://localhost:${port}`,
    DATA_DIR: dataFolder,
    LOG_LEVEL: "silent",
  });
  try {
    await untilAnswers(`http://localhost:${port}/`);
    const firstAnswerMs = performance.now() - startedMs;
    await untilAnswers(`http://localhost:${port}${readyPath}`);
    const readyMs = performance.now() - startedMs;
    await delay(IDLE_MS);
    return { firstAnswerMs, readyMs, memoryMiB: await familyMiB(child.pid ?? 0) };
  } finally {
    await stop(child);
    await rm(dataFolder, { recursive: true, force: true });
  }
}

export async function run(): Promise<void> {
  execFileSync("npm", ["run", "build"], { stdio: "inherit" });
  const options = await startOptions();
  const subjects = {
    "node:http alone": () =>
      measure((env) => spawn(process.execPath, ["-e", bareServer], { env, stdio: "ignore" }), "/"),
    "npm start": () =>
      measure((env) => spawn(process.execPath, [...options, "scripts/start.mjs"], { env, stdio: "ignore" }), "/readyz"),
  };
  const results: Record<string, Measured[]> = {};
  for (let turn = 0; turn < RUNS; turn++)
    for (const [name, one] of Object.entries(subjects)) results[name] = [...(results[name] ?? []), await one()];
  const median = (figure: keyof Measured) =>
    Object.fromEntries(
      Object.entries(results).map(([name, runs]) => [
        name,
        quantile(
          runs.map((each) => each[figure]),
          0.5,
        ),
      ]),
    );
  printTable([
    { figure: "first answer, median", values: median("firstAnswerMs"), unit: "ms" },
    { figure: "ready to sign in, median", values: median("readyMs"), unit: "ms" },
    { figure: "memory idle (console and sandbox of 2,000 people)", values: median("memoryMiB"), unit: "MiB" },
  ]);
}
