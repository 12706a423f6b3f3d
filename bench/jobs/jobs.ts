// Jobs of thousands of items beside what Zoom's limits allow at most (plan business): one instance with its embedded
// database, three on one PostgreSQL, each alone and while twenty people click; and a script with Zoom's SDK.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import * as v from "valibot";
import type { RateLabel } from "../../contract/operation.ts";
import { operations } from "../../contract/operations.gen.ts";
import { rateLimits } from "../../contract/rate-limits.ts";
import { freePort } from "../../scripts/processes.mjs";
import { Browser } from "../../server/testing/browser.ts";
import { createPostgresDatabase, stopPostgres } from "../../server/testing/postgres.ts";
import { createRunFolder, removeRunFolder } from "../../server/testing/run-folder.ts";
import { firstChannels, pagesOf } from "../channels.ts";
import { startConsole, startSandbox } from "../console.ts";
import { apply, archiving, type Part, planned, retention, until } from "../one-change.ts";
import { bundle } from "../processes.ts";
import { onStage, type Stage } from "../stage.ts";
import { printTable, quantile } from "../table.ts";

const ITEMS = Number(process.env.BENCH_ITEMS ?? 3_000);
const PEOPLE = 20;
/** Some of them for a shorter run: BENCH_SUBJECTS="script,one". */
const SUBJECTS = process.env.BENCH_SUBJECTS?.split(",");
const isWanted = (name: string) => SUBJECTS?.includes(name) !== false;
const PAGE_EVERY_MS = 3_000;
const REQUESTS_OF_PAGE = 3;

const Users = v.object({ users: v.array(v.object({ email: v.string() })) });
const Log = v.object({
  requests: v.array(v.object({ operation: v.nullish(v.string()), status: v.nullable(v.number()) })),
});
const Failed = v.object({ items: v.array(v.object({ failure: v.object({ message: v.string() }) })) });
const ScriptEnd = v.object({ seconds: v.number(), failed: v.number() });

interface Measured {
  readonly seconds: number;
  /** What the limits allow at the soonest, for as many requests as there were. */
  readonly leastSeconds: number;
  /** The same where a window's requests go one after the other, and not at once. */
  readonly evenSeconds: number;
  readonly refused: number;
  readonly failed: number;
  /** Milliseconds; Infinity where somebody was sent away. */
  readonly waits: readonly number[];
}

interface Subject {
  readonly instances: number;
  readonly people: number;
  readonly databaseUrl: string | null;
}

const casts = [
  ["one", 1, 0],
  ["one with people", 1, PEOPLE],
  ["three", 3, 0],
  ["three with people", 3, PEOPLE],
] as const;

const rateOf = new Map<string, RateLabel>(operations.map(({ id, rate }) => [id, rate]));

/** What the sandbox answered since it was last asked to forget. */
async function requestsAt(url: string): Promise<Pick<Measured, "leastSeconds" | "evenSeconds" | "refused">> {
  const { requests } = v.parse(Log, await (await fetch(`${url}/sandbox/requests`)).json());
  const counts = new Map<RateLabel, number>();
  for (const { operation } of requests) {
    const rate = rateOf.get(operation ?? "");
    if (rate) counts.set(rate, (counts.get(rate) ?? 0) + 1);
  }
  const secondsFor = (beyond: (most: number) => number) =>
    Math.max(
      0,
      ...[...counts].map(([rate, count]) => {
        const { requests: most, seconds } = rateLimits.business[rate];
        return (Math.max(0, count - beyond(most)) * seconds) / most;
      }),
    );
  return {
    // As many as a window holds go at once.
    leastSeconds: secondsFor((most) => most),
    evenSeconds: secondsFor(() => 0),
    refused: requests.filter(({ status }) => status === 429).length,
  };
}

const forget = (url: string) => fetch(`${url}/sandbox/requests`, { method: "DELETE" });

export async function run(): Promise<void> {
  await createRunFolder();
  try {
    const retained: Record<string, Measured> = {};
    const archived: Record<string, Measured> = {};
    if (isWanted("script")) retained["script, SDK"] = await onStage(scripted);
    for (const [name, instances, clicking] of casts.filter(([name]) => isWanted(name))) {
      const postgres = instances > 1 ? await createPostgresDatabase() : null;
      const subject = { instances, people: clicking, databaseUrl: postgres?.url ?? null };
      const measured = await onStage((stage) => ran(stage, subject));
      [retained[name], archived[name]] = measured;
      print({ [name]: measured[0] });
      await postgres?.drop();
    }
    console.log(`\n${ITEMS} retentions`);
    print(retained);
    console.log(`\n${ITEMS} archived`);
    print(archived);
  } finally {
    await stopPostgres();
    await removeRunFolder();
  }
}

