// Zoom may take its time to refresh. Nobody else is to wait for the database meanwhile.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseSource } from "../db/database.ts";
import { grantLeases } from "../db/schema.ts";
import { createLog } from "../log.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";
import { createGrants } from "./grants.ts";
import { createSeal } from "./seal.ts";
import { createZoomOAuth, type Tokens } from "./zoom-oauth.ts";

const PEOPLE = 30;
const tokens = (name: string, expiresInMs = 3_600_000): Tokens => ({
  accessToken: name,
  refreshToken: `refresh of ${name}`,
  scopes: "",
  expiresInMs,
  apiUrl: null,
});

let stack: Stack;

function grantsWith(refresh: () => Promise<Tokens>) {
  return createGrants({
    database: databaseSource(Promise.resolve(stack.database)),
    seal: createSeal(stack.config.secrets),
    oauth: { ...createZoomOAuth(stack.config), refresh },
    clock: stack.clock,
    log: createLog("silent", { write: () => undefined }),
    accountGrantId: null,
    apiUrl: "https://api.zoom.us",
  });
}

describe.each(databaseKinds)("on %s", (database) => {
  beforeAll(async () => {
    stack = await startStack({ database });
  });
  afterAll(() => stack.close());

  test("thirty people wait for Zoom at once, and the database has time for everybody else", async () => {
    let asked = 0;
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const grants = grantsWith(async () => {
      asked += 1;
      await answered;
      return tokens("refreshed");
    });
    const ids = Array.from({ length: PEOPLE }, (_, index) => `user:app:${index}`);
    for (const id of ids) await grants.store(id, tokens("old", 0));
    const waiting = Promise.all(ids.map((id) => grants.access(id)));
    await expect.poll(() => asked).toBe(PEOPLE);
    await stack.database.ping();
    expect((await (await stack.signIn("lead")).get("/api/session")).status).toBe(200);
    answer();
    expect(new Set((await waiting).map(({ authorization }) => authorization))).toEqual(new Set(["Bearer refreshed"]));
  });
});

describe("a grant that an instance which died was refreshing", () => {
  beforeAll(async () => {
    stack = await startStack({ database: "postgres" });
  });
  afterAll(() => stack.close());

  test("is free again when its lease is over, not before", async () => {
    let asked = 0;
    const grants = grantsWith(async () => {
      asked += 1;
      return tokens("refreshed");
    });
    const { orm } = stack.database;
    await grants.store("user:app:left", tokens("old", 0));
    const lease = { grantId: "user:app:left", holder: "dead", untilAt: new Date(Date.now() + 3_600_000) };
    await orm.insert(grantLeases).values(lease);
    const waiting = grants.access("user:app:left");
    const taking = stack.database.exclusive("user:app:other", async () => asked);
    expect(await taking).toBe(0);
    await orm
      .update(grantLeases)
      .set({ untilAt: new Date(0) })
      .where(eq(grantLeases.holder, "dead"));
    expect((await waiting).authorization).toBe("Bearer refreshed");
    expect(asked).toBe(1);
    expect(await orm.select().from(grantLeases)).toEqual([]);
  });
});
