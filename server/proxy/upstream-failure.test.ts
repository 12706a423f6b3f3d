import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { Pool } from "undici";
import { expect, test } from "vitest";
import { freePort } from "../../scripts/processes.mjs";
import { startCannedZoom } from "../testing/canned-zoom.ts";
import { exchange } from "./exchange.ts";
import { upstreamFailure } from "./forward.ts";

async function send(url: string) {
  const pool = new Pool(url);
  try {
    return await exchange({
      pool,
      request: { method: "POST", path: "/v2/x", headers: [], body: Buffer.from("{}") },
      res: new ServerResponse(new IncomingMessage(new Socket())),
      isHeld: () => true,
      answerHeaders: () => [],
      isCancellable: false,
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
  ["UND_ERR_HEADERS_TIMEOUT", true, "upstream_timeout"],
  ["UND_ERR_CONNECT_TIMEOUT", false, "upstream_unreachable"],
  ["ECONNREFUSED", false, "upstream_unreachable"],
  ["UND_ERR_SOCKET", true, "upstream_broken_off"],
])("%s, a change sent %s: %s", (code, isChangeSent, expected) => {
  expect(upstreamFailure(Object.assign(new Error("x"), { code }), isChangeSent).code).toBe(expected);
});
