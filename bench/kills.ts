// A change of many items while the console is killed again and again, on both databases, and one of two instances on
// PostgreSQL. The local Zoom's log of requests is the judge: nothing lost, nothing done twice, and how soon it goes on.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import * as v from "valibot";
import { freePort } from "../scripts/processes.mjs";
import { Browser } from "../server/testing/browser.ts";
import { createPostgresDatabase, stopPostgres } from "../server/testing/postgres.ts";
import { createRunFolder, removeRunFolder } from "../server/testing/run-folder.ts";
import { firstChannels, pagesOf } from "./channels.ts";
import { slowDown, startConsole, startSandbox } from "./console.ts";
import { apply, planned, retention, until } from "./one-change.ts";
import { onStage, type Stage } from "./stage.ts";
import { quantile } from "./table.ts";

const ITEMS = Number(process.env.BENCH_ITEMS ?? 2_000);
const KILLS = Number(process.env.BENCH_KILLS ?? 20);
/** What Zoom takes for an answer: so long that the change outlives the kills. */
const ZOOM_MS = Number(process.env.BENCH_ZOOM_MS ?? 800);
const OPERATION = "updateRetentionPolicyOfChannel";

const Log = v.object({ requests: v.array(v.object({ path: v.string(), status: v.nullable(v.number()) })) });

interface Figures {
  readonly items: number;
  readonly kills: number;
  readonly lost: number;
  readonly twice: number;
  readonly counts: Readonly<Record<string, number>>;
  /** From a kill to the next call of the change, seconds; with a new start where there is no other instance. */
  readonly goesOnS: readonly number[];
}

export async function run(): Promise<void> {
  await createRunFolder();
  try {
    print("one process, PGlite", await onStage((stage) => killed(stage, { instances: 1, databaseUrl: null })));
    for (const instances of [1, 2]) {
      const postgres = await createPostgresDatabase();
      const figures = await onStage((stage) => killed(stage, { instances, databaseUrl: postgres.url }));
      print(instances === 1 ? "one process, PostgreSQL" : "one of two, PostgreSQL", figures);
      await postgres.drop();
    }
  } finally {
    await stopPostgres();
    await removeRunFolder();
  }
}

function print(name: string, { items, kills, lost, twice, counts, goesOnS }: Figures): void {
  // The others are measured all the same, and whoever started it hears of it.
  if (lost > 0 || twice > 0) process.exitCode = 1;
  const results = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
  console.log(`${name}: ${items} items, ${kills} kills: ${lost} lost, ${twice} done twice; ${results.join(", ")}`);
  const [half, most] = [quantile(goesOnS, 0.5), Math.max(...goesOnS)];
  console.log(`  goes on after ${half.toFixed(1)} s at the median, ${most.toFixed(1)} s at most`);
}

interface Cast {
  readonly instances: number;
  readonly databaseUrl: string | null;
}

async function killed(stage: Stage, { instances, databaseUrl }: Cast): Promise<Figures> {
  const sandbox = await startSandbox(stage, "unlimited", { size: "large" });
  const { port: zoomPort, url: zoom } = sandbox;
  const written = async (): Promise<readonly string[]> => {
    const answer = await fetch(`${zoom}/sandbox/requests?operation=${OPERATION}`);
    const { requests } = v.parse(Log, await answer.json());
    return requests.flatMap(({ path: at, status }) => (status !== null && status < 300 ? [at] : []));
  };

  const ports = await Promise.all(Array.from({ length: instances }, freePort));
  const origin = `http://localhost:${ports[0]}`;
  const begin = (port: number) => startConsole(stage, { port, zoomPort, plan: "unlimited", origin, databaseUrl });
  const consoles: ChildProcess[] = [];
  for (const port of ports) consoles.push(await begin(port));

  const browser = new Browser(origin);
  await browser.signIn("admin@sandbox.example");
  const { id } = await planned(browser, retention, await firstChannels(ITEMS, pagesOf(browser)));
  await slowDown(sandbox, ZOOM_MS);
  await apply(browser, id);
  const goesOnS: number[] = [];
  let kills = 0;
  while (kills < KILLS) {
    await delay(200 + Math.random() * 1_500);
    const before = (await written()).length;
    if (before >= ITEMS) break;
    const victim = kills % instances;
    const child = consoles[victim];
    if (!child) throw new Error("no console to kill");
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    kills += 1;
    const killedAt = performance.now();
    const atKill = (await written()).length;
    // Alone it is started again, as a service is; of two the other goes on meanwhile.
    if (instances === 1) consoles[victim] = await begin(ports[victim] ?? 0);
    while ((await written()).length === atKill && atKill < ITEMS) await delay(50);
    goesOnS.push((performance.now() - killedAt) / 1_000);
    if (instances > 1) consoles[victim] = await begin(ports[victim] ?? 0);
  }
  const { counts } = await until(browser, id, "done", 500);
  const paths = await written();
  const distinct = new Set(paths).size;
  return { items: ITEMS, kills, lost: ITEMS - distinct, twice: paths.length - distinct, counts, goesOnS };
}
