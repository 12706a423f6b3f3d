// Changes over HTTP, against the local Zoom.
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import { audit } from "../db/schema.ts";
import type { Browser } from "../testing/browser.ts";
import { type Stack, startStack } from "../testing/stack.ts";

let stack: Stack;
let owner: Browser;
let member: Browser;
let channels: { readonly id: string; readonly name: string }[];
beforeAll(async () => {
  stack = await startStack({ jobs: true });
  [owner, member] = await Promise.all([stack.signIn("owner"), stack.signIn("member")]);
  channels = await publicChannels();
});
afterAll(() => stack.close());

async function publicChannels() {
  const all: { id: string; name: string }[] = [];
  for (let token = ""; ; ) {
    const answer = await owner.get(`/api/zoom/account/chat/channels?page_size=50&next_page_token=${token}`);
    const page = answer.json() as { channels: { id: string; name: string }[]; next_page_token: string };
    all.push(...page.channels);
    token = page.next_page_token;
    if (token === "") return all;
  }
}

const targetsOf = (some: typeof channels) => some.map(({ id, name }) => ({ channelId: id, name }));
const plan = async (browser: Browser, body: unknown) => {
  const answer = await browser.post("/api/changes", body);
  return {
    status: answer.status,
    change: answer.json() as ChangeInfo & { readonly message?: string; readonly code?: string },
  };
};
const part = (actionId: string, targets: readonly unknown[], input: unknown = {}) => ({
  connection: "account",
  parts: [{ actionId, input, targets }],
});
const infoOf = async (id: string) => (await owner.get(`/api/changes/${id}`)).json() as ChangeInfo;
const ended = async (id: string): Promise<ChangeInfo> => {
  await expect.poll(async () => (await infoOf(id)).status, { timeout: 30_000 }).toBe("done");
  return infoOf(id);
};
const isArchived = async ({ id }: { readonly id: string }) =>
  (await owner.get(`/api/zoom/account/chat/channels/${id}/mention_group`)).status !== 200;

test("a small change is one request, is in the trail, and is undone by another", async () => {
  const channel = channels.find(({ name }) => name !== "General");
  if (!channel) throw new Error("no channels");
  const { status, change } = await plan(owner, { ...part("archive-channels", targetsOf([channel])), apply: true });
  expect({ status, change }).toMatchObject({
    status: 201,
    change: { status: "done", counts: { done: 1 }, title: `Archive ${channel.name}` },
  });
  expect(await isArchived(channel)).toBe(true);
  expect(stack.logText()).toContain('"connection":"account","operationId":"performOperationsOnChannels"');
  const { orm } = stack.database;
  const rows = await orm
    .select()
    .from(audit)
    .where(and(eq(audit.operationId, "performOperationsOnChannels"), eq(audit.email, "owner@sandbox.example")));
  expect(rows.map(({ status: answered, connection }) => [answered, connection])).toEqual([[200, "account"]]);

  const undo = (await owner.post(`/api/changes/${change.id}/undo`)).json() as ChangeInfo;
  expect(undo).toMatchObject({ status: "planned", undoOf: change.id });
  expect((await owner.post(`/api/changes/${undo.id}/apply`)).json()).toMatchObject({ status: "done" });
  expect(await isArchived(channel)).toBe(false);
});

test("a large change is carried on after its request was answered, and each item tells what became of it", async () => {
  const some = channels.slice(0, 30);
  const bogus = { channelId: "0123456789abcdef0123456789abcdef", name: "Gone" };
  const { change } = await plan(owner, part("archive-channels", [...targetsOf(some), bogus]));
  expect(change).toMatchObject({ status: "planned", itemCount: some.length + 1 });
  const applied = (await owner.post(`/api/changes/${change.id}/apply`)).json() as ChangeInfo;
  expect(applied.status).toBe("running");
  const { counts } = await ended(change.id);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(some.length + 1);
  const { items } = (await owner.get(`/api/changes/${change.id}/items?status=failed`)).json() as {
    items: ChangeItemInfo[];
  };
  expect(items.find(({ label }) => label === "Gone")?.failure).toMatchObject({ code: expect.anything() });
  const undo = (await owner.post(`/api/changes/${change.id}/undo`)).json() as ChangeInfo;
  await owner.post(`/api/changes/${undo.id}/apply`);
  await ended(undo.id);
  expect(await Promise.all(some.slice(0, 3).map(isArchived))).toEqual([false, false, false]);
});

