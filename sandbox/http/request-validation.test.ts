import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox } from "../app.ts";
import { type Answered, call, openSandbox, serverToServer, signIn } from "../testing/sandbox-client.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const outcome = ({ status, body }: Answered) => [status, body];
const error = (status: number, code: number, message: string) => [status, { code, message }];

describe("request validation", () => {
  const invalid = (...fields: readonly string[]) => [
    400,
    {
      code: 300,
      message: "Validation Failed.",
      errors: fields.map((field) => ({
        field: field.replace("!", ""),
        message: field.endsWith("!") ? "This field is required." : "Invalid field.",
      })),
    },
  ];
  const notJson = error(400, 300, "Request Body should be a valid JSON object.");

  it("refuses page sizes that are no number of at least 1, and cuts those that are too large", async () => {
    const { access_token } = await serverToServer(sandbox);
    for (const size of ["x", "1.5", "0", "-1", "1e2"])
      expect(outcome(await call(sandbox, access_token, `GET /chat/channels?page_size=${size}`))).toEqual(
        invalid("page_size"),
      );
    const sizeOf = async (query: string) => (await call(sandbox, access_token, `GET /chat/channels${query}`)).body;
    expect(await sizeOf("?page_size=5000")).toMatchObject({ page_size: 50 });
    expect(await sizeOf("?page_size=3")).toMatchObject({ page_size: 3 });
    expect(await sizeOf("?page_size=")).toMatchObject({ page_size: 10 });
    expect(await sizeOf("")).toMatchObject({ page_size: 10 });
  });

  it("refuses values outside their list and missing parameters", async () => {
    const { access_token } = await serverToServer(sandbox);
    expect(outcome(await call(sandbox, access_token, "GET /users?status=gone&page_size=x"))).toEqual(
      invalid("status", "page_size"),
    );
    expect(outcome(await call(sandbox, access_token, "GET /chat/activities/channels?page_size=5"))).toEqual(
      invalid("start_date!", "end_date!"),
    );
  });

  it("refuses bodies that are no JSON object", async () => {
    const { access_token } = await serverToServer(sandbox);
    const target = "PATCH /chat/channels/events";
    for (const body of ["{", "[]", '"text"', "null", "1", " "])
      expect(outcome(await call(sandbox, access_token, target, body))).toEqual(notJson);
    expect(outcome(await call(sandbox, access_token, target))).toEqual(notJson);
    const asText = await fetch(`${sandbox.url}/v2/chat/channels/events`, {
      method: "PATCH",
      headers: { authorization: `Bearer ${access_token}`, "content-type": "text/plain" },
      body: "{}",
    });
    expect(await asText.json()).toEqual({ code: 300, message: "Unsupported Content Type" });
  });

  it("names the fields of a body that do not fit", async () => {
    const { access_token } = await serverToServer(sandbox);
    const body = { name: 5, type: 9, members: [{ email: "a@b.example" }, { email: "no address" }, {}] };
    expect(outcome(await call(sandbox, access_token, "POST /chat/users/lead@sandbox.example/channels", body))).toEqual(
      invalid("members[1].email", "members[2].email!", "name", "type"),
    );
    const needle = { search_type: "by_channel_name", channel_name: "x" };
    expect(outcome(await call(sandbox, access_token, "POST /chat/channels/search", { needle }))).toEqual(
      invalid("haystack!", "needle"),
    );
  });

  it("finds a body unreadable that has an unknown channel setting, as Zoom does", async () => {
    const { access_token } = await signIn(sandbox, "sandbox-user", "lead");
    const body = { channel_settings: { posting_permission: 1 } };
    expect(outcome(await call(sandbox, access_token, "PATCH /chat/channels/abc", body))).toEqual(notJson);
  });

  it("takes either of the two ways to name people, and wants one", async () => {
    const { access_token } = await signIn(sandbox, "sandbox-user", "lead");
    const target = "DELETE /chat/channels/abc/members";
    expect(outcome(await call(sandbox, access_token, target))).toEqual(invalid("member_ids!", "user_ids!"));
    const { body } = await call(sandbox, access_token, `${target}?member_ids=x`);
    expect(body).not.toMatchObject({ message: "Validation Failed." });
  });

  it("gives an operation's own error for an empty list", async () => {
    const { access_token } = await signIn(sandbox, "sandbox-user", "lead");
    expect(outcome(await call(sandbox, access_token, "DELETE /chat/users/me/channels?channel_ids="))).toEqual(
      error(400, 4300, "channel_ids cannot be empty."),
    );
  });

  it("refuses bodies over a megabyte", async () => {
    const { access_token } = await serverToServer(sandbox);
    const body = JSON.stringify({ method: "x".repeat(1024 * 1024) });
    expect((await call(sandbox, access_token, "PATCH /chat/channels/events", body)).status).toBe(413);
  });
});
