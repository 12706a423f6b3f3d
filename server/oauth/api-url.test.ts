// Where calls go when Zoom says beside a token where its API is.
import { afterEach, expect, test } from "vitest";
import { grants } from "../db/schema.ts";
import { type CannedZoom, startCannedZoom } from "../testing/canned-zoom.ts";
import { type Stack, startStack } from "../testing/stack.ts";
import { reply } from "../testing/wire.ts";

const zoom = "https://api.zoom.us";
const europe = "https://api-eu.zoom.us";
const person = { id: "person-1", account_id: "account-1", email: "lead@sandbox.example", display_name: "Lead" };

let stack: Stack;
let regional: CannedZoom;
let asked: string[];
afterEach(async () => {
  await stack.close();
  await regional.close();
});

/** A console whose tokens come with this address; connections to Europe end at a server of the test, others at the sandbox. */
async function start(apiUrl: string): Promise<void> {
  regional = await startCannedZoom();
  regional.answer((_req, res) => reply(res, 200, person));
  asked = [];
  stack = await startStack({
    config: { accountId: null, account: null, apiUrl: zoom },
    sandbox: { apiUrl },
    addressOf: (origin, sandboxUrl) => {
      asked.push(origin);
      if (origin === zoom) return sandboxUrl;
      return origin === europe ? regional.url : origin;
    },
  });
}

const callsAtConfigured = () => stack.sandbox.requests().filter(({ path }) => path.startsWith("/v2")).length;

test("a regional host of Zoom gets the calls of its grant, from signing in on, and after a refresh", async () => {
  await start(europe);
  const lead = await stack.signIn("lead");
  expect((await lead.get("/api/zoom/me/users/me")).json()).toEqual(person);
  const [stored] = await stack.database.orm.select({ apiUrl: grants.apiUrl }).from(grants);
  expect(stored).toEqual({ apiUrl: europe });
  stack.clock.advance(3_580_000);
  expect((await lead.get("/api/zoom/me/users/me")).status).toBe(200);
  expect(regional.seen.map(({ url }) => url)).toEqual(["/v2/users/me", "/v2/users/me", "/v2/users/me"]);
  expect(callsAtConfigured()).toBe(0);
});

test("redirects lead within that host, and to no other region", async () => {
  await start(europe);
  const lead = await stack.signIn("lead");
  regional.answer((req, res) => {
    if (req.url === "/v2/users/me") res.writeHead(302, { location: "/v2/moved" }).end();
    else reply(res, 200, { moved: true });
  });
  expect((await lead.get("/api/zoom/me/users/me")).json()).toEqual({ moved: true });
  regional.answer((_req, res) => res.writeHead(302, { location: "https://api-us.zoom.us/v2/users/me" }).end());
  expect((await lead.get("/api/zoom/me/users/me")).status).toBe(502);
  expect(asked).not.toContain("https://api-us.zoom.us");
});

test.each(["https://zoom.us.evil.example", "http://api-eu.zoom.us", "https://api.zoom.us@evil.example", "nonsense"])(
  "%s gets no call: the configured host does, and the log tells",
  async (apiUrl) => {
    await start(apiUrl);
    const lead = await stack.signIn("lead");
    expect((await lead.get("/api/zoom/me/users/me")).status).toBe(200);
    expect(callsAtConfigured()).toBe(2);
    const { apiUrl: api, fileUrl, fileApiUrl, oauthUrl } = stack.config;
    expect(new Set(asked)).toEqual(new Set([api, fileUrl, fileApiUrl, oauthUrl]));
    expect(stack.logText()).toContain("Zoom named an address of the API that is none of its own; it is not used");
  },
);