test("people are added, whoever is in already is left out, and the undo removes those who came", async () => {
  const invited = (channel: (typeof channels)[number]) =>
    part(
      "invite-members",
      ["helpdesk", "member", "lead"].map((name) => {
        const email = `${name}@sandbox.example`;
        return { channelId: channel.id, channel: channel.name, name, email };
      }),
    );
  for (const channel of channels.slice(1)) {
    const before = (await plan(owner, invited(channel))).change.counts;
    if (!before.planned) continue;
    const { change } = await plan(owner, { ...invited(channel), apply: true });
    expect(change).toMatchObject({ status: "done", counts: { done: before.planned } });
    expect((await plan(owner, invited(channel))).change.counts).toEqual({ skipped: 3 });
    const undo = (await owner.post(`/api/changes/${change.id}/undo`)).json() as ChangeInfo;
    expect((await owner.post(`/api/changes/${undo.id}/apply`)).json()).toMatchObject({ status: "done" });
    expect((await plan(owner, invited(channel))).change.counts).toEqual(before);
    return;
  }
  throw new Error("they are in every channel");
});

test("a policy that somebody else changed meanwhile is left alone, and told", async () => {
  const channel = channels[3];
  if (!channel) throw new Error("no channel");
  const targets = targetsOf([channel]);
  const { change } = await plan(owner, part("set-retention", targets, { period: "30d" }));
  await plan(owner, { ...part("set-retention", targets, { period: "60d" }), apply: true });
  expect((await owner.post(`/api/changes/${change.id}/apply`)).json()).toMatchObject({ counts: { stale: 1 } });
  const { items } = (await owner.get(`/api/changes/${change.id}/items`)).json() as { items: ChangeItemInfo[] };
  expect(items[0]).toMatchObject({ status: "stale", to: { period: "30d" }, found: { period: "60d" } });
});

test("who may not do it through a connection is told so, and sees nothing of others'", async () => {
  const refused = await plan(member, part("archive-channels", targetsOf(channels.slice(0, 1))));
  expect(refused).toMatchObject({ status: 403, change: { code: "forbidden_role" } });
  const { change } = await plan(owner, {
    ...part("archive-channels", targetsOf(channels.slice(0, 1))),
    connection: "me",
  });
  expect((await member.get(`/api/changes/${change.id}`)).status).toBe(404);
  expect((await member.post(`/api/changes/${change.id}/apply`)).status).toBe(404);
  const ofAccount = await plan(owner, part("archive-channels", targetsOf(channels.slice(0, 1))));
  expect((await member.get(`/api/changes/${ofAccount.change.id}`)).status).toBe(404);
  expect((await member.get("/api/changes")).json()).toEqual({ changes: [] });
  const admin = await stack.signIn("admin");
  expect((await admin.get(`/api/changes/${ofAccount.change.id}`)).status).toBe(200);
  const mine = await plan(member, {
    ...part("set-retention", targetsOf(channels.slice(0, 1)), { period: null }),
    connection: "me",
  });
  expect(mine).toMatchObject({ status: 403, change: { message: expect.stringContaining("account connection") } });
});

test.each([
  ["no JSON object", "[]"],
  ["an unknown connection", { connection: "both", parts: [] }],
  ["a negative page", undefined],
])("%s is refused with what is wrong", async (what, body) => {
  const answer =
    what === "a negative page" ? await owner.get("/api/changes?limit=-1") : await owner.post("/api/changes", body);
  expect(answer.status).toBe(400);
  expect(answer.json()).toMatchObject({ code: "invalid_request" });
});
