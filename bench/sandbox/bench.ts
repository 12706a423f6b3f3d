// The sandbox: how soon it answers and how much memory it takes at each size; list, get and update at the largest, beside
// the smallest and beside a bare server that sends the same bytes; and what it costs to hold answers against the contract.
import { setTimeout as delay } from "node:timers/promises";
import * as v from "valibot";
import { type Loaded, load } from "../load/load.ts";
import { bundle } from "../processes.ts";
import { printTable, quantile, type Row } from "../table.ts";
import { type Subject, start } from "./subject.ts";

const CONNECTIONS = 16;
const WARM_UP_SECONDS = 2;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const START_RUNS = 3;
const SETTLE_MS = 1_500;

/** Sends what it is told in the environment, whatever it is asked. */
const bareServer = `
const body = Buffer.alloc(Number(process.env.BYTES), "x");
require("node:http").createServer((_, response) => {
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": body.length });
  response.end(body);
}).listen(+process.env.SANDBOX_PORT);`;

const Token = v.object({ access_token: v.string() });
const Page = v.object({
  channels: v.array(v.object({ id: v.string() })),
  next_page_token: v.string(),
  total_records: v.number(),
});

async function tokenOf({ url }: Subject): Promise<string> {
  const basic = Buffer.from("sandbox-s2s:sandbox-s2s-secret").toString("base64");
  const body = new URLSearchParams({ grant_type: "account_credentials", account_id: "sandbox-account" });
  const answer = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body,
  });
  return v.parse(Token, await answer.json()).access_token;
}

interface Request {
  /** Method and path. */
  readonly target: string;
  readonly token: string;
  readonly body?: string;
}

interface Requests {
  readonly "first page of 50": Request;
  readonly "page of 50 in the middle": Request;
  readonly "get a channel": Request;
  readonly "update a channel": Request;
  readonly pageBytes: number;
}

/** Of a person who is in nearly every channel: several full pages in the smallest company too. */
const LIST = "/v2/chat/users/archive%40sandbox.example/channels?page_size=50";

