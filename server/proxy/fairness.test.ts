// One person who asks for everything at once, and another who asks for a little.
import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "../testing/browser.ts";
import { type Stack, startStack } from "../testing/stack.ts";
import { MOST_REFUSALS } from "./refusals.ts";

const me = "/api/zoom/me/users/me";
const search = "/api/zoom/me/chat/channels/search";
const needle = { search_type: "by_channel_name", keywords: ["e"] };

interface Shared {
  readonly stack: Stack;
  readonly greedy: Browser;
  readonly calm: Browser;
}

async function share(stack: Stack): Promise<Shared> {
  const [greedy, calm] = [await stack.signIn("lead"), await stack.signIn("owner")];
  await Promise.all([greedy, calm].map((browser) => browser.get("/api/session")));
  return { stack, greedy, calm };
}

const statusesOf = (answers: readonly { readonly status: number }[]) => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

describe("within the account's limits", () => {
  let shared: Shared;
  beforeAll(async () => {
    shared = await share(await startStack());
  });
  afterAll(() => shared.stack.close());

  test("searches that Zoom refuses keep nobody else from searching", async () => {
    const { greedy, calm } = shared;
    const refused = [];
    for (let index = 0; index < 24; index++)
      refused.push(await greedy.post(search, { needle: {}, haystack: "nowhere" }));
    expect(statusesOf(refused)).toEqual({ 400: 15, 429: 9 });
    expect(refused.at(-1)?.json()).toMatchObject({
      code: "rate_limited",
      message: expect.stringMatching(/^You have used your share .* Try again in \d+ s\.$/),
      retryAfterMs: expect.any(Number),
    });
    const found = await calm.post(search, { needle, haystack: "user_joined", page_size: 5 });
    expect(found.status).toBe(200);
  });

  test("reads by the dozen keep nobody else's list waiting", async () => {
    const { stack, greedy, calm } = shared;
    const list = "/api/zoom/me/chat/users/me/channels?page_size=10";
    let isOver = false;
    const lane = async () => {
      while (!isOver) await greedy.get(list);
    };
    const before = stack.sandbox.requests().length;
    const lanes = Array.from({ length: 40 }, lane);
    // All of a second and more is taken by now.
    await expect.poll(() => stack.sandbox.requests().length).toBeGreaterThan(before + 60);
    const overtakenBy: number[] = [];
    for (let index = 0; index < 10; index++) {
      const sentBefore = stack.sandbox.requests().length;
      expect((await calm.get(list)).status).toBe(200);
      overtakenBy.push(stack.sandbox.requests().length - sentBefore);
    }
    isOver = true;
    await Promise.all(lanes);
    // Whoever waited behind all that the other has under way would be overtaken by 40.
    overtakenBy.sort((a, b) => a - b);
    expect(overtakenBy[5]).toBeLessThan(20);
  });
});

describe("within the console's own means", () => {
  let shared: Shared;
  beforeAll(async () => {
    const unlimited = { plan: "unlimited" } as const;
    shared = await share(await startStack({ config: { ...unlimited, zoomTimeoutMs: 4_000 }, sandbox: unlimited }));
  });
  afterAll(() => shared.stack.close());

  test("requests that Zoom leaves unanswered leave others a way to it", async () => {
    const { stack, greedy, calm } = shared;
    await stack.fault({ operation: "listUsersChannels", latencyMs: 60_000, times: 1_000 });
    const held = Promise.all(Array.from({ length: 250 }, () => greedy.get("/api/zoom/me/chat/users/me/channels")));
    const underWay = () => stack.sandbox.requests().filter(({ durationMs }) => durationMs === null).length;
    await expect.poll(underWay).toBe(192);
    expect((await calm.get(me)).status).toBe(200);
    expect((await greedy.get(me)).status).toBe(429);
    const answers = await held;
    expect(statusesOf(answers)).toEqual({ 429: 58, 504: 192 });
    const [refused] = answers.filter(({ status }) => status === 429);
    expect(refused?.json()).toMatchObject({
      code: "rate_limited",
      message: "You have too many requests in progress. Try again in 2 s.",
      retryAfterMs: 2_000,
    });
    expect((await greedy.get(me)).status).toBe(200);
  });

  test("changes that do not end leave others room for theirs", async () => {
    const { greedy, calm } = shared;
    // A person has room for 192 MiB at once.
    const uploads = Array.from({ length: 60 }, () => upload(greedy, 8_000_000));
    for (const each of uploads) each.write("only the beginning");
    const answers = uploads.slice(25).map(async (each) => {
      const [answer] = (await once(each, "response")) as [IncomingMessage];
      answer.resume();
      return { status: answer.statusCode ?? 0 };
    });
    expect(statusesOf(await Promise.all(answers))).toEqual({ 429: 35 });

    // What it says is not the matter.
    const small = upload(calm, 1_000);
    small.end("x".repeat(1_000));
    const [answer] = (await once(small, "response")) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(400);
    for (const each of uploads) each.on("error", () => undefined).destroy();
    await expect
      .poll(async () => {
        const again = upload(greedy, 1_000);
        again.end("x".repeat(1_000));
        const [next] = (await once(again, "response")) as [IncomingMessage];
        next.resume();
        return next.statusCode;
      })
      .toBe(400);
  });

  test("someone whose requests are refused by the hundred is not heard for a while", async () => {
    const { stack, calm } = shared;
    const careless = await stack.signIn("member");
    const bad = `${me}?no=parameter`;
    const refused = [];
    for (let index = 0; index < MOST_REFUSALS; index++) refused.push(await careless.get(bad));
    expect(statusesOf(refused)).toEqual({ 400: MOST_REFUSALS });
    const answer = await careless.get(me);
    expect([answer.status, answer.json()]).toMatchObject([429, { code: "rate_limited" }]);
    expect((await calm.get(me)).status).toBe(200);
    stack.clock.advance((answer.json() as { retryAfterMs: number }).retryAfterMs);
    expect((await careless.get(me)).status).toBe(200);
  });
});

/** Begins to send a change of so many bytes. */
function upload(browser: Browser, bytes: number): ClientRequest {
  return request(new URL("/api/changes", browser.url), {
    method: "POST",
    headers: {
      cookie: browser.cookieHeader(),
      origin: browser.origin,
      "x-channelkeeper": "1",
      "content-type": "application/json",
      "content-length": bytes,
    },
  });
}
