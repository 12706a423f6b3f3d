// Requests a second through the BFF (session check, allowlist, log on) for an 8 KB answer at 64 connections, beside
// other proxies and the upstream itself; each in a process of its own, in turns, the median of several rounds.
import path from "node:path";
import { freePort } from "../../scripts/processes.mjs";
import { type Loaded, load } from "../load/load.ts";
import { residentMiB, untilAnswers } from "../processes.ts";
import { cookiesOf, signIn } from "../sign-in.ts";
import { onStage } from "../stage.ts";
import { printTable, quantile } from "../table.ts";

const CONNECTIONS = 64;
const WARM_UP_SECONDS = 3;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const PATH_BELOW = "/chat/users/me/channels?page_size=50";

type Measured = Loaded & { readonly memoryMiB: number };

interface Subject {
  readonly pid: number;
  readonly port: number;
  readonly path: string;
  readonly cookie: string;
}

export async function run(): Promise<void> {
  await onStage(async (stage) => {
    const start = async (entry: string, env: Readonly<Record<string, string>>) =>
      (await stage.start(entry, env)).pid ?? 0;
    const upstreamPort = await freePort();
    const upstream = `http://127.0.0.1:${upstreamPort}`;
    const upstreamPid = await start("bench/proxy/upstream.ts", { PORT: `${upstreamPort}` });

    const fastifyPort = await freePort();
    const fastifyPid = await start("bench/proxy/fastify.ts", { PORT: `${fastifyPort}`, UPSTREAM: upstream });

    const barePort = await freePort();
    const barePid = await start("bench/proxy/bare-express.ts", { PORT: `${barePort}`, UPSTREAM: upstream });

    const port = await freePort();
    const pid = await start("server/main.ts", {
      PORT: `${port}`,
      DATA_DIR: path.join(stage.folder, "data"),
      CHANNELKEEPER_SANDBOX: "1",
      ZOOM_CLIENT_ID: "bench",
      ZOOM_CLIENT_SECRET: "bench-secret",
      ZOOM_OAUTH_URL: upstream,
      ZOOM_API_URL: upstream,
      ZOOM_PLAN: "unlimited",
    });
    await Promise.all([
      untilAnswers(`${upstream}/v2/users/me`),
      untilAnswers(`http://127.0.0.1:${fastifyPort}/api/zoom/me/users/me`),
      untilAnswers(`http://127.0.0.1:${barePort}/sign-in`),
      untilAnswers(`http://localhost:${port}/readyz`),
    ]);
    const bareCookie = cookiesOf(await fetch(`http://127.0.0.1:${barePort}/sign-in`)).join("; ");
    const proxied = `/api/zoom/me${PATH_BELOW}`;
    const subjects: Record<string, Subject> = {
      "@fastify/http-proxy": { pid: fastifyPid, port: fastifyPort, path: proxied, cookie: "" },
      channelkeeper: { pid, port, path: proxied, cookie: await signIn(`http://localhost:${port}`) },
      "bare Express": { pid: barePid, port: barePort, path: proxied, cookie: bareCookie },
      upstream: { pid: upstreamPid, port: upstreamPort, path: `/v2${PATH_BELOW}`, cookie: "" },
    };
    printMedians(await measureInTurns(subjects));
  });
}

async function measureInTurns(subjects: Readonly<Record<string, Subject>>): Promise<Record<string, Measured[]>> {
  const measure = async ({ pid, port, path: target, cookie }: Subject, seconds: number): Promise<Measured> => {
    const headers: Record<string, string> = cookie === "" ? {} : { cookie };
    const loaded = await load(pid, { port, target: `GET ${target}`, headers, connections: CONNECTIONS, seconds });
    return { ...loaded, memoryMiB: await residentMiB(pid) };
  };
  for (const subject of Object.values(subjects)) await measure(subject, WARM_UP_SECONDS);
  const rounds: Record<string, Measured[]> = {};
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, subject] of Object.entries(subjects)) {
      rounds[name] ??= [];
      rounds[name].push(await measure(subject, SECONDS));
    }
  return rounds;
}

function printMedians(rounds: Readonly<Record<string, readonly Measured[]>>): void {
  const row = (figure: string, unit: string, pick: (measured: Measured) => number) => ({
    figure,
    unit,
    values: Object.fromEntries(
      Object.entries(rounds).map(([name, measured]) => [name, quantile(measured.map(pick), 0.5)]),
    ),
  });
  printTable([
    row("requests", "/s", ({ perSecond }) => perSecond),
    row("p50", "ms", ({ p50Ms }) => p50Ms),
    row("p99", "ms", ({ p99Ms }) => p99Ms),
    row("processor time", "µs a request", (measured) => measured.processorUs),
    row("memory", "MiB", ({ memoryMiB }) => memoryMiB),
  ]);
}
