// A sign-in makes Zoom revoke the grant's earlier tokens; a refresh it overtakes must not put those back.
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { databaseSource } from "../db/database.ts";
import { createLog } from "../log.ts";
import { type CannedZoom, startCannedZoom } from "../testing/canned-zoom.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";
import { createGrants } from "./grants.ts";
import { createSeal } from "./seal.ts";
import { createZoomOAuth, type Tokens } from "./zoom-oauth.ts";

const me = "/api/zoom/me/users/me";

/** Holds the next refresh: its request before Zoom has it, or Zoom's answer. */
interface Hold {
  readonly what: "request" | "answer";
  /** To be called when it is held; resolves when it may go on. */
  wait(): Promise<void>;
}

let zoom: CannedZoom;
let stack: Stack;
let hold: Hold | null = null;
let release: () => void = () => undefined;

/** Hands requests on to the sandbox. */
async function handOn(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const body = await text(req);
  const held = body.includes("grant_type=refresh_token") ? hold : null;
  if (held) hold = null;
  if (held?.what === "request") await held.wait();
  const { authorization = "", "content-type": type = "" } = req.headers;
  const answer = await fetch(new URL(req.url ?? "", stack.sandbox.url), {
    method: req.method ?? "GET",
    headers: { authorization, "content-type": type },
    body,
    redirect: "manual",
  });
  const answered = await answer.text();
  if (held?.what === "answer") await held.wait();
  const location = answer.headers.get("location");
  res
    .writeHead(answer.status, { "content-type": "application/json", ...(location !== null && { location }) })
    .end(answered);
}

/** Resolves when the next refresh is held. */
function holdRefresh(what: Hold["what"]): Promise<void> {
  return new Promise((isHeld) => {
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    hold = {
      what,
      wait: () => {
        isHeld();
        return released;
      },
    };
  });
}

const refreshes = () => stack.sandbox.requests().filter(({ grantType }) => grantType === "refresh_token").length;

