// Answers that are under way: how they flow, and what becomes of them when the browser goes away or falls behind.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openWire, reply, type Wire } from "../testing/wire.ts";

describe("the wire", () => {
  let wire: Wire;
  beforeAll(async () => {
    wire = await openWire({ jobs: true });
  });
  afterAll(() => wire.close());
  beforeEach(() => wire.forget());

  test("streams: the beginning arrives before the end was sent", async () => {
    let end: (() => void) | undefined;
    wire.zoom.answer((_req, res) => {
      res.writeHead(200, { "content-type": "application/json" });
      res.write('{"first":1,');
      end = () => res.end('"second":2}');
    });
    const response = await fetch(`${wire.lead.url}/api/zoom/me/users/me`, {
      headers: { cookie: wire.lead.cookieHeader() },
    });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value ?? []).toString()).toBe('{"first":1,');
    end?.();
    const second = await reader?.read();
    expect(Buffer.from(second?.value ?? []).toString()).toBe('"second":2}');
  });

  test("stops asking Zoom when the browser goes away", async () => {
    const aborted = new Promise<void>((resolve) => {
      wire.zoom.answer((req, res) => {
        res.writeHead(200, { "content-type": "application/json" });
        res.write("{");
        req.socket.once("close", () => resolve());
      });
    });
    const abort = new AbortController();
    const response = await fetch(`${wire.lead.url}/api/zoom/me/users/me`, {
      headers: { cookie: wire.lead.cookieHeader() },
      signal: abort.signal,
    });
    expect(response.status).toBe(200);
    abort.abort();
    await aborted;
  });

  test("lets a change end though the browser goes away", async () => {
    const abort = new AbortController();
    const ended = new Promise<boolean>((resolve) => {
      wire.zoom.answer((req, res) => {
        req.resume();
        if (req.method === "GET") return reply(res, 200, { id: "c", name: "Old", type: 1, channel_settings: {} });
        abort.abort();
        // The browser is gone once its own request failed; only then is the answer given.
        void gone.then(() => {
          res.once("close", () => resolve(res.writableFinished));
          reply(res, 204, {});
        });
      });
    });
    const parts = [
      { actionId: "set-channel-settings", input: { name: "Kept" }, targets: [{ channelId: "c", name: "Old" }] },
    ];
    const body = { connection: "me", apply: true, parts };
    const gone = wire.lead
      .send("/api/changes", { method: "POST", body, signal: abort.signal })
      .catch((error: unknown) => error);
    expect(await ended).toBe(true);
    expect(await gone).toMatchObject({ name: "AbortError" });
  });

  test("a slow reader slows Zoom down instead of filling the memory", async () => {
    const chunk = Buffer.alloc(1_048_576);
    let sent = 0;
    const stalled = new Promise<void>((resolve) => {
      wire.zoom.answer((_req, res) => {
        res.writeHead(200, { "content-type": "application/octet-stream" });
        const pump = () => {
          for (;;) {
            sent += chunk.length;
            if (sent > 512 * chunk.length) throw new Error("nothing ever stopped the upstream");
            if (!res.write(chunk)) break;
          }
          const timer = setTimeout(resolve, 500);
          res.once("drain", () => {
            clearTimeout(timer);
            pump();
          });
        };
        pump();
      });
    });
    const abort = new AbortController();
    const response = await fetch(`${wire.lead.url}/api/zoom/me/users/me`, {
      headers: { cookie: wire.lead.cookieHeader() },
      signal: abort.signal,
    });
    await response.body?.getReader().read();
    await stalled;
    expect(sent).toBeLessThan(64 * chunk.length);
    abort.abort();
  });
});
