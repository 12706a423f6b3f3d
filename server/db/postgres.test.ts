import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLog } from "../log.ts";
import { toFailure } from "../middleware/bff-error.ts";
import { creationOf } from "../testing/creation.ts";
import { createPostgresDatabase } from "../testing/postgres.ts";
import { type Relay, startRelay } from "../testing/relay.ts";
import { type Instance, type Stack, startStack } from "../testing/stack.ts";
import { wait } from "../wait.ts";
import type { Database, Orm } from "./database.ts";
import { migrations } from "./migrations.gen.ts";
import { openPostgres } from "./postgres.ts";
import { people } from "./schema.ts";

const log = createLog("silent", { write: () => undefined });

describe("PostgreSQL behind a cable that can be cut", () => {
  let stack: Stack;
  let relay: Relay;
  let other: Instance;
  beforeAll(async () => {
    // The stack's own instance has the database to itself; the other one reaches it through the relay.
    stack = await startStack({ database: "postgres" });
    relay = await startRelay(stack.config.databaseUrl ?? "");
    other = await stack.startInstance({ publicUrl: stack.url, databaseUrl: relay.url });
  });
  afterAll(async () => {
    relay.heal();
    await stack.close();
    await relay.close();
  });

  test("says so while it is cut, and works again by itself", async () => {
    const lead = await stack.signIn("lead");
    const there = lead.copy(other.browser().url);
    expect((await there.get("/api/zoom/me/users/me")).status).toBe(200);
    relay.cut();
    const ready = await there.get("/readyz");
    expect([ready.status, ready.json()]).toMatchObject([503, { code: "unavailable" }]);
    // What it holds in memory is not trusted while it cannot hear that a session ended.
    await expect.poll(async () => (await there.get("/api/zoom/me/users/me")).status).toBe(503);
    const change = await there.post("/api/changes", creationOf("Unaudited"));
    expect(change.json()).toMatchObject({ code: "unavailable" });
    relay.heal();
    await expect.poll(async () => (await there.get("/readyz")).status).toBe(200);
    expect((await there.get("/api/zoom/me/users/me")).status).toBe(200);
  });

  test("a session that ended while it was cut stays ended", async () => {
    const lead = await stack.signIn("lead");
    const there = lead.copy(other.browser().url);
    expect((await there.get("/api/zoom/me/users/me")).status).toBe(200);
    relay.cut();
    await lead.post("/auth/sign-out");
    relay.heal();
    await expect.poll(async () => (await there.get("/api/zoom/me/users/me")).status).toBe(401);
  });

  test("does not trust what it read before it was cut, once it hears again", async () => {
    const lead = await stack.signIn("lead");
    const there = lead.copy(other.browser().url);
    await expect.poll(() => other.database.hearing()).not.toBeNull();
    expect((await there.get("/api/zoom/me/users/me")).status).toBe(200);
    relay.cut();
    await expect.poll(() => other.database.hearing()).toBeNull();
    await lead.post("/auth/sign-out");
    relay.heal();
    await expect.poll(() => other.database.hearing()).not.toBeNull();
    expect((await there.get("/api/zoom/me/users/me")).status).toBe(401);
  });

  test("hears again of what the others do", async () => {
    const lead = await stack.signIn("member");
    const there = lead.copy(other.browser().url);
    await expect.poll(() => other.database.hearing()).not.toBeNull();
    expect((await there.get("/api/zoom/me/users/me")).status).toBe(200);
    await lead.post("/auth/sign-out");
    await expect.poll(async () => (await there.get("/api/zoom/me/users/me")).status).toBe(401);
  });
});

describe("PostgreSQL that has fallen silent", () => {
  let target: Awaited<ReturnType<typeof createPostgresDatabase>>;
  let relay: Relay;
  let database: Database;
  beforeEach(async () => {
    target = await createPostgresDatabase();
    relay = await startRelay(target.url);
    database = await openPostgres(relay.url, log, { connect: 300, query: 400, ping: 200, close: 300, probe: 50 });
  });
  afterEach(async () => {
    await relay.close();
    await target.drop();
  });

  test("is given up by a query, a ping and whoever wants a grant for themselves", async () => {
    relay.freeze();
    const unavailable = (error: unknown) => toFailure(error).code;
    expect(await database.ping().catch(unavailable)).toBe("unavailable");
    expect(await database.orm.select().from(people).catch(unavailable)).toBe("unavailable");
    expect(await database.exclusive("grant", async () => "done").catch(unavailable)).toBe("unavailable");
    await database.close();
  });

  test("is not heard, and is heard again when it answers", async () => {
    const before = database.hearing();
    relay.freeze();
    await expect.poll(() => database.hearing()).toBeNull();
    relay.heal();
    await expect.poll(() => database.hearing()).not.toBeNull();
    expect(database.hearing()).not.toBe(before);
    expect(await database.orm.select().from(people)).toEqual([]);
    await database.close();
  });

  test("is left at the end without an answer", async () => {
    await database.ping();
    relay.freeze();
    const startedAt = performance.now();
    await database.close();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    await expect(database.ping()).rejects.toThrow();
  });

  test("cannot be opened", async () => {
    await database.close();
    relay.freeze();
    await expect(openPostgres(relay.url, log, { connect: 300 })).rejects.toThrow(/timeout/);
  });
});

test("locks of an instance that is frozen hold up the others for as long as a query may take, not longer", async () => {
  const target = await createPostgresDatabase();
  const limits = { query: 700, close: 300 };
  const [frozen, other] = await Promise.all([openPostgres(target.url, log, limits), openPostgres(target.url, log)]);
  try {
    const person = { userId: "ada", accountId: "a", email: "", displayName: "", roleName: "", updatedAtMs: 0 };
    await other.orm.insert(people).values(person);
    const rename = (orm: Orm, displayName: string) => orm.update(people).set({ displayName });
    // It has locked the row and says nothing more.
    const gone = frozen.orm.transaction(async (within) => {
      await rename(within, "Ada");
      await wait(3_000);
      await rename(within, "Ada");
    });
    const refused = expect(gone).rejects.toThrow();
    await expect.poll(() => rename(other.orm, "Grace").then(() => "renamed")).toBe("renamed");
    await refused;
    expect(await other.orm.select().from(people)).toMatchObject([{ displayName: "Grace" }]);
  } finally {
    await Promise.all([frozen.close(), other.close()]);
    await target.drop();
  }
});

test("a query that is given up holds no lock and no connection of the server for long", async () => {
  const target = await createPostgresDatabase();
  const [impatient, other] = await Promise.all([
    openPostgres(target.url, log, { query: 300, close: 300 }),
    openPostgres(target.url, log),
  ]);
  try {
    await expect(impatient.orm.execute("select pg_sleep(20)")).rejects.toThrow();
    const asleep = "select 1 from pg_stat_activity where query like '%pg_sleep(20)%' and pid <> pg_backend_pid()";
    await expect.poll(() => other.orm.execute(asleep)).toMatchObject({ rows: [] });
  } finally {
    await Promise.all([impatient.close(), other.close()]);
    await target.drop();
  }
});

test("instances that start together make the tables once", async () => {
  const database = await createPostgresDatabase();
  try {
    const opened = await Promise.all(Array.from({ length: 4 }, () => openPostgres(database.url, log)));
    const rows = migrations.map(({ name }) => ({ name }));
    for (const { orm } of opened)
      expect(await orm.execute("select name from migrations order by name")).toMatchObject({ rows });
    await Promise.all(opened.map((each) => each.close()));
  } finally {
    await database.drop();
  }
});
