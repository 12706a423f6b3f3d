// A change of many items while the console is killed again and again, on both databases, and one of two instances on
// PostgreSQL. The local Zoom's log of requests is the judge: nothing lost, nothing done twice, and how soon it goes on.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import * as v from "valibot";
import { freePort } from "../scripts/processes.mjs";
import { sandboxSettings } from "../scripts/sandbox-settings.mjs";
import { Browser } from "../server/testing/browser.ts";
import { createPostgresDatabase, stopPostgres } from "../server/testing/postgres.ts";
import { createRunFolder, removeRunFolder } from "../server/testing/run-folder.ts";
import { untilAnswers } from "./processes.ts";
import { onStage, type Stage } from "./stage.ts";
import { quantile } from "./table.ts";

const ITEMS = Number(process.env.BENCH_ITEMS ?? 2_000);
const KILLS = Number(process.env.BENCH_KILLS ?? 20);
const OPERATION = "updateRetentionPolicyOfChannel";

const Channels = v.object({
  channels: v.array(v.object({ id: v.string(), name: v.string() })),
  next_page_token: v.optional(v.string(), ""),
});
const Change = v.object({ id: v.string(), status: v.string(), counts: v.record(v.string(), v.number()) });
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
  const results = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
  console.log(`${name}: ${items} items, ${kills} kills: ${lost} lost, ${twice} done twice; ${results.join(", ")}`);
  const [half, most] = [quantile(goesOnS, 0.5), Math.max(...goesOnS)];
  console.log(`  goes on after ${half.toFixed(1)} s at the median, ${most.toFixed(1)} s at most`);
}

interface Cast {
  readonly instances: number;
  readonly databaseUrl: string | null;
}

async function killed({ folder, start }: Stage, { instances, databaseUrl }: Cast): Promise<Figures> {
  const sandboxPort = await freePort();
  const zoom = `http://127.0.0.1:${sandboxPort}`;
  await start("sandbox/main.ts", {
    SANDBOX_PORT: `${sandboxPort}`,
    SANDBOX_FILE_PORT: "0",
    SANDBOX_PLAN: "unlimited",
    SANDBOX_SIZE: "large",
  });
  await untilAnswers(`${zoom}/sandbox/health`);
  const written = async (): Promise<readonly string[]> => {
    const answer = await fetch(`${zoom}/sandbox/requests?operation=${OPERATION}`);
    const { requests } = v.parse(Log, await answer.json());
    return requests.flatMap(({ path: at, status }) => (status !== null && status < 300 ? [at] : []));
  };

  const ports = await Promise.all(Array.from({ length: instances }, freePort));
  const begin = async (port: number): Promise<ChildProcess> => {
    const child = await start("server/main.ts", {
      ...sandboxSettings(sandboxPort, sandboxPort),
      PORT: `${port}`,
      DATA_DIR: path.join(folder, "data"),
      SESSION_SECRET: "a secret of the bench, long enough for it",
      ZOOM_PLAN: "unlimited",
      // One address for all, as behind a load balancer.
      PUBLIC_URL: `http://localhost:${ports[0]}`,
      ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
    });
    await untilAnswers(`http://localhost:${port}/readyz`);
    return child;
  };
  const consoles: ChildProcess[] = [];
  for (const port of ports) consoles.push(await begin(port));

  const browser = new Browser(`http://localhost:${ports[0]}`);
  await browser.signIn("admin@sandbox.example");
  const change = await planAndApply(browser, await channelsOf(browser));
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
  const { counts } = await untilDone(browser, change);
  const paths = await written();
  const distinct = new Set(paths).size;
  return { items: ITEMS, kills, lost: ITEMS - distinct, twice: paths.length - distinct, counts, goesOnS };
}

async function channelsOf(browser: Browser): Promise<readonly { readonly channelId: string; readonly name: string }[]> {
  const all: { channelId: string; name: string }[] = [];
  for (let token = ""; all.length < ITEMS; ) {
    const answer = await browser.get(`/api/zoom/account/chat/channels?page_size=50&next_page_token=${token}`);
    const page = v.parse(Channels, answer.json());
    all.push(...page.channels.map(({ id, name }) => ({ channelId: id, name })));
    token = page.next_page_token;
    if (token === "") break;
  }
  if (all.length < ITEMS) throw new Error(`The sandbox has ${all.length} channels, fewer than ${ITEMS}.`);
  return all.slice(0, ITEMS);
}

async function planAndApply(browser: Browser, targets: readonly object[]): Promise<string> {
  const parts = [{ actionId: "set-retention", input: { period: "90d" }, targets }];
  const planned = await browser.post("/api/changes", { connection: "account", parts });
  const { id } = v.parse(Change, planned.json());
  while (v.parse(Change, (await browser.get(`/api/changes/${id}`)).json()).status === "planning") await delay(200);
  const applied = await browser.post(`/api/changes/${id}/apply`, { reason: "A bench." });
  v.parse(Change, applied.json());
  return id;
}

async function untilDone(browser: Browser, id: string): Promise<v.InferOutput<typeof Change>> {
  for (;;) {
    const answer = await browser.get(`/api/changes/${id}`);
    const change = v.parse(Change, answer.json());
    if (change.status === "done") return change;
    await delay(500);
  }
}
