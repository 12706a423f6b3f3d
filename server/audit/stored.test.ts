// What reaches the trail of changes, on both databases, whatever is sent.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseSource } from "../db/database.ts";
import { audit, people } from "../db/schema.ts";
import { toFailure } from "../middleware/bff-error.ts";
import type { Browser } from "../testing/browser.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";
import { createAudit } from "./audit.ts";

describe.each(databaseKinds)("on %s", (database) => {
  let stack: Stack;
  let lead: Browser;
  beforeAll(async () => {
    stack = await startStack({ database });
    lead = await stack.signIn("lead");
  });
  afterAll(() => stack.close());

  const rowOf = async (answer: { readonly headers: Headers }) => {
    const requestId = answer.headers.get("x-request-id") ?? "";
    const [row] = await stack.database.orm.select().from(audit).where(eq(audit.requestId, requestId));
    return row;
  };
  const channels = "/api/zoom/me/chat/users/me/channels";

  test.each([
    ["an emoji where the text is cut", `${"x".repeat(199)}😀 and more`, `${"x".repeat(199)}…`],
    ["a NUL", "before\0after", "before\uFFFDafter"],
    ["half of a character", "before\uD83Dafter", "before\uFFFDafter"],
  ])("a change with %s is sent, and recorded as it can be stored", async (_what, written, recorded) => {
    const answer = await lead.post(channels, { name: "Odd", type: 1, [written]: written, note: written });
    expect(answer.status).toBeLessThan(500);
    expect(await rowOf(answer)).toMatchObject({ body: { name: "Odd", note: recorded, [recorded]: recorded } });
  });

  test("a change of thousands of fields that Zoom refuses leaves a small row", async () => {
    const names = Array.from({ length: 4_500 }, (_, index) => `${index}`.padEnd(200, "x"));
    const answer = await lead.post(channels, Object.fromEntries(names.map((name) => [name, 1])));
    expect(answer.status).toBeLessThan(500);
    expect(JSON.stringify(await rowOf(answer)).length).toBeLessThan(12_000);
  });

  test("an emoji that is added is recorded with its name and its file", async () => {
    const form = new FormData();
    form.set("name", "party_time");
    form.set("file", new File([new Uint8Array(40)], "party.png", { type: "image/png" }));
    const encoded = new Response(form);
    const answer = await fetch(`${lead.url}/api/zoom/me/chat/emoji/files`, {
      method: "POST",
      headers: {
        cookie: lead.cookieHeader(),
        origin: lead.origin,
        "x-channelkeeper": "1",
        "content-type": encoded.headers.get("content-type") ?? "",
      },
      body: await encoded.arrayBuffer(),
    });
    await answer.text();
    expect(await rowOf(answer)).toMatchObject({
      operationId: "addCustomEmoji",
      body: { name: "party_time", file: { fileName: "party.png", bytes: 40 } },
    });
  });

  test("a form that cannot be read is recorded without fields", async () => {
    const answer = await lead.send("/api/zoom/me/chat/emoji/files", {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=none" },
      body: "no form",
    });
    expect(await rowOf(answer)).toMatchObject({ operationId: "addCustomEmoji", body: null });
  });

  test("who signs in and out is recorded, and named in the log", async () => {
    const member = stack.browser();
    const signedIn = await rowOf(await member.signIn("member@sandbox.example"));
    const signedOut = await rowOf(await member.post("/auth/sign-out"));
    for (const [row, operationId] of [
      [signedIn, "signIn"],
      [signedOut, "signOut"],
    ] as const) {
      expect(row).toMatchObject({ operationId, email: "member@sandbox.example", status: 200 });
      expect(row?.session).toBe(signedIn?.session);
      expect(stack.logText()).toMatch(new RegExp(`"requestId":"${row?.requestId}","userId":"${row?.userId}"`));
    }
  });

  test("rows are kept as long as is set, and are then deleted, however many", async () => {
    const audited = createAudit({
      database: databaseSource(Promise.resolve(stack.database)),
      clock: stack.clock,
      config: { auditMs: 86_400_000 },
    });
    const session = { userId: "u", email: "", idHash: "h" };
    const rows = Array.from({ length: 2_500 }, (_, index) => ({
      requestId: `old-${index}`,
      atMs: stack.clock.nowMs() - 86_400_001,
      ...session,
      session: "h",
      connection: "me",
      operationId: "signIn",
      params: {},
      query: {},
    }));
    await stack.database.orm.insert(audit).values(rows);
    await audited.record({ requestId: "new", session, operationId: "signIn" });
    await audited.sweep();
    await stack.database.reclaim();
    const left = await stack.database.orm
      .select({ requestId: audit.requestId })
      .from(audit)
      .where(eq(audit.userId, "u"));
    expect(left).toEqual([{ requestId: "new" }]);
  });

  test("what the database refuses of a value is not told as its being away", async () => {
    const person = { userId: "twice", accountId: "", email: "", displayName: "", roleName: "", updatedAtMs: 0 };
    const insert = () => stack.database.orm.insert(people).values(person);
    await insert();
    expect(toFailure(await insert().catch((error: unknown) => error)).code).toBe("internal");
  });
});
