// Sign-ins limited to domains and directory groups.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { companyOf } from "../testing/company.ts";
import { openEvents } from "../testing/event-stream.ts";
import { type Instance, type Stack, startStack } from "../testing/stack.ts";

const MINUTE_MS = 60_000;

let stack: Stack;
let limited: Instance;
const company = () => companyOf(stack);
const group = () => {
  const [first] = stack.sandbox.store.groups.all;
  if (!first) throw new Error("the company has no directory group");
  return first;
};
beforeAll(async () => {
  stack = await startStack();
  for (const person of ["member", "helpdesk", "owner", "admin"]) {
    const { index } = company().userOf(person);
    if (person === "member") stack.sandbox.store.groups.add(group(), index);
    else stack.sandbox.store.groups.remove(group(), index);
  }
  limited = await stack.startInstance({ signInLimits: { domains: [], groupIds: [group().id] } });
});
afterAll(() => stack.close());

const signIn = async (instance: Instance, person: string) => {
  const browser = instance.browser();
  const answer = await browser.signIn(`${person}@sandbox.example`);
  return { browser, location: answer.headers.get("location") };
};
const clearFaults = () => fetch(`${stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
const unreadable = () => stack.fault({ operation: "listIMDirectoryGroupMembers", status: 500, times: 50 });

describe("directory groups", () => {
  test("let in whoever is in one of them, and nobody else but owners and administrators", async () => {
    expect((await signIn(limited, "member")).location).toBe("/");
    const before = stack.sandbox.requests().filter(({ path }) => path === "/oauth/revoke").length;
    const refused = await signIn(limited, "helpdesk");
    expect(refused.location).toBe("/sign-in?error=not_admitted");
    expect((await refused.browser.get("/api/session")).status).toBe(401);
    // What they granted is given back.
    await expect
      .poll(() => stack.sandbox.requests().filter(({ path }) => path === "/oauth/revoke").length)
      .toBe(before + 1);
    for (const person of ["owner", "admin"]) expect((await signIn(limited, person)).location).toBe("/");
    const owner = await stack.signIn("owner");
    await expect.poll(async () => (await owner.get("/api/audit?page_size=50")).text).toContain("not_admitted");
  });

  test("end the open session, and the stream, of whoever leaves within some minutes", async () => {
    const { browser } = await signIn(limited, "member");
    expect((await browser.get("/api/session")).status).toBe(200);
    const { index } = company().userOf("member");
    stack.sandbox.store.groups.remove(group(), index);
    stack.clock.advance(3 * MINUTE_MS);
    const thief = browser.copy();
    expect((await browser.get("/api/session")).status).toBe(401);
    expect((await thief.get("/api/zoom/me/users/me")).status).toBe(401);
    expect((await openEvents(thief)).status).toBe(401);
    expect((await browser.signIn("member@sandbox.example")).headers.get("location")).toBe(
      "/sign-in?error=not_admitted",
    );
    const owner = await stack.signIn("owner");
    await expect.poll(async () => (await owner.get("/api/audit?page_size=50")).text).toContain("endSession");
    stack.sandbox.store.groups.add(group(), index);
    stack.clock.advance(3 * MINUTE_MS);
  });

  test("that cannot be read keep out who signs in, and for a while nobody who is in", async () => {
    const { browser } = await signIn(limited, "member");
    stack.clock.advance(3 * MINUTE_MS);
    await unreadable();
    try {
      expect((await browser.get("/api/session")).status).toBe(200);
      stack.clock.advance(3 * MINUTE_MS);
      expect((await signIn(limited, "helpdesk")).location).toBe("/sign-in?error=admission_unknown");
      expect((await signIn(limited, "owner")).location).toBe("/");
      stack.clock.advance(15 * MINUTE_MS);
      const refused = await browser.get("/api/session");
      expect([refused.status, refused.json()]).toMatchObject([503, { code: "unavailable" }]);
      expect((refused.json() as { message: string }).message).toContain("directory groups");
    } finally {
      await clearFaults();
    }
    stack.clock.advance(2 * MINUTE_MS);
    expect((await browser.get("/api/session")).status).toBe(200);
  });

  test("read through no account connection let in owners and administrators alone, who can mend it", async () => {
    const account = { id: limited.config.accountId ?? "", clientId: "sandbox-unknown", clientSecret: "wrong" };
    const broken = await stack.startInstance({ account, signInLimits: limited.config.signInLimits });
    const { browser, location } = await signIn(broken, "admin");
    expect(location).toBe("/");
    expect((await browser.get("/api/session")).status).toBe(200);
    expect((await signIn(broken, "member")).location).toBe("/sign-in?error=admission_unknown");
  });
});

describe("domains", () => {
  test("let in whoever has an address of one, and owners and administrators", async () => {
    const here = await stack.startInstance({ signInLimits: { domains: ["sandbox.example"], groupIds: [] } });
    expect((await signIn(here, "helpdesk")).location).toBe("/");
    const elsewhere = await stack.startInstance({ signInLimits: { domains: ["other.example"], groupIds: [] } });
    expect((await signIn(elsewhere, "helpdesk")).location).toBe("/sign-in?error=not_admitted");
    const { browser, location } = await signIn(elsewhere, "admin");
    expect(location).toBe("/");
    expect((await browser.get("/api/session")).status).toBe(200);
  });

  test("and groups together have both to hold", async () => {
    const both = await stack.startInstance({
      signInLimits: { domains: ["other.example"], groupIds: [group().id] },
    });
    expect((await signIn(both, "member")).location).toBe("/sign-in?error=not_admitted");
  });

  test("that a start sets end the sessions of the others", async () => {
    const browser = await stack.signIn("helpdesk");
    const elsewhere = await stack.startInstance({ signInLimits: { domains: ["other.example"], groupIds: [] } });
    expect((await browser.copy(elsewhere.url).get("/api/session")).status).toBe(401);
  });
});
