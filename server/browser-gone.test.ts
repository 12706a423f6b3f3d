// A browser that goes away is no fault of the console: nothing of it is logged as one.
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changesPath, emojiPicturePath, stagedFilesPath } from "../contract/bff.ts";
import type { Browser } from "./testing/browser.ts";
import { type Stack, startStack } from "./testing/stack.ts";

let stack: Stack;
let lead: Browser;
beforeAll(async () => {
  stack = await startStack();
  lead = await stack.signIn("lead");
  await stack.checkAccount();
});
afterAll(() => stack.close());

const lines = (): readonly { readonly level: number; readonly msg: string }[] =>
  stack
    .logText()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

const half = "half of what was announced";

/** Sends a request of the console's pages: of one with a body the first half, once the server waits for it. */
async function begin(target: string, type: string) {
  const { hostname, port } = new URL(lead.url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  const own = [`Cookie: ${lead.cookieHeader()}`, `Origin: ${lead.origin}`, "X-Channelkeeper: 1"];
  const ofBody = [`Content-Type: ${type}`, `Content-Length: ${2 * half.length}`, "Expect: 100-continue"];
  socket.write([`${target} HTTP/1.1`, "Host: localhost", ...own, ...(type ? ofBody : []), "", ""].join("\r\n"));
  if (type) {
    expect(String(await once(socket, "data"))).toMatch(/^HTTP\/1\.1 100 /);
    socket.write(half);
  }
  return socket;
}

const json = "application/json";
test.each([
  ["a picture for an emoji", `POST ${stagedFilesPath}`, "image/png"],
  ["a search", "POST /api/zoom/me/chat/channels/search", json],
  ["a change", `POST ${changesPath}`, json],
  ["a retry", "POST /api/changes/00000000-0000-4000-8000-000000000000/retry", json],
  ["signing in", "GET /auth/sign-in", ""],
  ["a list", "GET /api/zoom/me/chat/users/me/channels", ""],
  ["a picture", `GET ${emojiPicturePath("any")}`, ""],
])("%s is broken off", async (_, target, type) => {
  const before = lines().length;
  const told = () => lines().slice(before);
  for (const end of ["destroy", "resetAndDestroy"] as const) {
    // Who waits for no body waits for Zoom.
    if (!type) await stack.fault({ path: "/v2", latencyMs: 100 });
    const count = lines().length;
    const socket = await begin(target, type);
    if (type) socket[end]();
    else socket.end().destroySoon();
    await expect.poll(() => lines().length).toBeGreaterThan(count);
  }
  expect(told().filter(({ level }) => level > 30)).toEqual([]);
  expect(JSON.stringify(told())).not.toContain("    at ");
});