describe.each(databaseKinds)("a refresh that a sign-in overtakes, on %s", (database) => {
  beforeAll(async () => {
    zoom = await startCannedZoom();
    stack = await startStack({ database, config: { oauthUrl: zoom.url } });
    zoom.answer((req, res) => void handOn(req, res));
  });
  afterEach(() => release());
  afterAll(async () => {
    await stack.close();
    await zoom.close();
  });

  test.each([
    ["answered before it", "answer"],
    ["refused because of it", "request"],
  ] as const)("%s, leaves the new tokens in place and is served by them", async (_when, what) => {
    const first = await stack.signIn("lead");
    stack.sandbox.advance(3_600_000);
    const held = holdRefresh(what);
    const waiting = first.get(me);
    await held;
    const second = await stack.signIn("lead");
    release();
    const before = refreshes();
    expect((await waiting).status).toBe(200);
    expect((await second.get(me)).status).toBe(200);
    // The refresh token that was stored is the new one too.
    stack.sandbox.advance(3_600_000);
    expect((await second.get(me)).status).toBe(200);
    expect((await first.get(me)).status).toBe(200);
    expect(refreshes()).toBe(before + (what === "request" ? 2 : 1));
  });

  test.each([
    ["answers", "answer"],
    ["has not heard of it", "request"],
  ] as const)("and a sign-out that Zoom's refresh %s too late for revokes no newer sign-in", async (_when, what) => {
    const first = await stack.signIn("lead");
    stack.sandbox.advance(3_600_000);
    const held = holdRefresh(what);
    const waiting = first.get(me);
    await held;
    const signedOut = first.copy();
    // Held up by nothing: it does not wait for the refresh.
    expect((await signedOut.post("/auth/sign-out")).status).toBe(200);
    const sameBrowser = first.copy();
    await sameBrowser.signIn("lead@sandbox.example");
    const otherBrowser = await stack.signIn("lead");
    release();
    await waiting;
    for (const browser of [sameBrowser, otherBrowser]) expect((await browser.get(me)).status).toBe(200);
    stack.sandbox.advance(3_600_000);
    for (const browser of [sameBrowser, otherBrowser]) expect((await browser.get(me)).status).toBe(200);
  });

  test("whose person signed out meanwhile, leaves no tokens at Zoom", async () => {
    const browser = await stack.signIn("helpdesk");
    stack.sandbox.advance(3_600_000);
    const held = holdRefresh("answer");
    const waiting = browser.get(me);
    await held;
    await browser.copy().post("/auth/sign-out");
    release();
    expect((await waiting).json()).toMatchObject({ code: "grant_revoked" });
    const left = await fetch(`${stack.sandbox.url}/sandbox/tokens`, {
      method: "POST",
      body: JSON.stringify({ email: "helpdesk@sandbox.example", action: "revoke" }),
    });
    expect(await left.json()).toEqual({ grants: 0 });
  });

  const tokens = (name: string, expiresInMs = 3_600_000): Tokens => ({
    accessToken: name,
    refreshToken: `refresh of ${name}`,
    scopes: "",
    expiresInMs,
    apiUrl: null,
  });
  /** Grants of people whom Zoom does not know. */
  const grantsWith = (announce: () => Promise<void>) =>
    createGrants({
      database: databaseSource(Promise.resolve({ ...stack.database, announce })),
      seal: createSeal(stack.config.secrets),
      oauth: { ...createZoomOAuth(stack.config), refresh: async () => tokens("refreshed") },
      clock: stack.clock,
      log: createLog("silent", { write: () => undefined }),
      accountGrantId: null,
      apiUrl: "https://api.zoom.us",
    });

  test("stored just before it, is not what is held in memory", async () => {
    const nothing = async () => undefined;
    /** Comes between the writing of a refresh's tokens and the holding of them. */
    let meanwhile: () => Promise<void> = nothing;
    const grants = grantsWith(() => {
      const once = meanwhile;
      meanwhile = nothing;
      return once();
    });
    await grants.store("user:app:somebody", tokens("old", 0));
    meanwhile = () => grants.store("user:app:somebody", tokens("signed in"));
    expect((await grants.access("user:app:somebody")).authorization).toBe("Bearer signed in");
    expect(grants.tokens("user:app:somebody").atHand()?.authorization).toBe("Bearer signed in");
  });

  test("and a sign-out that had found nobody else leave the tokens of a sign-in that came then", async () => {
    const grants = grantsWith(async () => undefined);
    await grants.store("user:app:anybody", tokens("old"));
    let hasSession = false;
    const revocation = await grants.revoke("user:app:anybody", async () => {
      if (hasSession) return true;
      hasSession = true;
      await grants.store("user:app:anybody", tokens("signed in"));
      return false;
    });
    expect(revocation).toBe("used");
    expect((await grants.access("user:app:anybody")).authorization).toBe("Bearer signed in");
  });
});

test("a refresh at one instance that a sign-in at another overtakes leaves the new tokens to both", async () => {
  zoom = await startCannedZoom();
  stack = await startStack({ database: "postgres", config: { oauthUrl: zoom.url } });
  zoom.answer((req, res) => void handOn(req, res));
  try {
    const other = await stack.startInstance({ publicUrl: stack.url });
    const here = await stack.signIn("lead");
    const there = here.copy(other.browser().url);
    stack.sandbox.advance(3_600_000);
    const held = holdRefresh("answer");
    const waiting = there.get(me);
    await held;
    const again = await stack.signIn("lead");
    release();
    const before = refreshes();
    expect((await waiting).status).toBe(200);
    for (const browser of [here, there, again]) expect((await browser.get(me)).status).toBe(200);
    expect(refreshes()).toBe(before);
  } finally {
    release();
    await stack.close();
    await zoom.close();
  }
});
