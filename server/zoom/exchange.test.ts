import { Pool } from "undici";
import { expect, test } from "vitest";
import { freePort } from "../../scripts/processes.mjs";
import { startCannedZoom } from "../testing/canned-zoom.ts";
import { exchange } from "./exchange.ts";
import { noAnswer } from "./failure.ts";

async function send(url: string) {
  const pool = new Pool(url);
  try {
    return await exchange({
      pool,
      request: { method: "POST", path: "/v2/x", headers: [], body: Buffer.from("{}") },
      signal: null,
      isHeld: () => true,
      begin: null,
      mostBytes: 1_000,
    });
  } finally {
    await pool.destroy();
  }
}

test("a host that refuses the connection was sent nothing", async () => {
  const outcome = await send(`http://127.0.0.1:${await freePort()}`);
  expect(outcome).toMatchObject({ kind: "failed", isSent: false, isStarted: false });
});

test("a host that breaks off was sent the request", async () => {
  const zoom = await startCannedZoom();
  zoom.answer((req) => req.socket.destroy());
  const outcome = await send(zoom.url);
  await zoom.close();
  expect(outcome).toMatchObject({ kind: "failed", isSent: true, isStarted: false });
});

test.each([
  ["UND_ERR_HEADERS_TIMEOUT", true, "timeout"],
  ["UND_ERR_CONNECT_TIMEOUT", false, "unreachable"],
  ["ECONNREFUSED", false, "unreachable"],
  ["UND_ERR_SOCKET", true, "broken_off"],
])("%s, a change sent %s: %s", (code, isChangeSent, expected) => {
  expect(noAnswer(Object.assign(new Error("x"), { code }), isChangeSent, 1).reason).toBe(expected);
});
