// A sandbox and one or more BFFs in this process, on free ports, over real HTTP.
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../sandbox/app.ts";
import { sandboxAccountId } from "../../sandbox/store/account-id.ts";
import { freePort } from "../../scripts/processes.mjs";
import { createApp } from "../app.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import { type Database, databaseSource } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import type { Boss } from "../jobs/boss.ts";
import { createLog } from "../log.ts";
import { createExpressServer, stopGently } from "../serving.ts";
import { createUpstream } from "../zoom/upstream.ts";
import { Browser } from "./browser.ts";
import { createPostgresDatabase } from "./postgres.ts";
import { routesOf } from "./routes-of.ts";
import { createStartedPostgres, prepareStartedPglite } from "./started-database.ts";

export type DatabaseKind = "pglite" | "postgres";
export const databaseKinds: readonly DatabaseKind[] = ["pglite", "postgres"];

export interface TestClock extends Clock {
  advance(ms: number): void;
}

/** The time, plus what a test advanced it by. */
export function testClock(): TestClock {
  let offsetMs = 0;
  return {
    nowMs: () => Date.now() + offsetMs,
    advance: (ms) => {
      offsetMs += ms;
    },
  };
}

export interface Instance {
  readonly url: string;
  readonly config: Config;
  readonly database: Database;
  /** A browser that nobody signed in with. */
  browser(): Browser;
  readonly jobs: Pick<Boss, "start" | "stop">;
  /** All it answers: `GET /api/session`. */
  readonly routes: readonly string[];
  /** Does what is otherwise done every quarter of an hour. */
  sweep(): Promise<void>;
  /** Notes in the audit trail which settings have changed, as a start does. */
  recordSettings(): Promise<void>;
  /** What a start does: tries the account connection, and says in the log how that went. */
  checkAccount(): Promise<void>;
  /** Tells it to stop, as a signal would. */
  stop(graceMs?: number): Promise<void>;
}

export interface Stack extends Instance {
  readonly sandbox: Sandbox;
  readonly clock: TestClock;
  /** Everything the instances logged, as text. */
  logText(): string;
  /** A browser signed in as a person of the sandbox: the part of the address before the @. */
  signIn(person: string): Promise<Browser>;
  /** Another BFF on the same database; PostgreSQL only. */
  startInstance(changes?: Partial<Config>): Promise<Instance>;
  /** Has the next requests that fit go wrong; see the sandbox's `POST /sandbox/faults`. */
  fault(fault: Readonly<Record<string, unknown>>): Promise<void>;
  close(): Promise<void>;
}

export interface StackOptions {
  readonly database?: DatabaseKind;
  /** Name of a database of the tests' PostgreSQL to begin with a copy of, rather than with empty tables. */
  readonly template?: string;
  readonly config?: Partial<Config>;
  readonly sandbox?: SandboxOptions;
  /** Has the instances work on jobs, which takes a moment at their start. */
  readonly jobs?: boolean;
  /** Where connections to an origin go; there itself when left out. */
  readonly addressOf?: (origin: string, sandboxUrl: string) => string;
}

export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { database: kind = "postgres", template, addressOf } = options;
  const clock = testClock();
  const sandbox = await createSandbox({ size: "small", clock, ...options.sandbox });
  const dataFolder = await mkdtemp(path.join(tmpdir(), "channelkeeper-test-"));
  const postgres =
    kind === "postgres" ? await (template ? createPostgresDatabase(template) : createStartedPostgres()) : null;
  if (!postgres) await prepareStartedPglite(dataFolder);
  const lines: string[] = [];
  const instances: Instance[] = [];

  const startInstance = async (changes: Partial<Config> = {}): Promise<Instance> => {
    const instance = await listen(
      {
        ...sandboxConfig(sandbox),
        dataFolder,
        databaseUrl: postgres?.url ?? null,
        ...options.config,
        ...changes,
      },
      clock,
      lines,
      addressOf && ((origin) => addressOf(origin, sandbox.url)),
    );
    if (options.jobs) await instance.jobs.start();
    instances.push(instance);
    return instance;
  };
  const first = await startInstance();
  return {
    ...first,
    sandbox,
    clock,
    startInstance,
    logText: () => lines.join(""),
    signIn: async (person) => {
      const browser = first.browser();
      const answer = await browser.signIn(`${person}@sandbox.example`);
      if (answer.headers.get("location") !== "/")
        throw new Error(`${person} could not sign in: ${answer.status} ${answer.headers.get("location")}`);
      return browser;
    },
    fault: async (fault) => {
      const answer = await fetch(`${sandbox.url}/sandbox/faults`, { method: "POST", body: JSON.stringify(fault) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    close: async () => {
      await Promise.all(instances.map((instance) => instance.stop(0)));
      await sandbox.close();
      await postgres?.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Settings that speak to a sandbox as its apps. */
function sandboxConfig({ url: sandboxUrl, fileUrl }: Sandbox): Config {
  return {
    port: 0,
    host: "127.0.0.1",
    publicUrl: "",
    trustedProxies: 0,
    databaseUrl: null,
    dataFolder: "",
    secrets: ["a secret for tests that is long enough"],
    sessionIdleMs: 3_600_000,
    sessionMaxMs: 12 * 3_600_000,
    auditMs: 30 * 86_400_000,
    auditCheckpoints: { file: null, url: null },
    changesMs: 30 * 86_400_000,
    approval: { aboveItems: null, isGraveIncluded: false, withinMs: 3_600_000 },
    inventoryPart: 0,
    webhookSecret: null,
    client: { id: "sandbox-user", secret: "sandbox-user-secret" },
    accountId: sandboxAccountId,
    account: { id: sandboxAccountId, clientId: "sandbox-s2s", clientSecret: "sandbox-s2s-secret" },
    adminApp: null,
    signInLimits: null,
    oauthUrl: sandboxUrl,
    apiUrl: sandboxUrl,
    fileUrl,
    fileApiUrl: fileUrl,
    plan: "business",
    zoomTimeoutMs: 5_000,
    logLevel: "debug",
    logFormat: "json",
    webFolder: "/nonexistent",
    isSandbox: true,
  };
}

async function listen(
  given: Config,
  clock: Clock,
  lines: string[],
  addressOf: ((origin: string) => string) | undefined,
): Promise<Instance> {
  const port = given.port || (await freePort());
  const url = `http://localhost:${port}`;
  const config: Config = { ...given, port, publicUrl: given.publicUrl || url };
  const log = createLog(config.logLevel, { write: (line) => lines.push(line) });
  let isStopping = false;
  const opening = openDatabase(config, clock, log);
  const source = databaseSource(opening);
  const upstream = createUpstream(config, addressOf);
  const app = createApp({ config, database: source, upstream, clock, log, isStopping: () => isStopping });
  const server = createExpressServer(app.handler);
  server.listen(port, config.host);
  await once(server, "listening");
  const database = await opening;
  let stopping: Promise<void> | null = null;
  return {
    url,
    config,
    database,
    jobs: app.jobs,
    routes: routesOf(app.handler),
    sweep: app.sweep,
    checkAccount: app.checkAccount,
    recordSettings: app.recordSettings,
    browser: () => new Browser(`http://127.0.0.1:${port}`, config.publicUrl),
    stop: (graceMs) => {
      stopping ??= (async () => {
        isStopping = true;
        app.closeStreams();
        await Promise.all([stopGently(server, graceMs), app.jobs.stop()]);
        await upstream.close();
        await app.stopAudit();
        await database.close();
      })();
      return stopping;
    },
  };
}
