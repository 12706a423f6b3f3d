// What reaches the trail of changes, on both databases, whatever is sent.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseSource } from "../db/database.ts";
import { people } from "../db/schema.ts";
import { createLog } from "../log.ts";
import { toFailure } from "../middleware/bff-error.ts";
import type { RequestBody } from "../proxy/request-body.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";
import { actsOf } from "../testing/trail.ts";
import { createAudit } from "./audit.ts";
import { type Mutation, nobody } from "./entries.ts";
import { createSigner } from "./signing.ts";

describe.each(databaseKinds)("on %s", (database) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database });
  });
  afterAll(() => stack.close());

  const actOf = async (requestId: string) =>
    (await actsOf(stack.database.orm)).find((act) => act.requestId === requestId);
  const actOfAnswer = ({ headers }: { readonly headers: Headers }) => actOf(headers.get("x-request-id") ?? "");
  /** What the trail has of a call with such a body. */
  const recorded = async (operationId: string, body: RequestBody) => {
    const audit = createAudit({
      database: databaseSource(Promise.resolve(stack.database)),
      clock: stack.clock,
      log: createLog("silent", { write: () => true }),
      signer: createSigner(stack.config.secrets),
    });
    const requestId = randomUUID();
    const call: Mutation = {
      ...{ requestId, who: nobody, connection: "me", operationId, params: {}, query: {}, body, targets: [] },
    };
    await audit.begin(call);
    return actOf(requestId);
  };
  const jsonBody = (json: unknown) => ({
    json,
    bytes: Buffer.from(JSON.stringify(json)),
    contentType: "application/json",
  });
  const formBody = (bytes: Buffer, contentType: string) => ({ json: undefined, bytes, contentType });

  test.each([
    ["an emoji where the text is cut", `${"x".repeat(199)}😀 and more`, `${"x".repeat(199)}…`],
    ["a NUL", "before\0after", "before\uFFFDafter"],
    ["half of a character", "before\uD83Dafter", "before\uFFFDafter"],
  ])("a change with %s is recorded as it can be stored", async (_what, written, stored) => {
    const body = jsonBody({ name: "Odd", type: 1, [written]: written, note: written });
    expect(await recorded("createChannel", body)).toMatchObject({
      request: { body: { name: "Odd", note: stored, [stored]: stored } },
    });
  });

  test("a change of hundreds of long fields leaves a small row", async () => {
    const names = Array.from({ length: 900 }, (_, index) => `${index}`.padEnd(200, "x"));
    const body = jsonBody(Object.fromEntries(names.map((name) => [name, 1])));
    const text = JSON.stringify(await recorded("createChannel", body));
    expect(text).toContain("createChannel");
    expect(text.length).toBeLessThan(12_000);
  });

  test("an emoji that is added is recorded with its name and its file", async () => {
    const form = new FormData();
    form.set("name", "party_time");
    form.set("file", new File([new Uint8Array(40)], "party.png", { type: "image/png" }));
    const encoded = new Response(form);
    const type = encoded.headers.get("content-type") ?? "";
    const body = formBody(Buffer.from(await encoded.arrayBuffer()), type);
    expect(await recorded("addCustomEmoji", body)).toMatchObject({
      operation: "addCustomEmoji",
      request: { body: { name: "party_time", file: { fileName: "party.png", bytes: 40 } } },
    });
  });

  test("a form that cannot be read is recorded without fields", async () => {
    const body = formBody(Buffer.from("no form"), "multipart/form-data; boundary=none");
    expect(await recorded("addCustomEmoji", body)).toMatchObject({
      operation: "addCustomEmoji",
      request: { body: null },
    });
  });

  test("who signs in and out is recorded, and named in the log", async () => {
    const member = stack.browser();
    const signedIn = await actOfAnswer(await member.signIn("member@sandbox.example"));
    const signedOut = await actOfAnswer(await member.post("/auth/sign-out"));
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
