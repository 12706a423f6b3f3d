import { afterAll, beforeAll, expect, test } from "vitest";
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
