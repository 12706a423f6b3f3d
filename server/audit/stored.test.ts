// What reaches the trail of changes, on both databases, whatever is sent.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { people } from "../db/schema.ts";
import { toFailure } from "../middleware/bff-error.ts";
import type { Browser } from "../testing/browser.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";
import { actsOf } from "../testing/trail.ts";

describe.each(databaseKinds)("on %s", (database) => {
  let stack: Stack;
  let lead: Browser;
  beforeAll(async () => {
    stack = await startStack({ database });
    lead = await stack.signIn("lead");
  });
  afterAll(() => stack.close());

  const actOf = async (answer: { readonly headers: Headers }) => {
    const requestId = answer.headers.get("x-request-id") ?? "";
    return (await actsOf(stack.database.orm)).find((act) => act.requestId === requestId);
  };
  const channels = "/api/zoom/me/chat/users/me/channels";

  test.each([
    ["an emoji where the text is cut", `${"x".repeat(199)}😀 and more`, `${"x".repeat(199)}…`],
    ["a NUL", "before\0after", "before\uFFFDafter"],
    ["half of a character", "before\uD83Dafter", "before\uFFFDafter"],
  ])("a change with %s is sent, and recorded as it can be stored", async (_what, written, recorded) => {
    const answer = await lead.post(channels, { name: "Odd", type: 1, [written]: written, note: written });
    expect(answer.status).toBeLessThan(500);
    expect(await actOf(answer)).toMatchObject({
      request: { body: { name: "Odd", note: recorded, [recorded]: recorded } },
    });
  });

  test("a change of hundreds of long fields that Zoom refuses leaves a small row", async () => {
    const names = Array.from({ length: 900 }, (_, index) => `${index}`.padEnd(200, "x"));
    const answer = await lead.post(channels, Object.fromEntries(names.map((name) => [name, 1])));
    expect(answer.status).toBeLessThan(500);
    expect(JSON.stringify(await actOf(answer)).length).toBeLessThan(12_000);
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
    expect(await actOf(answer)).toMatchObject({
      operation: "addCustomEmoji",
      request: { body: { name: "party_time", file: { fileName: "party.png", bytes: 40 } } },
    });
  });

  test("a form that cannot be read is recorded without fields", async () => {
    const answer = await lead.send("/api/zoom/me/chat/emoji/files", {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=none" },
      body: "no form",
    });
    expect(await actOf(answer)).toMatchObject({ operation: "addCustomEmoji", request: { body: null } });
  });

  test("who signs in and out is recorded, and named in the log", async () => {
    const member = stack.browser();
    const signedIn = await actOf(await member.signIn("member@sandbox.example"));
    const signedOut = await actOf(await member.post("/auth/sign-out"));
    for (const [row, operationId] of [
      [signedIn, "signIn"],
      [signedOut, "signOut"],
    ] as const) {
      expect(row).toMatchObject({
        operation: operationId,
        person: { email: "member@sandbox.example", session: signedIn?.person.session },
        address: "127.0.0.1",
        result: { outcome: "done" },
      });
      expect(stack.logText()).toMatch(new RegExp(`"requestId":"${row?.requestId}","userId":"${row?.person.id}"`));
    }
  });

  test("what the database refuses of a value is not told as its being away", async () => {
    const person = { userId: "twice", accountId: "", email: "", displayName: "", roleName: "", updatedAtMs: 0 };
    const insert = () => stack.database.orm.insert(people).values(person);
    await insert();
    expect(toFailure(await insert().catch((error: unknown) => error)).code).toBe("internal");
  });
});
