// Plans, runs, takes over and takes back, on both databases, against a Zoom that loses answers and limits as told.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CallFailed } from "../../domain/changes/resource.ts";
import { type Failure, failureOf } from "../../domain/failure.ts";
import type { ApprovalRule } from "../config/config.ts";
import { type Database, databaseSource } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { createLog } from "../log.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import { createStagedFiles } from "../staged-files/staged-files.ts";
import { preparePglite } from "../testing/pglite.ts";
import { createPostgresDatabase } from "../testing/postgres.ts";
import { type DatabaseKind, databaseKinds, testClock } from "../testing/stack.ts";
import { type Bounds, bounds } from "./bounds.ts";
import { createChanges } from "./changes.ts";
import type { Later } from "./queue.ts";
import { createRunner } from "./runner.ts";
import { sweepChanges } from "./sweep.ts";
import type { ChangesZoom } from "./zoom.ts";

const session: Session = {
  userId: "ada",
  accountId: "acme",
  email: "ada@acme.example",
  displayName: "Ada",
  roleName: "Owner",
  idHash: "hash",
  expiresAtMs: Number.MAX_SAFE_INTEGER,
};
const slice = { lane: "job", forMs: 5_000 } as const;
const lost: Failure = { kind: "network", code: "upstream_broken_off", status: 502, message: "It broke off." };

/** Channels that are archived or not, and what goes wrong with the next calls. */
function createModel() {
  const archived = new Map<string, boolean>();
  const calls: { readonly operationId: string; readonly ids: readonly string[] }[] = [];
  /** Of the one channel whose people are asked for. */
  const people = new Map<string, "member" | "admin">();
  const lists: number[] = [];
  let faults: ((ids: readonly string[]) => "before" | "after" | Failure | null)[] = [];
  const zoom: ChangesZoom = {
    send: async (call, { beforeSent }) => {
      await beforeSent?.();
      if (call.operationId === "listUserChannelMembers") {
        lists.push(calls.length);
        return { members: [...people].map(([id, role]) => ({ id, member_id: id, email: `${id}@acme.example`, role })) };
      }
      if (call.operationId === "batchRemoveMembersFromChannel") {
        const ids = String(call.query.member_ids).split(",");
        calls.push({ operationId: call.operationId, ids });
        for (const id of ids) people.delete(id);
        return undefined;
      }
      if (call.operationId === "promoteChannelMembersToAdministrators") {
        const ids = (call.body as { admins: { member_id: string }[] }).admins.map(({ member_id }) => member_id);
        calls.push({ operationId: call.operationId, ids });
        for (const id of ids) people.set(id, "admin");
        return undefined;
      }
      if (call.operationId === "listChannelMentionGroups") {
        if (!archived.get(call.params.channelId ?? "")) return {};
        throw new CallFailed(failed(403, 200, "Not allowed on an archived channel."));
      }
      const { method, channel_ids: ids } = call.body as { method: string; channel_ids: string[] };
      calls.push({ operationId: call.operationId, ids });
      const fault = faults.map((find) => find(ids)).find((found) => found !== null) ?? null;
      if (fault === "before") throw new CallFailed(lost);
      if (fault !== null && fault !== "after") throw new CallFailed(fault);
      const failed_channels = ids
        .filter((id) => archived.get(id) === (method === "archive"))
        .map((id) => ({ channel_id: id, error_code: method === "archive" ? "3205" : "3213", reason: "already" }));
      for (const id of ids) archived.set(id, method === "archive");
      if (fault === "after") throw new CallFailed(lost);
      return { failed_channels };
    },
  };
  return {
    archived,
    calls,
    people,
    lists,
    zoom,
    fault: (find: (typeof faults)[number]) => faults.push(find),
    reset: () => {
      archived.clear();
      people.clear();
      lists.length = 0;
      calls.length = 0;
      faults = [];
    },
    sent: () => calls.flatMap(({ ids }) => ids),
  };
}

const failed = (status: number, code: number, message: string): Failure =>
  failureOf({ status, body: { code, message }, header: () => null }, 0);

