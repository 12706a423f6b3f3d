// A sandbox, or what it is measured beside, as a process of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { build } from "rolldown";
import * as v from "valibot";

/** One file of an entry and what it imports of ours. */
export async function bundle(entry: string): Promise<string> {
  const file = path.resolve("node_modules/.cache/bench", `${entry.replaceAll("/", "-")}.mjs`);
  await build({
    input: path.resolve(entry),
    platform: "node",
    external: (id) => !id.startsWith(".") && !path.isAbsolute(id),
    logLevel: "warn",
    output: { file, format: "esm", codeSplitting: false },
  });
  return file;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}

export interface Subject {
  readonly port: number;
  readonly url: string;
  /** From the start of the process to its first answer. */
  readonly startedMs: number;
  memoryMiB(): Promise<number>;
  /** Of all its threads so far. */
  processorUs(): Promise<number>;
  close(): Promise<void>;
}

/** @param args What node runs; the process listens on `SANDBOX_PORT`. */
export async function start(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Subject> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...env, SANDBOX_PORT: `${port}`, SANDBOX_FILE_PORT: "0" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(`${url}/sandbox/health`))) {
    if (child.exitCode !== null) throw new Error("the subject did not start");
    await delay(2);
  }
  const startedMs = performance.now() - startedAt;
  const pid = child.pid ?? 0;
  return {
    port,
    url,
    startedMs,
    memoryMiB: async () => Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024,
    async processorUs() {
      const stat = await readFile(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      // The kernel counts in hundredths of a second.
      return (Number(fields[11]) + Number(fields[12])) * 10_000;
    },
    close: () => stop(child),
  };
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.ok ?? false;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, "exit");
  child.kill();
  await exited;
}

const Loaded = v.object({ requests: v.number(), perSecond: v.number(), p99Ms: v.number(), failures: v.number() });
export type Loaded = v.InferOutput<typeof Loaded> & {
  /** Of the subject for one request: what is left of a figure on a machine others use too. */
  readonly processorUs: number;
};

export interface Request {
  /** Method and path, e.g. `GET /v2/users`. */
  readonly target: string;
  readonly token: string;
  readonly body?: string;
}

/** Lets a process of its own send a request over and over. */
export async function load(subject: Subject, request: Request, connections: number, seconds: number): Promise<Loaded> {
  const file = await bundle("bench/sandbox/load.ts");
  const before = await subject.processorUs();
  const child = spawn(process.execPath, [file], {
    env: {
      TARGET_PORT: `${subject.port}`,
      TARGET: request.target,
      TOKEN: request.token,
      ...(request.body !== undefined && { BODY: request.body }),
      CONNECTIONS: `${connections}`,
      SECONDS: `${seconds}`,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  await once(child, "close");
  const loaded = v.parse(v.pipe(v.string(), v.parseJson(), Loaded), output);
  if (loaded.failures > 0) throw new Error(`${request.target}: ${loaded.failures} answers were no success`);
  return { ...loaded, processorUs: ((await subject.processorUs()) - before) / loaded.requests };
}
