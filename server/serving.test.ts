import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { databaseSource } from "./db/database.ts";
import { startCannedZoom } from "./testing/canned-zoom.ts";
import { rawStatuses } from "./testing/raw-request.ts";
import { startStack } from "./testing/stack.ts";

const person = { id: "person-1", account_id: "account-1", email: "lead@sandbox.example", display_name: "Lead" };

test("stopping lets requests under way end, takes no new connections, and is not ready meanwhile", async () => {
  const zoom = await startCannedZoom();
  zoom.answer((_req, res) => res.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(person)));
  const stack = await startStack({ config: { apiUrl: zoom.url, accountId: null, account: null } });
  try {
    const lead = await stack.signIn("lead");
    const finish: (() => void)[] = [];
    zoom.answer((_req, res) => {
      res.writeHead(200, { "content-type": "application/json", "content-length": 7 }).write('{"a":');
      finish.push(() => res.end("1}"));
    });
    const { hostname, port } = new URL(lead.url);
    const socket = connect(Number(port), hostname);
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString();
    });
    const closed = once(socket, "close");
    const asking = `GET /api/zoom/me/users/me HTTP/1.1\r\nHost: x\r\nCookie: ${lead.cookieHeader()}\r\n\r\n`;
    socket.write(asking);
    await expect.poll(() => received).toContain('{"a":');

    const stopping = stack.stop(10_000);
    await expect(fetch(`${lead.url}/healthz`)).rejects.toThrow("fetch failed");
    // Both come in one piece, so once Zoom was asked the question after it has been taken up too.
    socket.write(`${asking}GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n`);
    await expect.poll(() => finish.length).toBe(2);
    for (const end of finish) end();
    const before = performance.now();
    await Promise.all([stopping, closed]);
    // The connection would have stayed open for a minute, had nobody closed it.
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(rawStatuses(received)).toEqual([200, 200, 503]);
    expect(received).toContain('{"a":1}');
  } finally {
    await stack.close();
    await zoom.close();
  }
});

test("stopping does not wait for ever", async () => {
  const zoom = await startCannedZoom();
  zoom.answer((_req, res) => res.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(person)));
  const stack = await startStack({ config: { apiUrl: zoom.url, accountId: null, account: null } });
  try {
    const lead = await stack.signIn("lead");
    const reached = new Promise<void>((resolve) => zoom.answer(() => resolve()));
    const answering = lead.get("/api/zoom/me/users/me");
    answering.catch(() => undefined);
    await reached;
    await stack.stop(100);
    await expect(answering).rejects.toThrow("fetch failed");
  } finally {
    await stack.close();
    await zoom.close();
  }
});

test("a database that cannot be opened is told as such, and stays quiet until someone needs it", async () => {
  const source = databaseSource(Promise.reject(new Error("no route to the host")));
  await expect(source.ready).rejects.toMatchObject({
    name: "DatabaseAway",
    cause: { message: "no route to the host" },
  });
  expect(source.current()).toBeNull();
});

test("stopping does not wait for connections that were opened ahead and never used", async () => {
  const stack = await startStack();
  try {
    const { hostname, port } = new URL(stack.browser().url);
    const socket = connect(Number(port), hostname);
    const closed = once(socket, "close");
    await once(socket, "connect");
    expect((await stack.browser().get("/healthz")).status).toBe(200);
    const before = performance.now();
    await Promise.all([stack.stop(), closed]);
    expect(performance.now() - before).toBeLessThan(7_000);
  } finally {
    await stack.close();
  }
});
