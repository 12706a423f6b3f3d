import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPostgresDatabase } from "../testing/postgres.ts";
import { type Relay, startRelay } from "../testing/relay.ts";
import { type Instance, type Stack, startStack } from "../testing/stack.ts";

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
    const change = await there.post("/api/zoom/me/chat/users/me/channels", { name: "Unaudited", type: 1 });
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

  test("hears again of what the others do", async () => {
    const lead = await stack.signIn("member");
    const there = lead.copy(other.browser().url);
    await expect.poll(() => other.database.isHearing(), { timeout: 10_000 }).toBe(true);
    expect((await there.get("/api/zoom/me/users/me")).status).toBe(200);
    await lead.post("/auth/sign-out");
    await expect.poll(async () => (await there.get("/api/zoom/me/users/me")).status).toBe(401);
  });
});

test("instances that start together make the tables once", async () => {
  const database = await createPostgresDatabase();
  const { openPostgres } = await import("./postgres.ts");
  const { createLog } = await import("../log.ts");
  const log = createLog("silent", { write: () => undefined });
  try {
    const opened = await Promise.all(Array.from({ length: 4 }, () => openPostgres(database.url, log)));
    await Promise.all(opened.map((each) => each.ping()));
    await Promise.all(opened.map((each) => each.close()));
  } finally {
    await database.drop();
  }
});
