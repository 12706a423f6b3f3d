// The trail in a database: chained soon, by many instances, whole after deletions, and found out when it is tampered with.
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { count, eq, sql, TransactionRollbackError } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Checkpoint } from "../../domain/audit/chain.ts";
import { databaseSource, type Orm } from "../db/database.ts";
import { auditCheckpoints, auditEntries, auditInbox } from "../db/schema.ts";
import { createLog } from "../log.ts";
import type { Browser } from "../testing/browser.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";
import { trailOf } from "../testing/trail.ts";
import { type Audit, createAudit } from "./audit.ts";
import { findActs } from "./audit-store.ts";
import { writeCheckpoint } from "./checkpoints.ts";
import { nobody } from "./entries.ts";
import { MOST_KINDS, MOST_KINDS_EACH, OTHERS, STRETCH_MS } from "./refusal-fold.ts";
import { sweepAudit } from "./retention.ts";
import { createSigner } from "./signing.ts";
import { verifyTrail } from "./verify.ts";

const DAY_MS = 86_400_000;

describe.each(databaseKinds)("the trail on %s", (kind) => {
  let stack: Stack;
  let lead: Browser;
  let audit: Audit;
  beforeAll(async () => {
    stack = await startStack({ database: kind });
    lead = await stack.signIn("lead");
    audit = createAudit({ ...deps(), database: source() });
  });
  afterAll(() => stack.close());

  const source = () => databaseSource(Promise.resolve(stack.database));
  const deps = () => ({
    clock: stack.clock,
    log: createLog("silent", { write: () => true }),
    signer: createSigner(stack.config.secrets),
  });
  const orm = () => stack.database.orm;
  const verify = (known: readonly Checkpoint[] = []) => verifyTrail(orm(), { signer: deps().signer, known });
  /** Does something to the trail that is undone after it was looked at. */
  const undone = (work: (within: Orm) => Promise<void>) =>
    orm()
      .transaction(async (within) => {
        await work(within);
        within.rollback();
      })
      .catch((error: unknown) => {
        if (!(error instanceof TransactionRollbackError)) throw error;
      });
  const waiting = async () => (await orm().select({ n: count() }).from(auditInbox))[0]?.n;
  const acts = async (operation: string) => (await trailOf(orm())).filter((entry) => entry.operation === operation);

  const item = { targets: [], before: null, after: { isArchived: true } };
  const mutation = {
    requestId: "lost",
    who: { ...nobody, userId: "someone" },
    connection: "account",
    operationId: "performOperationsOnChannels",
    params: {},
    query: {},
    body: null,
    targets: [],
    about: {
      changeId: "lost-change",
      action: "archive-channels",
      items: [4, 5].map((n) => ({ ...item, n, name: `${n}` })),
    },
  } as const;

  test("what is done is chained soon, an intent before its outcome", async () => {
    const who = { ...nobody, userId: "lead", email: "lead@sandbox.example" };
    const body = { json: { name: "Chained" }, bytes: Buffer.from("{}"), contentType: "application/json" };
    const created = { ...mutation, requestId: "created", who, operationId: "createChannel", body, about: undefined };
    await audit.begin(created);
    await audit.complete(created, { outcome: "done", status: 201, code: null, trackingId: "", durationMs: 1 });
    await expect.poll(waiting).toBe(0);
    const rows = await orm().select().from(auditEntries).orderBy(auditEntries.seq);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, n) => n + 1));
    const made = rows.filter(({ operation }) => operation === "createChannel");
    expect(made.map((row) => row.kind)).toEqual(["intent", "outcome"]);
    expect(made[0]?.requestId).toBe(made[1]?.requestId);
    expect(await verify()).toMatchObject({ entries: rows.length, flawCount: 0 });
  });

  test("what several instances write at once becomes one chain", async () => {
    const others = [createAudit({ ...deps(), database: source() }), createAudit({ ...deps(), database: source() })];
    const writing = [audit, ...others].flatMap((one, n) =>
      Array.from({ length: 250 }, (_, each) =>
        one.record({ requestId: `many-${n}-${each}`, who: nobody, operation: "many" }),
      ),
    );
    await Promise.all([...writing, ...others.map(({ sealing }) => sealing.now())]);
    await Promise.all([audit, ...others].map(({ sealing }) => sealing.now()));
    expect(await acts("many")).toHaveLength(750);
    expect(await verify()).toMatchObject({ flawCount: 0 });
  });

  test("what a process left unchained when it was killed is chained at the next start", async () => {
    await audit.sealing.now();
    const [last] = await acts("many");
    await orm()
      .insert(auditInbox)
      .values({ entry: JSON.stringify({ ...last, requestId: "left" }), mac: "" });
    createAudit({ ...deps(), database: source() });
    await expect.poll(waiting).toBe(0);
    // Nobody signed this one: it was put there past the console.
    const { flaws, head } = await verify();
    expect(flaws).toEqual([{ what: "unsigned", seq: head.seq, kind: "entry" }]);
    await orm().delete(auditEntries).where(eq(auditEntries.seq, head.seq));
    expect(await verify()).toMatchObject({ flawCount: 0 });
  });

  test("what nobody knows the end of stays open until Zoom was asked, and then has its outcome, as verified", async () => {
    await audit.begin(mutation);
    const told = async () =>
      (await trailOf(orm())).flatMap(({ requestId, result }) =>
        requestId === "lost" ? [result && [result.outcome, result.isVerified, result.items]] : [],
      );
    expect(await told()).toEqual([null]);
    const settle = (items: ReadonlyMap<number, "done" | "not_done" | "unknown">) =>
      audit.settle({ who: mutation.who, changeId: "lost-change", items });
    await settle(new Map([[9, "done"]]));
    expect(await told()).toEqual([null]);
    await settle(
      new Map([
        [4, "done"],
        [5, "not_done"],
      ]),
    );
    await settle(new Map([[4, "done"]]));
    expect(await told()).toEqual([null, ["partly", true, { done: 1, not_done: 1 }]]);
  });

  test("what is no entry is chained as such, and holds nothing up", async () => {
    await orm().insert(auditInbox).values({ entry: "nonsense", mac: "" });
    await audit.record({ requestId: "after", who: nobody, operation: "after" });
    await audit.sealing.now();
    expect(await acts("unreadableEntry")).toMatchObject([{ detail: { was: "nonsense" } }]);
    expect((await verify()).flaws).toMatchObject([{ what: "unsigned", kind: "entry" }]);
    await orm().execute(sql`delete from audit_entries where seq >= (select max(seq) - 1 from audit_entries)`);
  });

  test("an intent is told as unknown until its outcome is chained, together or later", async () => {
    const later = { ...mutation, requestId: "answered-later" };
    await audit.begin(later);
    await audit.sealing.now();
    const found = async () => {
      const seeing = { accountId: later.who.accountId, userId: "", isAll: true };
      const rows = await findActs(orm(), seeing, { outcome: "unknown" }, { after: null, limit: 100 });
      return rows.filter(({ entry }) => entry.requestId === later.requestId);
    };
    expect(await found()).toMatchObject([{ entry: { kind: "intent" } }]);
    expect(await verify()).toMatchObject({ flawCount: 0 });
    await audit.complete(later, { outcome: "done", status: 201, code: null, trackingId: "", durationMs: 1 });
    await audit.sealing.now();
    expect(await found()).toEqual([]);
    expect(await verify()).toMatchObject({ flawCount: 0 });
  });

  test("a row that is changed, hidden or deleted in the database is found", async () => {
    const tamper = [
      [sql`update audit_entries set entry = replace(entry, 'lead@', 'owner@') where seq = 3`, "altered"],
      [sql`update audit_entries set user_id = 'someone' where seq = 3`, "columns"],
      [sql`update audit_entries set targets = '{channel:x}' where seq = 3`, "columns"],
      [sql`delete from audit_entries where seq = 3`, "missing"],
      [sql`insert into audit_unanswered values (3, 'none')`, "columns"],
      // What the rows are read apart by.
      [sql`update audit_entries set user_id = chr(31) || user_id where seq = 3`, "columns"],
      [sql`update audit_entries set operation = operation || chr(30) where seq = 3`, "columns"],
    ] as const;
    for (const [statement, what] of tamper)
      await undone(async (within) => {
        await within.execute(statement);
        const { flaws } = await verifyTrail(within, { signer: null, known: [] });
        expect(flaws).toContainEqual(expect.objectContaining({ what, seq: 3 }));
      });
    expect(await verify()).toMatchObject({ flawCount: 0 });
  });

  test("a checkpoint goes to the log, a file and a webhook, and finds a tail that was cut off", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-test-"));
    const lines: string[] = [];
    const posted: string[] = [];
    const server = createServer(async (req, res) => {
      for await (const piece of req) posted.push(String(piece));
      res.end();
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const file = path.join(folder, "checkpoints");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const log = createLog("info", { write: (line) => lines.push(line) });
    const own = { ...deps(), log, database: source(), sealing: audit.sealing };
    const checkpoint = await writeCheckpoint({ ...own, config: { auditCheckpoints: { file, url } } });
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ msg: "audit checkpoint", checkpoint });
    expect([JSON.parse(await readFile(file, "utf8")), posted.map((text) => JSON.parse(text))]).toEqual([
      checkpoint,
      [checkpoint],
    ]);
    server.close();
    await rm(folder, { recursive: true });
    const broken = { auditCheckpoints: { file: null, url } };
    await expect(writeCheckpoint({ ...own, config: broken })).rejects.toThrow();
    expect(lines.join("")).toContain("an audit checkpoint was not written everywhere");

    await undone(async (within) => {
      await within.execute(sql`delete from audit_entries where seq > 5`);
      await within.delete(auditCheckpoints);
      const options = { signer: deps().signer, known: [] };
      expect((await verifyTrail(within, options)).flawCount).toBe(0);
      const { flaws } = await verifyTrail(within, { ...options, known: [checkpoint] });
      expect(flaws).toEqual([{ what: "not_as_noted", seq: checkpoint.seq, atMs: checkpoint.atMs }]);
    });
  });

  test("refusals are recorded, repeats of them as one entry with their count", async () => {
    await lead.get("/api/zoom/me/users/me");
    const viewer = await stack.signIn("member");
    for (let n = 0; n < 30; n++)
      expect((await viewer.get("/api/zoom/account/chat/channels?page_size=1")).status).toBe(403);
    expect((await viewer.post("/api/changes", await archiveAll())).status).toBe(403);
    const evil = { method: "POST", body: {}, headers: { origin: "https://evil.example" } };
    expect((await viewer.send("/api/zoom/me/chat/channels/search", evil)).status).toBe(403);
    expect((await viewer.send("/api/session", { headers: { "x-channelkeeper-person": "someone" } })).status).toBe(409);
    const refused = async () => (await trailOf(orm())).filter(({ result }) => result?.outcome === "refused");
    await expect
      .poll(async () =>
        (await refused()).map(({ operation, result, person }) => [operation, result?.code, person.email]),
      )
      .toEqual(
        expect.arrayContaining([
          ["listAccountsPublicChannels", "forbidden_role", "member@sandbox.example"],
          ["planChange", "forbidden_role", "member@sandbox.example"],
          ["", "forbidden_origin", ""],
          ["GET /api/session", "other_person", "member@sandbox.example"],
        ]),
      );
    expect(await refused()).toHaveLength(4);
    // What was refused, and not only that something was.
    expect((await refused()).find(({ operation }) => operation === "planChange")).toMatchObject({
      ...{ connection: "account", action: "archive-channels" },
      targets: [{ kind: "channel", id: "a".repeat(32), name: "A" }],
    });
    stack.clock.advance(STRETCH_MS);
    await viewer.get("/api/zoom/account/chat/channels?page_size=1");
    await expect
      .poll(async () => (await refused()).map(({ operation, result }) => [operation, result?.count]))
      .toEqual(expect.arrayContaining([["listAccountsPublicChannels", 29]]));
  });

  const archiveAll = async () => ({
    connection: "account",
    parts: [{ actionId: "archive-channels", input: {}, targets: [{ channelId: "a".repeat(32), name: "A" }] }],
  });

  test("nobody fills the disk by being refused in many ways", async () => {
    const before = (await trailOf(orm())).length;
    const refused = { requestId: "r", who: null, code: "forbidden_origin" };
    for (let n = 0; n < 5_000; n++)
      audit.refuse({ ...refused, address: `10.0.${n % 50}.1`, operation: `made-up-${n}` });
    await audit.stop();
    const added = (await trailOf(orm())).slice(before);
    expect(added.length).toBeLessThanOrEqual(2 * MOST_KINDS + MOST_KINDS / MOST_KINDS_EACH);
    const others = added.filter(({ operation }) => operation === OTHERS);
    expect(others.reduce((sum, { result }) => sum + (result?.count ?? 0), 0)).toBe(5_000 - MOST_KINDS);
  });

  test("settings that changed since the last start are noted, without secrets", async () => {
    await stack.recordSettings();
    await stack.recordSettings();
    const noted = await acts("changeSettings");
    expect(noted).toMatchObject([{ detail: { settings: { ZOOM_PLAN: "business" } } }]);
    expect(JSON.stringify(noted)).not.toMatch(/sandbox-user-secret|sandbox-s2s-secret|a secret for tests/);
  });

  test("entries whose time is over are deleted, and a signed stub keeps the rest whole", async () => {
    stack.clock.advance(DAY_MS);
    await audit.record({ requestId: "young", who: nobody, operation: "young" });
    await audit.sealing.now();
    const { head } = await verify();
    await sweepAudit({ ...deps(), audit, config: { auditMs: DAY_MS - 60_000 } });
    await audit.sealing.now();
    expect((await trailOf(orm())).map(({ operation }) => operation)).toEqual(["young", "deleteOldEntries"]);
    expect(await verify()).toMatchObject({ entries: 2, flawCount: 0, head: { seq: head.seq + 1 } });
    // Nobody else can shorten it.
    await undone(async (within) => {
      await within.execute(sql`delete from audit_entries where seq = ${head.seq}`);
      await within.execute(
        sql`update audit_checkpoints set seq = ${head.seq}, hash = ${head.hash} where kind = 'stub'`,
      );
      const { flaws } = await verifyTrail(within, { signer: deps().signer, known: [] });
      expect(flaws).toEqual([{ what: "unsigned", seq: head.seq, kind: "stub" }]);
    });
  });
});
