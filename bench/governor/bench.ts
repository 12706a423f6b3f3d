// Requests of one label a second beside what Zoom allows at most (plan business): one instance with its embedded
// database, three on one PostgreSQL, each with jobs that never end, alone and while twenty people click.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { rateLimits } from "../../contract/rate-limits.ts";
import { freePort, stop } from "../../scripts/processes.mjs";
import { createPostgresDatabase, stopPostgres } from "../../server/testing/postgres.ts";
import { createRunFolder, removeRunFolder } from "../../server/testing/run-folder.ts";
import { bundle, untilAnswers } from "../processes.ts";
import { printTable, quantile } from "../table.ts";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
const WARM_UP_MS = 3_000;
const JOBS = 60;
const PEOPLE = 20;

const Told = v.object({
  answered: v.number(),
  refused: v.number(),
  asked: v.number(),
  waits: v.array(v.number()),
  told: v.number(),
});
type Told = v.InferOutput<typeof Told>;

export async function run(): Promise<void> {
  await createRunFolder();
  const folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-bench-"));
  const children: ChildProcess[] = [];
  try {
    const server = await createPostgresDatabase();
    const measure = async (instances: number, people: number): Promise<Told[]> => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const env = { PATH: process.env.PATH, NODE_ENV: "production" };
      const sandbox = spawn(process.execPath, [await bundle("sandbox/main.ts")], {
        env: { ...env, SANDBOX_PORT: `${port}`, SANDBOX_FILE_PORT: "0", SANDBOX_PLAN: "business" },
        stdio: ["ignore", "ignore", "inherit"],
      });
      children.push(sandbox);
      await untilAnswers(`${url}/sandbox/health`);
      // A new token of the app ends the last, so all use one.
      const token = await signIn(url);
      const file = await bundle("bench/governor/instance.ts");
      const started = Array.from({ length: instances }, (_, index) => {
        const child = spawn(process.execPath, [file], {
          env: {
            ...env,
            SANDBOX_URL: url,
            ACCESS_TOKEN: token,
            DATABASE_URL: instances > 1 ? server.url : "",
            DATA_DIR: folder,
            JOBS: `${JOBS}`,
            PEOPLE: `${Math.floor(people / instances) + (index < people % instances ? 1 : 0)}`,
          },
          stdio: ["ignore", "ignore", "inherit", "ipc"],
        });
        children.push(child);
        return child;
      });
      await Promise.all(started.map((child) => once(child, "message")));
      const fromMs = Date.now() + WARM_UP_MS;
      const told = await Promise.all(
        started.map(async (child) => {
          child.send({ fromMs, untilMs: fromMs + SECONDS * 1_000 });
          const [message] = await once(child, "message");
          return v.parse(Told, message);
        }),
      );
      await stop(sandbox);
      return told;
    };
    const subjects: Record<string, Told[]> = {
      "one instance": await measure(1, 0),
      "one, with people": await measure(1, PEOPLE),
      three: await measure(3, 0),
      "three, with people": await measure(3, PEOPLE),
    };
    print(subjects);
    await server.drop();
  } finally {
    await Promise.all(children.map(stop));
    await stopPostgres();
    await rm(folder, { recursive: true, force: true });
    await removeRunFolder();
  }
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from("sandbox-s2s:sandbox-s2s-secret").toString("base64")}` },
    body: new URLSearchParams({ grant_type: "account_credentials", account_id: "sandbox-account" }),
  });
  return v.parse(v.object({ access_token: v.string() }), await answer.json()).access_token;
}

function print(subjects: Readonly<Record<string, readonly Told[]>>): void {
  const bound = rateLimits.business.MEDIUM.requests;
  const sum = (told: readonly Told[], of: (one: Told) => number) => told.reduce((total, one) => total + of(one), 0);
  const row = (figure: string, unit: string, atBound: number, of: (told: readonly Told[]) => number) => ({
    figure,
    unit,
    values: {
      "the limit": atBound,
      ...Object.fromEntries(Object.entries(subjects).map(([name, told]) => [name, of(told)])),
    },
  });
  const waits = (told: readonly Told[]) => told.flatMap((one) => one.waits);
  printTable([
    row("requests", "/s", bound, (told) => sum(told, ({ answered }) => answered) / SECONDS),
    row("429 by Zoom", "", 0, (told) => sum(told, ({ refused }) => refused)),
    row("people waited p50", "ms", 0, (told) => quantile(waits(told), 0.5)),
    row("people waited p95", "ms", 0, (told) => quantile(waits(told), 0.95)),
    row("people sent away", "", 0, (told) => sum(told, (one) => one.told)),
    row("database asked", "/s", 0, (told) => sum(told, ({ asked }) => asked) / SECONDS),
  ]);
}
