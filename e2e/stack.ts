// A sandbox and a BFF of their own for each worker, as processes of the build, on free ports, with data of their own.
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { InventoryStatus } from "../domain/inventory/status.ts";
import { freePort, stop } from "../scripts/processes.mjs";
import { sandboxSettings } from "../scripts/sandbox-settings.mjs";
import { Browser } from "../server/testing/browser.ts";
import { createPostgresDatabase, type PostgresDatabase } from "../server/testing/postgres.ts";
import { onceForRun, runFolder } from "../server/testing/run-folder.ts";
import { keepSentOperations } from "./sent-operations.ts";

/** Ours, but for what the tests tell one another. */
const { CHANNELKEEPER_TEST_FOLDER: _, ...ownEnv } = process.env;

// The project; tests and measures are started from there.
const root = process.cwd();

export interface StackOptions {
  /** Environment of the sandbox, e.g. `SANDBOX_SIZE`. */
  readonly sandbox?: Readonly<Record<string, string>>;
  /** Environment of the BFF. */
  readonly server?: Readonly<Record<string, string>>;
  /** What its data folder holds: nothing when left out, what a first start makes, or the whole account as it was read. */
  readonly data?: keyof typeof kept;
  /** What the BFF keeps its data in; without it, the embedded database that a console without settings has. */
  readonly database?: "pglite" | "postgres";
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

/** An inventory that reads as quickly as it can. */
export const quickInventory = {
  sandbox: { SANDBOX_PLAN: "unlimited" },
  server: { INVENTORY_PERCENT: "100", ZOOM_PLAN: "unlimited" },
} as const;

/** Data folders that many stacks begin with. Each is made once for a run, and left by a console that was stopped. */
const kept = {
  started: { options: {}, until: async () => undefined },
  whole: { options: quickInventory, until: untilWhole },
} as const satisfies Record<string, { options: StackOptions; until: (stack: Stack) => Promise<void> }>;

interface Kept {
  readonly folder: string;
  /** Beside the folder, where the data is not all in it. */
  readonly databaseName: string | null;
}

const keptOf = async (data: keyof typeof kept, kind: StackOptions["database"] = "pglite"): Promise<Kept> =>
  JSON.parse(
    await onceForRun(`data-${data}-${kind}`, async () => {
      const folder = await mkdtemp(path.join(runFolder(), `data-${data}-`));
      const database = kind === "postgres" ? await createPostgresDatabase() : null;
      const stack = await startOn(folder, database, kept[data].options);
      await kept[data].until(stack);
      await stack.close();
      return JSON.stringify({ folder, databaseName: database?.name ?? null } satisfies Kept);
    }),
  );

async function untilWhole({ url }: Stack): Promise<void> {
  const browser = new Browser(url);
  await browser.signIn("owner@sandbox.example");
  const deadline = performance.now() + 110_000;
  while (performance.now() < deadline) {
    const { wholeSinceMs, steps } = (await browser.get("/api/inventory")).json() as InventoryStatus;
    const reportedAtMs = steps.find(({ id }) => id === "message-days")?.newestAtMs ?? 0;
    // Of channels that were found late, the reports tell when they are read once more.
    if (wholeSinceMs !== null && reportedAtMs >= wholeSinceMs) return;
    await delay(100);
  }
  throw new Error("the account was not read in time");
}

/** Starts both and waits until they answer. Needs `npm run build` before. */
export async function startStack({ data, database: kind, ...options }: StackOptions = {}): Promise<Stack> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), "channelkeeper-"));
  const from = data && (await keptOf(data, kind));
  if (from) cpSync(from.folder, dataFolder, { recursive: true });
  const database = kind === "postgres" ? await createPostgresDatabase(from?.databaseName ?? undefined) : null;
  const stack = await startOn(dataFolder, database, options);
  const close = async () => {
    await stack.close();
    await database?.drop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { ...stack, close };
}

async function startOn(dataFolder: string, database: PostgresDatabase | null, options: StackOptions): Promise<Stack> {
  const [sandboxPort, filePort, port] = await Promise.all([freePort(), freePort(), freePort()]);
  const sandboxUrl = `http://localhost:${sandboxPort}`;
  const url = `http://localhost:${port}`;
  let output = "";
  const start = (file: string, env: Readonly<Record<string, string>>) => {
    const child = spawn(process.execPath, [path.join(root, file)], {
      env: { ...ownEnv, NODE_ENV: "production", ...env },
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
    ...(database && { DATABASE_URL: database.url }),
    PORT: `${port}`,
    PUBLIC_URL: url,
    // It asks Zoom of its own accord, which specs that count requests have to do without.
    INVENTORY_PERCENT: "0",
    // Tests that share a stack do not add up.
    LARGE_CHANGE_MINUTES: "0",
    ...options.server,
  });
  const close = async () => {
    await Promise.all([stop(server), stop(sandbox)]);
    keepSentOperations(`${port}`, output);
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
