import { createServer, type RequestListener, type Server } from "node:http";
import { number, object, optional } from "valibot";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startEarly } from "./early.ts";
import { claimPage } from "./page-person.ts";
import { request } from "./request.ts";
import { rows } from "./rows.ts";

let server: Server;
let listener: RequestListener = (_, response) => response.end();
const received: { method: string | undefined; url: string | undefined; header: string | string[] | undefined }[] = [];
const plainFetch = globalThis.fetch;

beforeEach(async () => {
  received.length = 0;
  server = createServer((incoming, response) => {
    received.push({
      method: incoming.method,
      url: incoming.url,
      header: incoming.headers["x-channelkeeper"],
    });
    listener(incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const origin = `http://127.0.0.1:${address.port}`;
  // A page's fetch takes paths of its own origin; Node's does not know one.
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => plainFetch(origin + path, init));
});

afterEach(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

const counted = object({ count: number() });

function answer(status: number, body: string): RequestListener {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json", "x-request-id": "req_7" });
    response.end(body);
  };
}

test("returns the checked answer without what the schema does not name", async () => {
  listener = answer(200, '{"count":3,"more":true}');
  await expect(request({ path: "/api/x", schema: counted })).resolves.toEqual({ count: 3 });
});

test("an answer that breaks its schema is a contract mismatch that says where", async () => {
  listener = answer(200, '{"count":"three"}');
  await expect(request({ path: "/api/x", schema: counted })).rejects.toMatchObject({
    name: "ContractMismatchError",
    requestId: "req_7",
    message: expect.stringContaining("count"),
  });
});

test.each([
  ['{"code":200,"message":"No permission."}', "ForbiddenError"],
  ['{"code":"4700","message":"Invalid access token, does not contain scopes:[a]."}', "MissingScopeError"],
  ['{"code":4130,"message":"Channel does not exist.","channels":[]}', "NotFoundError"],
])("an error in an answer of success is an error: %s", async (body, name) => {
  listener = answer(200, body);
  await expect(request({ path: "/api/x", schema: object({ channels: rows(counted) }) })).rejects.toMatchObject({
    name,
  });
  await expect(request({ path: "/api/x", method: "PATCH", schema: null })).rejects.toMatchObject({ name });
});

test("code 0 and codes of what is listed are no refusals", async () => {
  listener = answer(200, '{"code":0,"message":"ok","count":3}');
  await expect(request({ path: "/api/x", schema: counted })).resolves.toEqual({ count: 3 });
});

test("null says as little as what is left out", async () => {
  listener = answer(200, '{"count":null,"of":{"count":null}}');
  const schema = object({ count: optional(number(), 1), of: object({ count: optional(number(), 2) }) });
  await expect(request({ path: "/api/x", schema })).resolves.toEqual({ count: 1, of: { count: 2 } });
});

test("a row that cannot be read takes no other with it", async () => {
  listener = answer(200, '{"list":[{"count":1},{"count":"two"},null,{"count":4}]}');
  const { list } = await request({ path: "/api/x", schema: object({ list: rows(counted) }) });
  expect([...list]).toEqual([{ count: 1 }, { count: 4 }]);
  expect(list.unreadable).toMatchObject([
    { raw: { count: "two" }, problem: expect.stringContaining("count: Invalid type") },
    { raw: undefined, problem: expect.stringContaining("Invalid type") },
  ]);
});

test("an answer that is not JSON is a contract mismatch", async () => {
  listener = answer(200, "<html>");
  await expect(request({ path: "/api/x", schema: counted })).rejects.toMatchObject({ name: "ContractMismatchError" });
});

test("a broken connection is a network error", async () => {
  listener = (incoming) => incoming.socket.destroy();
  await expect(request({ path: "/api/x", schema: counted })).rejects.toMatchObject({ name: "NetworkError", status: 0 });
});

test("an aborted request rejects with the abort, not with a network error", async () => {
  listener = () => undefined;
  const controller = new AbortController();
  const asked = request({ path: "/api/x", schema: counted, signal: controller.signal });
  controller.abort();
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
});

test("changes carry the console's header, reads do not", async () => {
  listener = answer(200, '{"count":1}');
  await request({ path: "/api/read", schema: counted });
  await request({ path: "/api/change", method: "DELETE", schema: null });
  expect(received.map(({ method, header }) => [method, header])).toEqual([
    ["GET", undefined],
    ["DELETE", "1"],
  ]);
});

test("an answer asked for early is taken once; the next request goes to the network", async () => {
  listener = answer(200, '{"count":1}');
  startEarly("/api/early");
  await request({ path: "/api/early", schema: counted });
  expect(received).toHaveLength(1);
  await request({ path: "/api/early", schema: counted });
  expect(received).toHaveLength(2);
});

test("says whose page it is once that is known, and takes no answer that was meant for somebody else", async () => {
  const stated: unknown[] = [];
  listener = (incoming, response) => {
    stated.push(incoming.headers["x-channelkeeper-person"]);
    const owner = incoming.url === "/api/early" ? "second" : "first";
    response.writeHead(200, { "content-type": "application/json", "x-channelkeeper-person": owner });
    response.end('{"count":1}');
  };
  startEarly("/api/early");
  await expect.poll(() => stated).toEqual([undefined]);
  claimPage("first");
  claimPage("second");
  await expect(request({ path: "/api/early", schema: counted })).rejects.toMatchObject({
    name: "SessionExpiredError",
    code: "other_person",
  });
  await expect(request({ path: "/api/early", schema: counted })).rejects.toMatchObject({ code: "other_person" });
  await expect(request({ path: "/api/late", schema: counted })).resolves.toEqual({ count: 1 });
  expect(stated).toEqual([undefined, "first", "first"]);
});
