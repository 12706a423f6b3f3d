import { afterEach, describe, expect, it } from "vitest";
import type { Sandbox, SandboxOptions } from "../app.ts";
import { type Answer, type Handler, ZoomError } from "../operations/operation.ts";
import { call, control, openSandbox, serverToServer } from "../testing/sandbox-client.ts";

let sandbox: Sandbox | null = null;
afterEach(async () => {
  await sandbox?.close();
  sandbox = null;
});

const good = { channels: [], next_page_token: "", page_size: 10, total_records: 0 };

async function answerOf(handler: Handler, options: SandboxOptions = {}) {
  const lines: string[] = [];
  sandbox = await openSandbox({
    handlers: { listAccountsPublicChannels: handler, deleteChannel: handler },
    log: (line) => lines.push(line),
    ...options,
  });
  const { access_token } = await serverToServer(sandbox);
  const answer = await call(sandbox, access_token, "GET /chat/channels");
  return { answer, lines, sandbox, access_token };
}

describe("an answer that breaks the contract is a logged failure and a 500", () => {
  const broken: readonly (readonly [string, Answer, string])[] = [
    ["a wrong type", { status: 200, body: { ...good, page_size: "10" } }, "/page_size must be integer"],
    ["a value outside its list", { status: 200, body: { ...good, channels: [{ type: 9 }] } }, "/channels/0/type"],
    ["a property the contract does not know", { status: 200, body: { ...good, totl_records: 1 } }, "totl_records"],
    ["another status", { status: 201, body: good }, "status 201 is none of 200"],
    ["a missing body", { status: 200 }, "status 200 needs a body"],
    ["no object at all", { status: 200, body: [] }, "must be object"],
  ];
  it.each(broken)("%s", async (_, given, message) => {
    const { answer, lines, sandbox } = await answerOf(() => given);
    expect(answer.status).toBe(500);
    expect(answer.body).toMatchObject({ code: 500, message: expect.stringContaining(message) });
    expect(answer.headers.get("x-zm-trackingid")).not.toBeNull();
    expect(lines).toEqual([expect.stringContaining(`listAccountsPublicChannels: the answer does not fit`)]);
    expect((await control(sandbox, "GET /sandbox/health")).body).toMatchObject({ failures: 1 });
    expect((await control(sandbox, "GET /sandbox/failures")).body).toMatchObject({
      failures: [{ message: expect.stringContaining(message) }],
    });
  });

  it("a body where there is none", async () => {
    const { sandbox, access_token } = await answerOf(() => ({ status: 204, body: {} }));
    expect((await call(sandbox, access_token, "DELETE /chat/channels/x")).body).toMatchObject({
      message: expect.stringContaining("status 204 has no body"),
    });
  });

  it("an error that the contract does not list", async () => {
    const { answer, lines } = await answerOf(() => {
      throw new ZoomError(418, 7, "no tea");
    });
    expect(answer.status).toBe(500);
    expect(lines).toEqual([expect.stringContaining("error 418/7 (no tea) is not in the contract")]);
  });

  it("a handler that throws", async () => {
    const { answer, lines } = await answerOf(() => {
      throw new TypeError("out of cheese");
    });
    expect(answer.status).toBe(500);
    expect(lines).toEqual([expect.stringContaining("out of cheese")]);
  });
});

describe("an answer that fits", () => {
  it("is sent as it is", async () => {
    const { answer, lines } = await answerOf(() => ({ status: 200, body: good }));
    expect([answer.status, answer.body]).toEqual([200, good]);
    expect(answer.headers.get("content-type")).toBe("application/json;charset=UTF-8");
    expect(lines).toEqual([]);
  });

  it("may leave fields empty where the contract says so, whatever their format", async () => {
    const member = { id: "", member_id: "1v", email: "", name: "Guest", role: "member", is_external: true };
    sandbox = await openSandbox({
      handlers: {
        listChannelMembers: () => ({
          status: 200,
          body: { members: [member], next_page_token: "", page_size: 30, total_records: 1 },
        }),
      },
    });
    const { access_token } = await serverToServer(sandbox);
    expect((await call(sandbox, access_token, "GET /chat/channels/x/members")).status).toBe(200);
  });

  it("may be an error that the contract lists", async () => {
    const { answer } = await answerOf(() => {
      throw new ZoomError(400, 300, "Validation Failed.", [{ field: "x", message: "Invalid field." }]);
    });
    expect([answer.status, answer.body]).toEqual([
      400,
      { code: 300, message: "Validation Failed.", errors: [{ field: "x", message: "Invalid field." }] },
    ]);
  });

  it("is not looked at when validation is off", async () => {
    const { answer } = await answerOf(() => ({ status: 200, body: { nonsense: true } }), { isValidating: false });
    expect([answer.status, answer.body]).toEqual([200, { nonsense: true }]);
  });
});