/** Requests about channels of a sandbox; the middle of its list is where it had to page to. */
async function requestsFor(subject: Subject): Promise<Requests> {
  const token = await tokenOf(subject);
  const read = async (path: string) => {
    const answer = await fetch(`${subject.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    const text = await answer.text();
    return { page: v.parse(Page, JSON.parse(text)), bytes: Buffer.byteLength(text) };
  };
  const first = await read(LIST);
  let middle = LIST;
  let { next_page_token: next } = first.page;
  for (let passed = 50; next !== "" && passed < first.page.total_records / 2; passed += 50) {
    const path = `${LIST}&next_page_token=${next}`;
    const { page } = await read(path);
    // A last page that is not full would be no measure.
    if (page.channels.length === 50) middle = path;
    next = page.next_page_token;
  }
  const channel = `/v2/chat/channels/${first.page.channels[1]?.id}`;
  const body = JSON.stringify({ channel_settings: { posting_permissions: 1 } });
  return {
    "first page of 50": { target: `GET ${LIST}`, token },
    "page of 50 in the middle": { target: `GET ${middle}`, token },
    "get a channel": { target: `GET ${channel}`, token },
    "update a channel": { target: `PATCH ${channel}`, token, body },
    pageBytes: first.bytes,
  };
}

const median = (values: readonly number[]) => quantile(values, 0.5);

async function measureStarts(sandbox: string): Promise<void> {
  const subjects: Record<string, () => Promise<Subject>> = {
    "node:http alone": () => start(["-e", bareServer], { BYTES: "2" }),
    ...Object.fromEntries(
      ["small", "medium", "large", "huge"].map((size) => [size, () => start([sandbox], { SANDBOX_SIZE: size })]),
    ),
  };
  const measured: Record<string, { startedMs: number; memoryMiB: number }[]> = {};
  for (let run = 0; run < START_RUNS; run++)
    for (const [name, open] of Object.entries(subjects)) {
      const subject = await open();
      await delay(SETTLE_MS);
      measured[name] ??= [];
      measured[name].push({ startedMs: subject.startedMs, memoryMiB: await subject.memoryMiB() });
      await subject.close();
    }
  const row = (figure: string, unit: string, key: "startedMs" | "memoryMiB"): Row => ({
    figure,
    unit,
    values: Object.fromEntries(
      Object.entries(measured).map(([name, all]) => [name, median(all.map((one) => one[key]))]),
    ),
  });
  printTable([row("first answer", "ms", "startedMs"), row("memory idle", "MiB", "memoryMiB")]);
}

async function measureRequests(sandbox: string): Promise<void> {
  const env = { SANDBOX_PLAN: "unlimited", SANDBOX_VALIDATION: "off" };
  const small = await start([sandbox], { ...env, SANDBOX_SIZE: "small" });
  const large = await start([sandbox], { ...env, SANDBOX_SIZE: "large" });
  const checked = await start([sandbox], { ...env, SANDBOX_SIZE: "large", SANDBOX_VALIDATION: "on" });
  const requests = await Promise.all([small, large, checked].map(requestsFor));
  const bare = await start(["-e", bareServer], { BYTES: `${requests[0]?.pageBytes ?? 0}` });
  const sandboxes = { "150 channels": small, "10,000 channels": large, "10,000, validated": checked };
  try {
    const figures = ["first page of 50", "page of 50 in the middle", "get a channel", "update a channel"] as const;
    for (const figure of figures) {
      const subjects: [string, Subject, Request][] = Object.entries(sandboxes).map(([name, subject], index) => {
        const request = requests[index]?.[figure];
        if (!request) throw new Error(`no request for ${name}`);
        return [name, subject, request];
      });
      if (figure === "first page of 50") subjects.push(["node:http alone", bare, { target: "GET /", token: "" }]);
      console.log(`${figure}\n`);
      printLoaded(await inTurns(subjects));
      console.log("");
    }
    printTable([
      {
        figure: "memory after",
        unit: "MiB",
        values: Object.fromEntries(
          await Promise.all(
            Object.entries(sandboxes).map(async ([name, one]) => [name, await one.memoryMiB()] as const),
          ),
        ),
      },
    ]);
  } finally {
    for (const subject of [small, large, checked, bare]) await subject.close();
  }
}

async function inTurns(subjects: readonly [string, Subject, Request][]): Promise<Record<string, Loaded[]>> {
  const loadFor = ({ pid, port }: Subject, { token, ...request }: Request, seconds: number) =>
    load(pid, { port, ...request, headers: { authorization: `Bearer ${token}` }, connections: CONNECTIONS, seconds });
  for (const [, subject, request] of subjects) await loadFor(subject, request, WARM_UP_SECONDS);
  const rounds: Record<string, Loaded[]> = {};
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, subject, request] of subjects) {
      rounds[name] ??= [];
      rounds[name].push(await loadFor(subject, request, SECONDS));
    }
  return rounds;
}

function printLoaded(rounds: Readonly<Record<string, readonly Loaded[]>>): void {
  const row = (figure: string, unit: string, pick: (loaded: Loaded) => number): Row => ({
    figure,
    unit,
    values: Object.fromEntries(Object.entries(rounds).map(([name, all]) => [name, median(all.map(pick))])),
  });
  printTable([
    row("answers", "/s", ({ perSecond }) => perSecond),
    row("processor time", "µs each", ({ processorUs }) => processorUs),
    row("on one core of its own", "/s", ({ processorUs }) => 1_000_000 / processorUs),
    row("p99", "ms", ({ p99Ms }) => p99Ms),
  ]);
}

export async function run(): Promise<void> {
  const sandbox = await bundle("sandbox/main.ts");
  await measureStarts(sandbox);
  console.log("");
  await measureRequests(sandbox);
}
