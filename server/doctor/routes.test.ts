import { afterAll, beforeAll, expect, test } from "vitest";
import type { DoctorInfo } from "../../domain/doctor/info.ts";
import { type Stack, startStack } from "../testing/stack.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({});
}, 120_000);
afterAll(() => stack.close());

test("owners and administrators are told what both grants were given, others their own; nobody a token", async () => {
  const admin = (await (await stack.signIn("admin")).get("/api/doctor")).json();
  expect(admin).toMatchObject({
    own: { scopes: expect.arrayContaining(["chat_channel:write"]) },
    account: { is: "granted", scopes: expect.arrayContaining(["chat_channel:write:admin"]) },
    redirectAddress: `${stack.config.publicUrl}/auth/callback`,
  });
  for (const person of ["channel-admin", "channel-viewer", "lead"] as const) {
    const told = (await (await stack.signIn(person)).get("/api/doctor")).json();
    expect(told).toMatchObject({ own: { scopes: expect.arrayContaining(["chat_channel:write"]) } });
    expect([person, (told as { account: unknown }).account]).toEqual([person, { is: "hidden" }]);
  }
  expect(JSON.stringify(admin)).not.toMatch(/eyJ|[Bb]earer|secret/);
});

test("whoever gives roles is told what was really sent through each connection, and when last", async () => {
  const [admin, lead] = await Promise.all([stack.signIn("admin"), stack.signIn("lead")]);
  const usesOf = async (browser: typeof admin) =>
    ((await browser.get("/api/doctor")).json() as Pick<DoctorInfo, "uses">).uses;
  const lastOf = async (operation: string) =>
    (await usesOf(admin))?.me.find((one) => one.operation === operation)?.lastAtMs;
  await lead.get("/api/zoom/me/chat/emoji");
  await expect.poll(() => lastOf("listCustomEmojis")).toBeDefined();
  const before = await lastOf("listCustomEmojis");
  expect((await usesOf(admin))?.account.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(["getUser", "getUserPermissions"]),
  );
  expect(await usesOf(lead)).toBeNull();
  // Once a day.
  await lead.get("/api/zoom/me/chat/emoji");
  expect(await lastOf("listCustomEmojis")).toBe(before);
  stack.clock.advance(86_400_000);
  await (await stack.signIn("lead")).get("/api/zoom/me/chat/emoji");
  const again = await stack.signIn("admin");
  await expect
    .poll(async () => (await usesOf(again))?.me.find(({ operation }) => operation === "listCustomEmojis")?.lastAtMs)
    .toBeGreaterThan(before ?? 0);
});

test("the log says why Zoom refused, and what mends it, once a minute", async () => {
  const member = await stack.signIn("member");
  await stack.fault({
    ...{ operation: "listCustomEmojis", status: 403, code: 200, times: 2 },
    message: "You do not have the permission to see Ada’s emojis.",
  });
  for (const _ of [1, 2]) expect((await member.get("/api/zoom/me/chat/emoji")).status).toBe(403);
  const lines = stack
    .logText()
    .split("\n")
    .filter((line) => line.includes("Zoom refused a call"));
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    ...{ connection: "me", operationId: "listCustomEmojis", code: 200, cause: "privilege" },
    msg: "Zoom refused a call: Zoom does not allow this",
    remedy: expect.stringContaining("Ask an owner or administrator"),
  });
  expect(lines[0]).not.toContain("Ada");
});

test("where Zoom gives the account no token, that is told instead, whether or not the role is still known", async () => {
  const owner = await stack.signIn("owner");
  stack.clock.advance(3_400_000);
  expect((await owner.get("/api/doctor")).json()).toMatchObject({ account: { is: "granted" } });
  await stack.fault({ path: "/oauth/token", status: 500, times: 50 });
  // The token runs out first, then what is known of the role.
  for (const ms of [200_000, 200_000]) {
    stack.clock.advance(ms);
    const answer = await owner.get("/api/doctor");
    expect([answer.status, answer.json()]).toMatchObject([
      200,
      { own: { scopes: expect.arrayContaining(["chat_channel:write"]) }, account: { is: "unavailable" } },
    ]);
  }
});
