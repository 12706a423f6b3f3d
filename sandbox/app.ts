// A local Zoom: sign-in, API and control endpoints on one port.
import { setMaxListeners } from "node:events";
import type { OperationId } from "../contract/operations.gen.ts";
import type { Clock } from "./clock.ts";
import type { Failure, ResetOptions } from "./control/routes.ts";
import type { Endpoint } from "./events/send.ts";
import type { Webhooks } from "./events/webhooks.ts";
import { closeServer, type Listener, listen } from "./http/listen.ts";
import { createListener } from "./http/listener.ts";
import type { RequestEntry } from "./http/request-log.ts";
import { handlers as allHandlers } from "./operations/handlers.ts";
import type { Handler } from "./operations/operation.ts";
import { Runtime } from "./runtime.ts";
import type { Store } from "./store/store.ts";
import type { WorldSettings } from "./world.ts";

export interface SandboxOptions extends Partial<WorldSettings> {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Of the file host; 0, the default, takes a free one. */
  readonly filePort?: number;
  readonly host?: string;
  /** What tokens tell of where the API is; its own address unless given. */
  readonly apiUrl?: string;
  /** Checks every answer against the contract before it is sent; on unless switched off for a measurement. */
  readonly isValidating?: boolean;
  readonly clock?: Clock;
  /** When the company was made up, epoch milliseconds: now, unless given. It is the same company for the same time. */
  readonly createdAtMs?: number;
  /** Hears of every event from the start, and is there again after every reset. */
  readonly webhook?: Endpoint | null;
  /** Where the company is kept from run to run; in memory alone when there is none. */
  readonly dataFolder?: string | null;
  /** Takes one line for each failure of the sandbox itself. */
  readonly log?: (line: string) => void;
  /** Takes the place of the sandbox's own operations, in tests. */
  readonly handlers?: Partial<Record<OperationId, Handler>>;
}

export interface Sandbox {
  readonly url: string;
  readonly port: number;
  /** Where the file host answers. */
  readonly fileUrl: string;
  /** Where uploads are kept; null as long as there are none. */
  readonly folder: string | null;
  readonly webhooks: Webhooks;
  /** Those in force: of an earlier run where its company is kept. */
  readonly settings: WorldSettings;
  /** The company of this moment; a reset makes a new one. */
  readonly store: Store;
  nowMs(): number;
  /** Lets time pass at once for tokens, cursors and limits. */
  advance(ms: number): void;
  /** Everything as at the start, but for what the options change. */
  reset(options?: ResetOptions): void;
  /** The latest requests received, oldest first. */
  requests(): readonly RequestEntry[];
  /** What went wrong in the sandbox itself. */
  failures(): readonly Failure[];
  /** Stops; requests under way get `graceMs` to end, save those that a fault holds up. */
  close(graceMs?: number): Promise<void>;
}

const TICK_MS = 1_000;

export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, filePort = 0, host = "127.0.0.1" } = options;
  const runtime: Runtime = new Runtime({
    settings: {
      size: options.size ?? "medium",
      seed: options.seed ?? 1,
      plan: options.plan ?? "business",
      publicChannels: options.publicChannels ?? 0,
      imGroups: options.imGroups ?? "available",
      migration: options.migration ?? "unlocked",
      consistency: options.consistency ?? "immediate",
    },
    clock: options.clock ?? { nowMs: Date.now },
    createdAtMs: options.createdAtMs ?? null,
    handlers: options.handlers ?? allHandlers,
    isValidating: options.isValidating ?? true,
    webhook: options.webhook ?? null,
    dataFolder: options.dataFolder ?? null,
    log: options.log ?? console.error,
    fileUrl: () => files.url,
  });
  const closing = new AbortController();
  // As many as there are answers that wait.
  setMaxListeners(0, closing.signal);
  const common = {
    api: () => runtime.api,
    controls: runtime,
    folder: runtime.folder,
    closing: closing.signal,
    apiUrl: options.apiUrl ?? null,
  };
  const main = await listen(port, host, createListener({ ...common, host: "main", url: () => main.url }));
  const files: Listener = await listen(
    filePort,
    host,
    createListener({ ...common, host: "file", url: () => files.url }),
  ).catch(async (error) => {
    await closeServer(main);
    throw error;
  });
  const ticking = setInterval(() => runtime.settle(), TICK_MS).unref();

  return {
    url: main.url,
    port: main.port,
    fileUrl: files.url,
    get folder() {
      return runtime.folder.path;
    },
    webhooks: runtime.webhooks,
    get settings() {
      return runtime.api.world.settings;
    },
    get store() {
      return runtime.api.world.store;
    },
    nowMs: runtime.clock.nowMs,
    advance: (ms) => runtime.advance(ms),
    reset: (changes) => runtime.reset(changes),
    requests: runtime.requests.all,
    failures: () => runtime.failures,
    async close(graceMs = 0) {
      closing.abort();
      const cut = setTimeout(() => {
        for (const { server } of [main, files]) server.closeAllConnections();
      }, graceMs);
      clearInterval(ticking);
      await Promise.all([closeServer(main), closeServer(files)]);
      clearTimeout(cut);
      await runtime.close();
    },
  };
}
