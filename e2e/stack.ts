// A sandbox and a BFF of their own for each worker, as processes of the build, on free ports and an empty data folder.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort, stop } from "../scripts/processes.mjs";
import { sandboxSettings } from "../scripts/sandbox-settings.mjs";
import { keepSentOperations } from "./sent-operations.ts";

// The project; tests and measures are started from there.
const root = process.cwd();

export interface StackOptions {
  /** Environment of the sandbox, e.g. `SANDBOX_SIZE`. */
  readonly sandbox?: Readonly<Record<string, string>>;
  /** Environment of the BFF. */
  readonly server?: Readonly<Record<string, string>>;
}

export interface Stack {
  /** Where the console answers. */
  readonly url: string;
  readonly sandboxUrl: string;
  readonly serverPid: number;
  /** Everything both processes wrote so far. */
  output(): string;
  close(): Promise<void>;
}

async function untilAnswers(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${url}: the process ended.\n${output()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await delay(25);
  }
  throw new Error(`${url} did not answer.\n${output()}`);
}

/** Starts both and waits until they answer. Needs `npm run build` before. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), "channelkeeper-"));
  const [sandboxPort, filePort, port] = await Promise.all([freePort(), freePort(), freePort()]);
  const sandboxUrl = `http://localhost:${sandboxPort}`;
  const url = `http://localhost:${port}`;
  let output = "";
  const start = (file: string, env: Readonly<Record<string, string>>) => {
    const child = spawn(process.execPath, [path.join(root, file)], {
      env: { ...process.env, NODE_ENV: "production", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    return child;
  };
  const sandbox = start("dist/sandbox/main.js", {
    SANDBOX_SIZE: "small",
    ...options.sandbox,
    SANDBOX_PORT: `${sandboxPort}`,
    SANDBOX_FILE_PORT: `${filePort}`,
  });
  const plan = options.sandbox?.SANDBOX_PLAN ?? "business";
  const server = start("dist/server/main.js", {
    ...sandboxSettings(sandboxPort, filePort),
    ZOOM_PLAN: plan,
    DATA_DIR: dataFolder,
    PORT: `${port}`,
    PUBLIC_URL: url,
    ...options.server,
  });
  const close = async () => {
    await Promise.all([stop(server), stop(sandbox)]);
    keepSentOperations(`${port}`, output);
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    await Promise.all([
      untilAnswers(`${sandboxUrl}/sandbox/health`, sandbox, () => output),
      untilAnswers(`${url}/readyz`, server, () => output),
    ]);
  } catch (error) {
    await close();
    throw error;
  }
  if (server.pid === undefined) throw new Error("the BFF has no process id");
  return { url, sandboxUrl, serverPid: server.pid, output: () => output, close };
}