function print(subjects: Readonly<Record<string, Measured>>): void {
  const row = (figure: string, unit: string, of: (one: Measured) => number) => ({
    figure,
    unit,
    values: Object.fromEntries(Object.entries(subjects).map(([name, one]) => [name, of(one)])),
  });
  printTable([
    row("took", "s", ({ seconds }) => seconds),
    row("of what the limit allows", "%", ({ seconds, leastSeconds }) => (leastSeconds / seconds) * 100),
    row("of an even pace", "%", ({ seconds, evenSeconds }) => (evenSeconds / seconds) * 100),
    row("429 by Zoom", "", ({ refused }) => refused),
    row("not done", "", ({ failed }) => failed),
    row("people waited p50", "ms", ({ waits }) => quantile(waits, 0.5)),
    row("people waited p95", "ms", ({ waits }) => quantile(waits, 0.95)),
    row("people asked", "", ({ waits }) => waits.length),
    row("people sent away", "", ({ waits }) => waits.filter((ms) => ms === Infinity).length),
  ]);
}

async function scripted(stage: Stage): Promise<Measured> {
  const { url } = await startSandbox(stage, "business", { size: "large" });
  const answer = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from("sandbox-s2s:sandbox-s2s-secret").toString("base64")}` },
    body: new URLSearchParams({ grant_type: "account_credentials", account_id: "sandbox-account-000001" }),
  });
  const { access_token: accessToken } = v.parse(v.object({ access_token: v.string() }), await answer.json());
  const channels = await firstChannels(ITEMS, async (query) => {
    await delay(20);
    const page = await fetch(`${url}/v2/chat/channels?${query}`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    return page.json();
  });
  await delay(2_000);
  await forget(url);
  const file = await bundle("bench/jobs/script.ts");
  const child = spawn(process.execPath, [file], {
    env: {
      SANDBOX_URL: url,
      CHANNELS: JSON.stringify(channels.map(({ channelId }) => channelId)),
      PERIOD: "90d",
      TOKEN: JSON.stringify({
        accessToken,
        expirationTimeIso: new Date(Date.now() + 3_000_000).toISOString(),
        scopes: [],
      }),
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [message] = await once(child, "message");
  return { ...v.parse(ScriptEnd, message), ...(await requestsAt(url)), waits: [] };
}

async function ran(stage: Stage, { instances, people: clicking, databaseUrl }: Subject): Promise<[Measured, Measured]> {
  const sandbox = await startSandbox(stage, "business", { size: "large" });
  const ports = await Promise.all(Array.from({ length: instances }, freePort));
  const origin = `http://localhost:${ports[0]}`;
  for (const port of ports)
    await startConsole(stage, { port, zoomPort: sandbox.port, plan: "business", origin, databaseUrl });
  const browser = new Browser(origin);
  await browser.signIn("admin@sandbox.example");
  const clickers = await clickersAt(browser, ports, clicking);
  const targets = await firstChannels(ITEMS, pagesOf(browser));
  const measure = async (part: Part): Promise<Measured> => {
    const { id } = await planned(browser, part, targets);
    await delay(2_000);
    await forget(sandbox.url);
    const waits: number[] = [];
    let isOver = false;
    const working = clickers.map((one) => click(one, waits, () => isOver));
    const beganAt = performance.now();
    await apply(browser, id);
    const { counts } = await until(browser, id, "done");
    const seconds = (performance.now() - beganAt) / 1_000;
    isOver = true;
    const told = await requestsAt(sandbox.url);
    await Promise.all(working);
    const failed = await browser.get(`/api/changes/${id}/items?status=failed`);
    for (const { failure } of v.parse(Failed, failed.json()).items) console.log(`${part.actionId}: ${failure.message}`);
    return { seconds, ...told, failed: ITEMS - (counts.done ?? 0), waits };
  };
  return [await measure(retention), await measure(archiving)];
}

/** So many people, none of them twice, at the instances in turns. */
async function clickersAt(admin: Browser, ports: readonly number[], count: number): Promise<readonly Browser[]> {
  if (count === 0) return [];
  const list = await admin.get(`/api/zoom/account/users?status=active&page_size=${count}`);
  const clickers: Browser[] = [];
  for (const [n, { email }] of v.parse(Users, list.json()).users.entries()) {
    const signedIn = new Browser(admin.url);
    const answer = await signedIn.signIn(email);
    if (signedIn.cookies.size === 0) throw new Error(`${email} was not signed in: ${answer.headers.get("location")}`);
    const own = new Browser(`http://localhost:${ports[n % ports.length]}`, admin.url);
    for (const [name, value] of signedIn.cookies) own.cookies.set(name, value);
    clickers.push(own);
  }
  if (clickers.length < count) throw new Error(`There are ${clickers.length} people, fewer than ${count}.`);
  return clickers;
}

async function click(browser: Browser, waits: number[], isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await delay(Math.random() * 2 * PAGE_EVERY_MS);
    if (isOver()) return;
    await Promise.all(
      Array.from({ length: REQUESTS_OF_PAGE }, async () => {
        const beganAt = performance.now();
        const answer = await browser.get("/api/zoom/me/chat/users/me/channels?page_size=10");
        if (answer.status === 429) waits.push(Infinity);
        else if (answer.status !== 200) throw new Error(answer.text);
        else waits.push(performance.now() - beganAt);
      }),
    );
  }
}
