// Calls that no browser waits for, to a Zoom that answers what a test tells it to.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { operationById } from "../../contract/operation-by-id.ts";
import { failureOf, mayBeDone } from "../../domain/failure.ts";
import { createLog } from "../log.ts";
import { statusOf, toFailure } from "../middleware/bff-error.ts";
import { zoomFailure } from "../middleware/zoom-failure.ts";
import { type CannedZoom, startCannedZoom } from "../testing/canned-zoom.ts";
import { memoryLimitStore } from "../testing/limit-store.ts";
import { reply } from "../testing/wire.ts";
import type { CallOptions, ZoomCall } from "./call.ts";
import { createZoom, type Zoom } from "./client.ts";
import { createGovernor } from "./governor.ts";
import { createUpstream, type Upstream } from "./upstream.ts";

const clock = { nowMs: () => Date.now() };
const rename: ZoomCall = {
  operation: operationById("updateChannel"),
  params: { channelId: "a b" },
  query: {},
  body: { json: { name: "New" } },
};
const list: ZoomCall = {
  operation: operationById("listUsersChannels"),
  params: { userId: "me" },
  query: { page_size: 50, next_page_token: "a&b=c" },
  body: null,
};

describe("a call", () => {
  let zoom: CannedZoom;
  let files: CannedZoom;
  let upstream: Upstream;
  let client: Zoom;
  beforeAll(async () => {
    [zoom, files] = await Promise.all([startCannedZoom(), startCannedZoom()]);
    const urls = { apiUrl: zoom.url, fileUrl: files.url, fileApiUrl: files.url, oauthUrl: zoom.url };
    upstream = createUpstream({ ...urls, zoomTimeoutMs: 5_000 });
    const log = createLog("silent", { write: () => undefined });
    const store = memoryLimitStore(clock.nowMs);
    client = createZoom({ upstream, governor: createGovernor({ plan: "business", store, clock, log }), clock });
  });
  afterAll(async () => {
    await upstream.close();
    await Promise.all([zoom.close(), files.close()]);
  });
  beforeEach(() => {
    zoom.seen.length = 0;
  });

  const token = { authorization: "Bearer first", apiOrigin: null, version: 1 };
  const options = (changes: Partial<CallOptions> = {}): CallOptions => ({
    grant: {
      accountId: "account",
      tokens: {
        atHand: () => token,
        get: async () => token,
        renew: async () => ({ ...token, authorization: "Bearer second", version: 2 }),
      },
    },
    person: "chief",
    lane: "job",
    signal: null,
    ...changes,
  });

  test("is written out from its operation, its parameters and its body", async () => {
    let body = "";
    zoom.answer((req, res) => {
      req.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      req.on("end", () => reply(res, 204, {}));
    });
    expect(await client.call(rename, options())).toMatchObject({ kind: "answer", status: 204, attempts: 1 });
    expect([body, zoom.seen[0]?.method, zoom.seen[0]?.url]).toEqual([
      '{"name":"New"}',
      "PATCH",
      "/v2/chat/channels/a%20b",
    ]);
    expect(zoom.seen[0]?.headers["content-type"]).toBe("application/json");
    await client.call(list, options());
    expect(zoom.seen[1]?.url).toBe("/v2/chat/users/me/channels?page_size=50&next_page_token=a%26b%3Dc");
  });

  test("of a job that was refused for its number is sent again, a change too, as soon as Zoom says", async () => {
    zoom.answer((_req, res) => {
      if (zoom.seen.length > 1) return reply(res, 204, {});
      reply(res, 429, { code: 429 }, { "retry-after": new Date(Date.now() + 1_000).toISOString() });
    });
    expect(await client.call(rename, options())).toMatchObject({ status: 204, attempts: 2 });
  });

  test.each([
    [429, "interactive"],
    [500, "job"],
    [503, "job"],
  ] as const)("that changes something is not sent again after a %i, of a lane %s", async (status, lane) => {
    zoom.answer((_req, res) => reply(res, status, { code: status }));
    expect(await client.call(rename, options({ lane }))).toMatchObject({ kind: "answer", status, attempts: 1 });
  });

  test.each([307, 308])("that changes something goes with its body where a %i leads", async (status) => {
    const bodies: string[] = [];
    zoom.answer((req, res) => {
      if (req.url !== "/v2/moved") return res.writeHead(status, { location: "/v2/moved" }).end();
      req.on("data", (chunk: Buffer) => bodies.push(chunk.toString()));
      return req.on("end", () => reply(res, 204, {}));
    });
    expect(await client.call(rename, options())).toMatchObject({ status: 204, attempts: 2 });
    expect([zoom.seen.map(({ method }) => method), bodies]).toEqual([["PATCH", "PATCH"], ['{"name":"New"}']]);
  });

  test("with a file goes to the host that takes it, and again after a refresh", async () => {
    const bytes = Buffer.alloc(100_000, "x");
    const contentType = "multipart/form-data; boundary=b";
    const emoji = { operation: operationById("addCustomEmoji"), params: {}, query: {}, body: { bytes, contentType } };
    const sizes: number[] = [];
    files.answer((req, res) => {
      let size = 0;
      req.on("data", (chunk: Buffer) => {
        size += chunk.length;
      });
      req.on("end", () => {
        sizes.push(size);
        if (sizes.length === 1) reply(res, 400, { code: 124, message: "Invalid access token." });
        else reply(res, 201, { id: "f" });
      });
    });
    expect(await client.call(emoji, options())).toMatchObject({ status: 201, attempts: 2 });
    expect([sizes, zoom.seen]).toEqual([[bytes.length, bytes.length], []]);
    expect(files.seen[1]?.headers["content-type"]).toBe(contentType);
  });

  test("tells of a change without an answer that it may have been done, and of reading that it was not", async () => {
    zoom.answer((req) => req.socket.destroy());
    const change = await client.call(rename, options());
    expect(change).toMatchObject({ kind: "failed", reason: "broken_off", isMaybeDone: true, attempts: 1 });
    const reading = await client.call(list, options());
    expect(reading).toMatchObject({ kind: "failed", reason: "unreachable", isMaybeDone: false, attempts: 3 });
  });

  test.each([
    [301, true],
    [302, true],
    [303, true],
    [304, true],
    [307, false],
    [308, false],
  ])("tells of a change that a %i leads elsewhere whether it may have been done: %s", async (status, isMaybeDone) => {
    zoom.answer((_req, res) => res.writeHead(status, { location: "https://elsewhere.example/" }).end());
    const change = await client.call(rename, options());
    expect(change).toMatchObject({ kind: "failed", reason: "elsewhere", isMaybeDone, attempts: 1 });
    const told = toFailure(change.kind === "failed" ? zoomFailure(change) : null);
    const failure = failureOf({ status: statusOf[told.code], body: told, header: () => null }, 0);
    expect(mayBeDone(failure)).toBe(isMaybeDone);
    const reading = await client.call(list, options());
    expect(reading).toMatchObject({ kind: "failed", reason: "elsewhere", isMaybeDone: false });
  });

  test.each(["-1", "0", "2020-01-01T00:00:00Z", "whenever"])(
    "is not sent again at once by a Retry-After of %s",
    async (after) => {
      const sentAtMs: number[] = [];
      zoom.answer((_req, res) => {
        sentAtMs.push(performance.now());
        reply(res, 503, { code: 503 }, { "retry-after": after });
      });
      expect(await client.call(list, options())).toMatchObject({ status: 503, attempts: 3 });
      const [first = 0, second = 0, third = 0] = sentAtMs;
      expect(second - first).toBeGreaterThan(200);
      expect(third - second).toBeGreaterThan(400);
    },
  );

  test("is sent with another token when Zoom refuses the first, and once only", async () => {
    zoom.answer((_req, res) => reply(res, 401, { code: 124 }));
    expect(await client.call(rename, options())).toMatchObject({ kind: "answer", status: 401, attempts: 2 });
    expect(zoom.seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer first", "Bearer second"]);
  });

  test("without a token, or without its intent written down, is not sent", async () => {
    const cause = new Error("revoked");
    const renew = async () => null;
    const none = { atHand: () => undefined, get: () => Promise.reject(cause), renew };
    const result = await client.call(rename, options({ grant: { accountId: "account", tokens: none } }));
    expect(result).toEqual({ kind: "failed", reason: "no_token", cause, attempts: 0 });
    const beforeSending = () => Promise.reject(new Error("no room for the row"));
    await expect(client.call(rename, options({ beforeSending }))).rejects.toThrow("no room for the row");
    expect(zoom.seen).toEqual([]);
  });

  test("that reads is given up when asked to, one that changes something only before it is sent", async () => {
    const given = new AbortController();
    zoom.answer(() => given.abort(new Error("cancelled")));
    const reading = await client.call(list, options({ signal: given.signal }));
    expect(reading).toMatchObject({ kind: "failed", reason: "aborted", cause: new Error("cancelled") });

    const late = new AbortController();
    zoom.answer((_req, res) => {
      late.abort();
      reply(res, 204, {});
    });
    expect(await client.call(rename, options({ signal: late.signal }))).toMatchObject({ status: 204 });
  });

  test("is told that its answer is longer than it may be", async () => {
    zoom.answer((_req, res) => reply(res, 200, { long: "x".repeat(2_000) }));
    expect(await client.call(list, options({ mostBytes: 1_000 }))).toMatchObject({ reason: "too_long", attempts: 1 });
  });
});
