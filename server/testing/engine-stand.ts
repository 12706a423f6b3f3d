// What carries changes out, on a database of its own and against a Zoom in memory; nothing goes on unless a test says so.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { nothingKnown } from "../../domain/changes/known-things.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import { type Bounds, bounds } from "../changes/bounds.ts";
import { createChanges } from "../changes/changes.ts";
import type { Later } from "../changes/queue.ts";
import { createRunner } from "../changes/runner.ts";
import { createTakeBacks } from "../changes/take-back.ts";
import type { ChangesZoom } from "../changes/zoom.ts";
import type { ApprovalRule } from "../config/config.ts";
import { type Database, databaseSource } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import { createLog } from "../log.ts";
import type { Session } from "../session/session.ts";
import { createStagedFiles } from "../staged-files/staged-files.ts";
import { createModel, failed, once } from "./engine-model.ts";
import { type DatabaseKind, testClock } from "./stack.ts";
import { createStartedPostgres, prepareStartedPglite } from "./started-database.ts";

export const session: Session = {
  userId: "ada",
  accountId: "acme",
  email: "ada@acme.example",
  displayName: "Ada",
  roleName: "Owner",
  idHash: "hash",
  expiresAtMs: Number.MAX_SAFE_INTEGER,
};
export const slice = { lane: "job", forMs: 5_000 } as const;
/** So long after a call Zoom may still do it. */
export const LATE_MS = 35_000;
export const targets = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ channelId: `c${index}`, name: `Channel ${index}` }));

export function engineStand(kind: DatabaseKind) {
  const clock = testClock();
  const model = createModel();
  const waits: number[] = [];
  let database: Database;
  let close: () => Promise<void>;
  const later: { changeId: string; afterMs: number }[] = [];
  const told: string[] = [];
  let whileWaiting = (_ms: number) => {};

  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-changes-"));
    const postgres = kind === "postgres" ? await createStartedPostgres() : null;
    if (!postgres) await prepareStartedPglite(folder);
    const log = createLog("silent", { write: () => undefined });
    database = await openDatabase({ databaseUrl: postgres?.url ?? null, dataFolder: folder }, clock, log);
    close = async () => {
      await database.close();
      await postgres?.drop();
      await rm(folder, { recursive: true, force: true });
    };
  });
  afterAll(() => close());
  beforeEach(() => {
    model.reset();
    for (const list of [later, told, waits]) list.length = 0;
    whileWaiting = () => {};
  });

  const approval: ApprovalRule = { aboveItems: null, isGraveIncluded: false, withinMs: 3_600_000 };
  const engine = (
    zoom: ChangesZoom = model.zoom,
    ensureMay: () => Promise<void> = async () => undefined,
    limits: Partial<Bounds> = {},
  ) => {
    const source = databaseSource(Promise.resolve(database));
    const schedule = async (changeId: string, afterMs: number) => {
      later.push({ changeId, afterMs });
    };
    const scheduling: Later = {
      instead: schedule,
      within: (_transaction, { changeId }, afterMs) => schedule(changeId, afterMs),
      sending: async ({ changeId }, afterMs) => {
        await schedule(changeId, afterMs);
        return { text: "select", params: [] };
      },
    };
    const inventory: InventoryListing = {
      isWhole: async () => false,
      channels: () => Promise.reject(new Error("none is kept")),
      external: () => Promise.reject(new Error("none is kept")),
      externalPlaces: () => Promise.reject(new Error("none is kept")),
      mentionGroups: () => Promise.reject(new Error("none is kept")),
      mentionGroupLines: () => Promise.reject(new Error("none is kept")),
      accountPeople: () => Promise.reject(new Error("none is kept")),
      people: async () => new Map(),
      known: async () => nothingKnown,
      archived: async () => () => undefined,
      totals: async () => ({}),
      named: async () => undefined,
    };
    const audit = { record: async () => undefined };
    const runner = createRunner({
      audit,
      database: source,
      zoom,
      inventory,
      clock,
      log: createLog("silent", { write: () => undefined }),
      wait: async (ms) => {
        waits.push(ms);
        whileWaiting(ms);
      },
      lateMs: LATE_MS,
      told: (id) => told.push(id),
      approval,
      isStopping: () => false,
      bounds: { ...bounds, ...limits },
    });
    const log = createLog("silent", { write: () => undefined });
    const changes = createChanges({
      takeBacks: createTakeBacks({
        database: source,
        clock,
        later: scheduling,
        audit,
        log,
        told: (id) => told.push(id),
      }),
      database: source,
      clock,
      runner,
      later: scheduling,
      told: (id) => told.push(id),
      stagedFiles: createStagedFiles({ database: source, clock }),
      inventory,
      approval,
      ensureMay,
      audit,
      permits: undefined,
      seesAddresses: async () => true,
      seesAudit: async () => false,
      mayDo: async () => [],
      bounds: { ...bounds, ...limits },
    });
    return { runner, changes };
  };
  const plan = (count: number, actionId = "archive-channels") =>
    engine().changes.plan(session, {
      connection: "account",
      sizeBytes: 0,
      parts: [{ actionId, input: {}, targets: targets(count) }],
    });
  const countsOf = async (id: string) => (await engine().changes.counts([id])).get(id);
  /** Carries on as whatever was to come later would. */
  const finish = async (id: string) => {
    for (let round = 0; round < 50; round++) {
      const { status } = await engine().changes.get(session, id);
      if (status === "done" || status === "paused") return status;
      await engine().runner.carryOn(id, slice);
    }
    throw new Error("it never ended");
  };

  /** Its process ends once Zoom has done the first call. */
  const dyingInCall = () =>
    engine({
      send: async (call, sending) => {
        await model.zoom.send(call, sending);
        throw new Error("killed");
      },
    });

  /** People of the one channel as targets, all of them in it. */
  const members = (count: number) => {
    const ids = Array.from({ length: count }, (_, index) => `p${index}`);
    for (const id of ids) model.people.set(id, "member");
    return ids.map((id) => ({ channelId: "c", channel: "Sales", name: id, email: `${id}@acme.example`, memberId: id }));
  };

  /** Planned and carried out in one request. */
  const makeAll = (zoom: ChangesZoom, count: number, actionId = "promote-members") =>
    engine(zoom).changes.plan(session, {
      connection: "me",
      sizeBytes: 0,
      parts: [{ actionId, input: {}, targets: members(count) }],
      applyUpTo: "some",
    });

  /** Holds the first call back for some seconds. */
  const limitedOnce = (): ChangesZoom => {
    const limit = once({ ...failed(429, 429, "Busy"), retryAfterMs: 4_000 });
    return {
      send: async (call, sending) => {
        const failure = limit();
        if (failure !== null && typeof failure === "object") throw new CallFailed(failure);
        return model.zoom.send(call, sending);
      },
    };
  };

  return {
    ...{ clock, model, waits, later, told, engine, plan, countsOf, finish, dyingInCall, members, makeAll, limitedOnce },
    /** There once the tests run. */
    orm: () => database.orm,
    /** What happens while somebody waits for so many milliseconds. */
    during: (wait: (ms: number) => void) => {
      whileWaiting = wait;
    },
  };
}
