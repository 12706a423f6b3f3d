import { createServer, type RequestListener, type Server } from "node:http";
import { number, object } from "valibot";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startEarly } from "./early.ts";
import { request } from "./request.ts";

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
