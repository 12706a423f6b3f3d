// What Zoom refuses, read into a cause where it happens.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { matchOperation } from "../../contract/match-operation.ts";
import { failureOf } from "../../domain/failure.ts";
import { type Cause, causeOf } from "../../domain/failure-cause.ts";
import { createSandbox, type Sandbox } from "../../sandbox/app.ts";
import { call, control, serverToServer, signIn } from "../../sandbox/testing/sandbox-client.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ size: "small", plan: "business" });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

type Target = Parameters<typeof call>[2];

/** Of a call that is refused. */
async function causeIn(token: string, target: Target, body?: unknown, isOfAccount = false): Promise<Cause | null> {
  const answer = await call(sandbox, token, target, body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  const failure = failureOf(
    { status: answer.status, body: answer.body, header: (name) => answer.headers.get(name), isOfAccount },
    0,
  );
  const [method = "", path = ""] = target.split(" ");
  const asked = matchOperation(method, path.split("?")[0] ?? "")?.operation;
  return causeOf(failure, { asked, app: "server-to-server" });
}
const tokenOf = async (clientId: string, person: string) => (await signIn(sandbox, clientId, person)).access_token;
const accountToken = async (clientId?: string) => (await serverToServer(sandbox, clientId)).access_token;
const idOf = (name: string) => sandbox.store.channels.named(name)[0]?.id ?? "";

test("4700 and 4711: the app lacks a scope", async () => {
  const narrow = await tokenOf("sandbox-narrow", "lead");
  expect(await causeIn(narrow, `PATCH /chat/channels/${idOf("Release notes")}`, { name: "X" })).toMatchObject({
    name: "scope",
    title: "The connection lacks a scope",
  });
  await control(sandbox, "POST /sandbox/apps", { clientId: "sandbox-granular", scopes: ["user:read:user"] });
  expect((await causeIn(await tokenOf("sandbox-granular", "lead"), "GET /chat/users/me/channels"))?.name).toBe("scope");
  await control(sandbox, "POST /sandbox/apps", { clientId: "sandbox-granular-s2s", scopes: ["user:read:user:admin"] });
  const cause = await causeIn(await accountToken("sandbox-granular-s2s"), "GET /users", undefined, true);
  expect(cause).toMatchObject({ name: "scope", title: "The account connection lacks a scope" });
});

test("4700: no app of the kind can have the scope", async () => {
  const own = await tokenOf("sandbox-user", "lead");
  expect((await causeIn(own, "GET /users"))?.name).toBe("app_kind");
  const ofAccount = await causeIn(await accountToken(), "GET /chat/messages/bookmarks", undefined, true);
  expect(ofAccount).toMatchObject({ name: "app_kind", title: "The account connection cannot do this" });
});

test("the me rule: one’s own ID is refused as anyone else’s is", async () => {
  for (const clientId of ["sandbox-user", "sandbox-granular"])
    for (const person of ["lead", "member"]) {
      const id = sandbox.store.findUser(`${person}@sandbox.example`)?.id;
      const cause = await causeIn(await tokenOf(clientId, "lead"), `GET /chat/users/${id}/channels`);
      expect([clientId, person, cause?.name]).toEqual([clientId, person, "me_rule"]);
    }
});

test("124: the token ended", async () => {
  const token = await tokenOf("sandbox-user", "lead");
  sandbox.advance(3_600_001);
  expect(await causeIn(token, "GET /chat/users/me/channels")).toMatchObject({ name: "token" });
  const first = await accountToken();
  await accountToken();
  const cause = await causeIn(first, "GET /users", undefined, true);
  expect(cause).toMatchObject({ name: "token", canRetry: true });
  expect(cause?.meaning).toContain("Another program uses the same server-to-server app");
});

test("200: a right, an archived channel, a group chat, or the account’s plan", async () => {
  const member = await tokenOf("sandbox-user", "member");
  expect(await causeIn(member, `PATCH /chat/channels/${idOf("Release notes")}`, { name: "X" })).toMatchObject({
    name: "privilege",
    remedy: expect.stringContaining("Ask an owner or administrator of the channel"),
  });
  const admin = await accountToken();
  const archived = await causeIn(admin, `GET /chat/channels/${idOf("Trade show")}/mention_group`, undefined, true);
  expect(archived?.name).toBe("archived");
  const chat = idOf("Aiko, Priscilla, Yannick");
  expect((await causeIn(admin, `GET /chat/channels/${chat}/mention_group`, undefined, true))?.name).toBe("group_chat");
  sandbox.reset({ plan: "free" });
  expect((await causeIn(await accountToken(), "GET /im/groups", undefined, true))?.name).toBe("plan");
});

test("200 of the account connection names the role of whoever made the app", async () => {
  const viewer = await tokenOf("sandbox-admin", "channel-viewer");
  const target = `PATCH /chat/channels/${idOf("Release notes")}/retention` as const;
  const cause = await causeIn(viewer, target, { cloud_retention: { enable_custom_retention: false } }, true);
  expect(cause?.name).toBe("privilege");
  expect(cause?.remedy).toContain("their Zoom role needs View or Edit on Chat Channels");
});

test("4137: directory groups were withdrawn", async () => {
  await control(sandbox, "POST /sandbox/account", { imGroups: "withdrawn" });
  const cause = await causeIn(await accountToken(), "GET /im/groups", undefined, true);
  expect(cause).toMatchObject({ name: "withdrawn", title: "Zoom has withdrawn directory groups" });
});
