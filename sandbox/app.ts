// A local Zoom: sign-in, API and control endpoints on one port.
import { type OperationId, operations } from "../contract/operations.gen.ts";
import { type Clock, createSandboxClock } from "./clock.ts";
import { createFaults } from "./control/faults.ts";
import type { Controls, Failure, ResetOptions } from "./control/routes.ts";
import { ContentFolder } from "./files/content-folder.ts";
import { createAnswerValidator, noValidation } from "./http/answer-validation.ts";
import type { Api } from "./http/api.ts";
import { closeServer, listen } from "./http/listen.ts";
import { createListener, type Listening } from "./http/listener.ts";
import { createRequestLog, type RequestEntry } from "./http/request-log.ts";
import { handlers as allHandlers } from "./operations/handlers.ts";
import type { Handler } from "./operations/operation.ts";
import type { Store } from "./store/store.ts";
import { createWorld, type WorldSettings } from "./world.ts";

export interface SandboxOptions extends Partial<WorldSettings> {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Of the file host; 0, the default, takes a free one. */
  readonly filePort?: number;
  readonly host?: string;
  /** Checks every answer against the contract before it is sent; on unless switched off for a measurement. */
  readonly isValidating?: boolean;
  readonly clock?: Clock;
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
  /** Stops; requests under way get `graceMs` to end. */
  close(graceMs?: number): Promise<void>;
}

const LOGGED_REQUESTS = 10_000;
const KEPT_FAILURES = 100;
const TICK_MS = 1_000;

export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, filePort = 0, host = "127.0.0.1", isValidating = true, log = console.error } = options;
  const handlers = options.handlers ?? allHandlers;
  const clock = createSandboxClock(options.clock ?? { nowMs: Date.now });
  const first: WorldSettings = {
    size: options.size ?? "medium",
    seed: options.seed ?? 1,
    plan: options.plan ?? "business",
    publicChannels: options.publicChannels ?? 0,
    imGroups: options.imGroups ?? "available",
    migration: options.migration ?? "unlocked",
  };
  const faults = createFaults();
  const requests = createRequestLog(LOGGED_REQUESTS);
  let failures: Failure[] = [];

  const fail = (message: string) => {
    failures = [...failures, { at: new Date(clock.nowMs()).toISOString(), message }].slice(-KEPT_FAILURES);
    log(`Failure: ${message}`);
  };
  const validator = isValidating ? createAnswerValidator() : noValidation;
  const folder = new ContentFolder(null);
  const parts = { files: { origin: () => files.url, discard: (path: string) => folder.discard(path) } };
  let api: Api = { world: createWorld(first, clock, parts), clock, handlers, validator, fail };

  const reset = ({ keepTokens = false, ...changes }: ResetOptions = {}) => {
    clock.reset();
    faults.clear();
    requests.clear();
    failures = [];
    const kept = keepTokens ? { ...parts, grants: api.world.grants } : parts;
    api = { ...api, world: createWorld({ ...first, ...changes }, clock, kept) };
  };

  /** Lets what the clock has passed happen, though nobody asks for anything. */
  const settle = () => {
    try {
      api.world.store.agenda.run(clock.nowMs());
    } catch (error) {
      fail(error instanceof Error ? (error.stack ?? error.message) : `${error}`);
    }
  };
  const advance = (ms: number) => {
    clock.advance(ms);
    settle();
  };
  const ticking = setInterval(settle, TICK_MS).unref();

  const controls: Controls = {
    faults,
    requests,
    get failures() {
      return failures;
    },
    health: () => ({
      status: "ok",
      ...api.world.settings,
      imGroups: api.world.store.terms.imGroups,
      migration: api.world.store.terms.migration,
      now: new Date(clock.nowMs()).toISOString(),
      people: api.world.store.users.length,
      operations: { played: Object.keys(handlers).length, of: operations.length },
      failures: failures.length,
    }),
    advance,
    reset,
    setTerms: (terms) => Object.assign(api.world.store.terms, terms),
    endTokens({ email, clientId, action, which }) {
      const { grants, store } = api.world;
      const userId = email === undefined ? undefined : store.findUser(email)?.id;
      const met = grants
        .all()
        .filter(
          (grant) =>
            (email === undefined || grant.userId === userId) &&
            (clientId === undefined || grant.app.clientId === clientId),
        );
      for (const grant of met) {
        if (action === "revoke") grants.revoke(grant);
        else grants.expire(grant, which);
      }
      return met.length;
    },
  };

  const closing = new AbortController();
  const common = { api: () => api, controls, folder, closing: closing.signal };
  const listening: Listening = { ...common, host: "main", url: () => main.url, fileUrl: () => files.url };
  const main = await listen(port, host, createListener(listening));
  const files = await listen(filePort, host, createListener({ ...listening, host: "file" })).catch(async (error) => {
    await closeServer(main);
    throw error;
  });

  return {
    url: main.url,
    port: main.port,
    fileUrl: files.url,
    get store() {
      return api.world.store;
    },
    nowMs: clock.nowMs,
    advance,
    reset,
    requests: requests.all,
    failures: () => failures,
    async close(graceMs = 0) {
      const cut = setTimeout(() => {
        closing.abort();
        for (const { server } of [main, files]) server.closeAllConnections();
      }, graceMs);
      clearInterval(ticking);
      await Promise.all([closeServer(main), closeServer(files)]);
      clearTimeout(cut);
      folder.close();
    },
  };
}