/** Fails once. */
const once = (what: "before" | "after" | Failure) => {
  let isUsed = false;
  return () => {
    if (isUsed) return null;
    isUsed = true;
    return what;
  };
};

const targets = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ channelId: `c${index}`, name: `Channel ${index}` }));

describe.each(databaseKinds)("on %s", (kind: DatabaseKind) => {
  const clock = testClock();
  const model = createModel();
  const waits: number[] = [];
  let database: Database;
  let close: () => Promise<void>;
  let later: { changeId: string; afterMs: number }[] = [];
  let told: string[] = [];
  let isStopping = false;

  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-changes-"));
    const postgres = kind === "postgres" ? await createPostgresDatabase() : null;
    if (!postgres) await preparePglite(folder);
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
    later = [];
    told = [];
    waits.length = 0;
    isStopping = false;
    approval = { aboveItems: null, isGraveIncluded: false };
  });

  let approval: ApprovalRule = { aboveItems: null, isGraveIncluded: false };
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
    };
    const runner = createRunner({
      database: source,
      zoom,
      clock,
      log: createLog("silent", { write: () => undefined }),
      wait: async (ms) => {
        waits.push(ms);
      },
      told: (id) => told.push(id),
      approval,
      isStopping: () => isStopping,
      bounds: { ...bounds, ...limits },
    });
    const changes = createChanges({
      database: source,
      clock,
      runner,
      later: scheduling,
      told: (id) => told.push(id),
      stagedFiles: createStagedFiles({ database: source, clock }),
      approval,
      ensureMay,
      audit: { record: async () => undefined },
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

  test("a small change is done when its request is answered, and can be undone", async () => {
    const planned = await plan(3);
    expect(planned).toMatchObject({ status: "planned", title: "Archive 3 channels", itemCount: 3 });
    model.archived.set("c1", true);
    expect(await engine().changes.apply(session, planned.id)).toMatchObject({ status: "done" });
    expect(await countsOf(planned.id)).toEqual({ done: 2, unchanged: 1 });
    expect(model.calls).toHaveLength(1);

    const undo = await engine().changes.planUndo(session, planned.id);
    expect(undo).toMatchObject({ title: "Undo: Archive 3 channels", itemCount: 2, undoOf: planned.id });
    await engine().changes.apply(session, undo.id);
    expect([...model.archived.entries()].filter(([, is]) => is).map(([id]) => id)).toEqual(["c1"]);

    const redo = await engine().changes.planUndo(session, undo.id);
    expect(redo.title).toBe("Archive 3 channels");
  });

  test("calls hold as many items as Zoom takes, and nothing is sent twice", async () => {
    const { id } = await plan(250);
    await engine().changes.apply(session, id);
    expect(later).toEqual([{ changeId: id, afterMs: 0 }]);
    expect(await finish(id)).toBe("done");
    expect(model.calls.map(({ ids }) => ids.length).sort((a, b) => b - a)[0]).toBe(20);
    expect(new Set(model.sent()).size).toBe(250);
    expect(model.sent()).toHaveLength(250);
  });

  test.each(["before", "after"] as const)("an answer lost %s it was done is settled by asking", async (when) => {
    model.fault(once(when));
    const { id } = await plan(3);
    await engine().changes.apply(session, id);
    expect(await countsOf(id)).toEqual({ done: 3 });
    expect(model.calls).toHaveLength(when === "after" ? 1 : 2);
    expect(waits).toEqual(when === "after" ? [] : [1_500]);
  });

  test("a refusal that is about the call costs one call, not one for each item", async () => {
    model.fault(() => failed(400, 4711, "Invalid access token, does not contain scopes:[a]."));
    const { id } = await plan(300);
    await engine().changes.apply(session, id);
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ failed: 300 });
    expect(model.calls).toHaveLength(1);
  });

  test("the one to blame is found by halving", async () => {
    model.fault((ids) => (ids.includes("c7") ? failed(400, 300, "Invalid parameter: channel_ids.") : null));
    const { id } = await plan(20);
    await engine().changes.apply(session, id);
    expect(await countsOf(id)).toEqual({ done: 19, failed: 1 });
    expect(model.calls.length).toBeLessThanOrEqual(1 + 2 * 5);
  });

  test("a limit makes it wait, and it goes on after that", async () => {
    model.fault(once({ ...failed(429, 429, "Daily"), retryAfterMs: 3_600_000 }));
    const { id } = await plan(60);
    await engine().changes.apply(session, id);
    expect(await engine().runner.carryOn(id, slice)).toBe(3_600_000);
    const waiting = await engine().changes.get(session, id);
    expect(waiting).toMatchObject({ status: "waiting", goesOnAtMs: expect.any(Number) });
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ done: 60 });
  });

  test("a sign-in that ended pauses it; signing in goes on", async () => {
    model.fault(once(failureOf({ status: 401, body: { code: "grant_revoked" }, header: () => null }, 0)));
    const { id } = await plan(30);
    await engine().changes.apply(session, id);
    expect(await finish(id)).toBe("paused");
    expect((await countsOf(id))?.planned).toBe(30);
    await engine().changes.signedIn("ada");
    expect(later.at(-1)).toEqual({ changeId: id, afterMs: 0 });
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ done: 30 });
  });

  test("what is cancelled sends nothing more, and can be taken up again", async () => {
    const { id } = await plan(300);
    await engine().changes.apply(session, id);
    await engine().changes.pause(session, id);
    await engine().runner.carryOn(id, slice);
    expect(model.calls).toHaveLength(0);
    await engine().changes.resume(session, id);
    await engine().changes.cancel(session, id);
    await engine().runner.carryOn(id, slice);
    expect(await countsOf(id)).toEqual({ cancelled: 300 });
    await engine().changes.retry(session, id, ["cancelled"]);
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ done: 300 });
  });

  test("whoever takes over from a runner that died asks Zoom first", async () => {
    const { id } = await plan(100);
    const dying = engine({
      send: async (call, sending) => {
        if (model.calls.length >= 3) throw new Error("killed");
        const answer = await model.zoom.send(call, sending);
        // Done at Zoom; the answer never arrives.
        if (model.calls.length === 3) throw new Error("killed");
        return answer;
      },
    });
    await engine().changes.apply(session, id);
    await expect(dying.runner.carryOn(id, slice)).rejects.toThrow("killed");
    expect((await countsOf(id))?.sending).toBeGreaterThan(0);
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ done: 100 });
    expect(model.sent()).toHaveLength(100);
  });

  test("a runner that has lost the change writes nothing more", async () => {
    const { id } = await plan(40);
    await engine().changes.apply(session, id);
    const slow = engine({
      send: async (call, sending) => {
        const answer = await model.zoom.send(call, sending);
        // Another one takes over while this answer is on its way.
        await engine().runner.carryOn(id, slice);
        return answer;
      },
    });
    await slow.runner.carryOn(id, slice);
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ done: 40 });
    expect(new Set(model.sent()).size).toBe(40);
  });

  /** People of the one channel as targets, all of them in it. */
  const members = (count: number) => {
    const ids = Array.from({ length: count }, (_, index) => `p${index}`);
    for (const id of ids) model.people.set(id, "member");
    return ids.map((id) => ({ channelId: "c", channel: "Sales", name: id, email: `${id}@acme.example`, memberId: id }));
  };

  test("a list is read once for a plan and once for the slice that changes what stands in it", async () => {
    const parts = [{ actionId: "remove-members", input: {}, targets: members(450) }];
    const { id } = await engine().changes.plan(session, { connection: "me", sizeBytes: 0, parts });
    expect(model.lists).toHaveLength(1);
    await engine().changes.apply(session, id, { reason: "All left." });
    await engine().runner.carryOn(id, slice);
    expect(await countsOf(id)).toEqual({ done: 450 });
    expect(model.lists).toHaveLength(2);
    expect(model.people.size).toBe(0);
  });

  test("a part begins when the one before it has ended, and sees what that has done", async () => {
    const targets = members(300);
    const parts = [
      { actionId: "promote-members", input: {}, targets: targets.slice(0, 150) },
      { actionId: "remove-members", input: {}, targets: targets.slice(150) },
    ];
    const { id } = await engine().changes.plan(session, { connection: "me", sizeBytes: 0, parts });
    await engine().changes.apply(session, id, { reason: "All left." });
    await engine().runner.carryOn(id, slice);
    const names = model.calls.map(({ operationId }) => operationId);
    expect(names.indexOf("batchRemoveMembersFromChannel")).toBe(15);
    expect(names.lastIndexOf("promoteChannelMembersToAdministrators")).toBe(14);
    expect(await countsOf(id)).toEqual({ done: 300 });
    // One for the plan, one for each part: what was read before a part is no answer after it.
    expect(model.lists).toEqual([0, 0, 15]);
  });

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

  test("what is planned and carried out in one request is read once, looked after once and told of once", async () => {
    const made = await makeAll(model.zoom, 3);
    expect(made).toMatchObject({ status: "done", appliedBy: "ada", endedAtMs: expect.any(Number) });
    expect(made.items?.map(({ status, before, reached }) => [status, before, reached])).toMatchObject([
      ["done", [{ role: "member" }], [{ role: "admin" }]],
      ["done", [{ role: "member" }], [{ role: "admin" }]],
      ["done", [{ role: "member" }], [{ role: "admin" }]],
    ]);
    expect(model.lists).toHaveLength(1);
    expect(model.calls).toHaveLength(1);
    expect(later).toEqual([{ changeId: made.id, afterMs: 15_000 }]);
    expect(told).toEqual([made.id]);
    // What was answered from memory is what stands.
    const { items, ...row } = made;
    expect(await engine().changes.get(session, made.id)).toEqual(row);
    const all = { statuses: [], search: "", from: 0, limit: 20 };
    expect(await engine().changes.items(made.id, all)).toEqual(items);
  });

  test("what was read long ago by then is read again before anything is sent", async () => {
    const slow: ChangesZoom = {
      send: async (call, sending) => {
        const answer = await model.zoom.send(call, sending);
        if (model.lists.length === 1) clock.advance(6_000);
        return answer;
      },
    };
    expect(await makeAll(slow, 3)).toMatchObject({ status: "done" });
    expect(model.lists).toHaveLength(2);
  });

  test("whoever looks after a request that died in its call asks Zoom and sends nothing twice", async () => {
    const dying: ChangesZoom = {
      send: async (call, sending) => {
        const answer = await model.zoom.send(call, sending);
        if (model.calls.length > 0) throw new Error("killed");
        return answer;
      },
    };
    await expect(makeAll(dying, 3)).rejects.toThrow("killed");
    const { changeId = "" } = later[0] ?? {};
    expect(await countsOf(changeId)).toEqual({ sending: 3 });
    expect(await finish(changeId)).toBe("done");
    expect(await countsOf(changeId)).toEqual({ done: 3 });
    expect(model.calls).toHaveLength(1);
  });

  test("what somebody pauses before its call is sent stays as it was, and is answered so", async () => {
    const paused: ChangesZoom = {
      send: async (call, sending) => {
        if (sending.beforeSent) await engine().changes.pause(session, later[0]?.changeId ?? "");
        return model.zoom.send(call, sending);
      },
    };
    const made = await makeAll(paused, 3);
    expect(made.status).toBe("paused");
    expect(await countsOf(made.id)).toEqual({ planned: 3 });
    expect(model.calls).toHaveLength(0);
  });

  test.each([3, 30])("what was confirmed is carried out although planning %i outlasts its request", async (count) => {
    const made = await makeAll(limitedOnce(), count);
    expect(made).toMatchObject({ status: "planning", heldBy: { kind: "rate_limited" } });
    expect(later.at(-1)).toEqual({ changeId: made.id, afterMs: 4_000 });
    expect(await engine().runner.carryOn(made.id, slice)).toBe(0);
    expect(await finish(made.id)).toBe("done");
    expect(await engine().changes.get(session, made.id)).toMatchObject({ appliedBy: "ada", heldBy: null });
    expect(await countsOf(made.id)).toEqual({ done: count });
  });

  test("what turns out to want a reason is not carried out by itself, however long its planning took", async () => {
    const made = await makeAll(limitedOnce(), 30, "remove-members");
    expect(await engine().runner.carryOn(made.id, slice)).toBeNull();
    expect(await engine().changes.get(session, made.id)).toMatchObject({ status: "planned", appliedBy: null });
    expect(model.calls).toHaveLength(0);
  });

  test("a plan that waits for a sign-in goes on with the next one", async () => {
    let isSignedOut = true;
    const signedOut = failureOf({ status: 401, body: { code: "grant_revoked" }, header: () => null }, 0);
    const parts = [{ actionId: "remove-members", input: {}, targets: members(3) }];
    const { changes, runner } = engine({
      send: (call, sending) => {
        if (isSignedOut) throw new CallFailed(signedOut);
        return model.zoom.send(call, sending);
      },
    });
    const plan = await changes.plan(session, { connection: "me", sizeBytes: 0, parts });
    expect(plan).toMatchObject({ status: "planning", heldBy: { kind: "session_ended" } });
    isSignedOut = false;
    await changes.signedIn("ada");
    expect(later.at(-1)).toEqual({ changeId: plan.id, afterMs: 0 });
    await runner.carryOn(plan.id, slice);
    expect(await changes.get(session, plan.id)).toMatchObject({ status: "planned", heldBy: null });
  });

  test("a list that takes too long is given up, and the plan goes on later", async () => {
    const parts = [{ actionId: "remove-members", input: {}, targets: members(3) }];
    const slow = engine({
      send: (_call, { signal }) =>
        new Promise((_, reject) => {
          const given = new CallFailed(failed(502, 0, "given up"));
          signal.addEventListener("abort", () => reject(given));
          clock.advance(8_000);
        }),
    });
    const plan = await slow.changes.plan(session, { connection: "me", sizeBytes: 0, parts });
    expect(plan.status).toBe("planning");
    expect(later.at(-1)).toEqual({ changeId: plan.id, afterMs: 0 });
  }, 15_000);

  test("one person keeps so many plans, changes and bytes, told with what to do", async () => {
    const person = { ...session, userId: "bounded" };
    const planAs = (limits: Partial<Bounds>, sizeBytes = 0) =>
      engine(model.zoom, undefined, limits).changes.plan(person, {
        connection: "me",
        sizeBytes,
        parts: [{ actionId: "archive-channels", input: {}, targets: targets(1) }],
      });
    const tried = await Promise.allSettled(Array.from({ length: 4 }, () => planAs({ openPlans: 3 }, 100)));
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    await expect(planAs({ openPlans: 3 })).rejects.toThrow("Apply or discard some of them first.");
    await expect(planAs({ changesADay: 3 })).rejects.toMatchObject({
      code: "rate_limited",
      message: "You have planned 3 changes within a day. Try again in 24 h.",
      retryAfterMs: expect.any(Number),
    });
    const { orm } = database;
    const rows = await orm.select({ kept: changes.sizeBytes }).from(changes).where(eq(changes.plannedBy, "bounded"));
    const kept = rows.reduce((sum, row) => sum + row.kept, 0);
    // Rows and states beside what was sent.
    expect(kept).toBeGreaterThan(3 * (3 * 100 + 700));
    const bytesADay = kept + Math.ceil(kept / 3) - 3 * 50;
    await expect(planAs({ bytesADay }, 51)).rejects.toMatchObject({ code: "rate_limited" });
    expect(await planAs({ bytesADay }, 49)).toMatchObject({ status: "planned" });
    // Others are not held up by it.
    expect(await plan(1)).toMatchObject({ status: "planned" });
    clock.advance(86_400_001);
    expect(await planAs({ changesADay: 1 })).toMatchObject({ status: "planned" });
  });

  test("states that are found for a plan count, and what is beyond the bounds of one change is left out", async () => {
    const rows = 300 * 700;
    const parts = [{ actionId: "remove-members", input: {}, targets: members(300) }];
    const { id } = await engine().changes.plan(session, { connection: "me", sizeBytes: 0, parts });
    const [row] = await database.orm.select().from(changes).where(eq(changes.id, id));
    const states = (row?.sizeBytes ?? 0) - rows;
    expect(states).toBeGreaterThan(300 * 10);
    // They are read two hundred at a time.
    const limits = { bytesOfOne: rows + Math.ceil(states * 0.8) };
    const tight = engine(model.zoom, undefined, limits).changes;
    const plan = await tight.plan(session, { connection: "me", sizeBytes: 0, parts });
    const counts = (await tight.counts([plan.id])).get(plan.id);
    expect(counts).toEqual({ planned: 200, skipped: 100 });
    const [item] = await tight.items(plan.id, { statuses: ["skipped"], search: "", from: 0, limit: 1 });
    expect(item).toMatchObject({ before: null, to: null, skip: expect.stringContaining("Plan the rest") });
  });

  test("what is over is deleted in its time, and what can still be undone is kept", async () => {
    const { orm } = database;
    const days = (count: number) => clock.advance(count * 86_400_000);
    const { id: done } = await plan(3);
    await engine().changes.apply(session, done);
    const { id: discarded } = await plan(3);
    await engine().changes.cancel(session, discarded);
    const { id: unapplied } = await plan(3);
    const { id: paused } = await plan(30);
    await engine().changes.apply(session, paused);
    await engine().changes.pause(session, paused);
    const left = async () => {
      await sweepChanges(orm, clock, { changesMs: 90 * 86_400_000 });
      const ids = [done, discarded, unapplied, paused];
      const rows = await orm.select({ id: changes.id }).from(changes).where(inArray(changes.id, ids));
      const items = await orm
        .selectDistinct({ id: changeItems.changeId })
        .from(changeItems)
        .where(inArray(changeItems.changeId, ids));
      expect(new Set(items.map(({ id }) => id))).toEqual(new Set(rows.map(({ id }) => id)));
      return ids.filter((id) => rows.some((row) => row.id === id));
    };
    expect(await left()).toEqual([done, discarded, unapplied, paused]);
    days(2);
    expect(await left()).toEqual([done, unapplied, paused]);
    days(29);
    expect(await left()).toEqual([done, paused]);
    expect(await engine().changes.planUndo(session, done)).toMatchObject({ itemCount: 3 });
    days(60);
    expect(await left()).toEqual([paused]);
  });

  test("who may not do it any more moves nothing by trying again", async () => {
    model.fault(() => failed(400, 4711, "Invalid access token, does not contain scopes:[a]."));
    const { id } = await plan(5);
    await engine().changes.apply(session, id);
    const refused = async () => {
      throw new RequestFailure("forbidden_role", "Your Zoom role does not allow this.");
    };
    await expect(engine(model.zoom, refused).changes.retry(session, id, ["failed"])).rejects.toThrow("does not allow");
    expect(await countsOf(id)).toEqual({ failed: 5 });
    await expect(engine().changes.retry(session, id, ["cancelled"])).rejects.toThrow("nothing to try again");
    expect(await engine().changes.get(session, id)).toMatchObject({ status: "done" });
  });

  test.each([
    ["an action there is not", { actionId: "nothing", input: {}, targets: [{}] }, "There is no action nothing."],
    ["a target that is none", { actionId: "archive-channels", input: {}, targets: [{ name: "x" }] }, "Target 1 of"],
    ["no target", { actionId: "archive-channels", input: {}, targets: [] }, "Nothing was chosen"],
  ])("%s is refused with what to do", async (_what, part, sentence) => {
    await expect(engine().changes.plan(session, { connection: "me", sizeBytes: 0, parts: [part] })).rejects.toThrow(
      sentence,
    );
  });
});
