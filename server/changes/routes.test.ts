// Changes over HTTP, against the local Zoom.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AppliedChange, ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import { type HttpChanges, part, plan, startHttpChanges, targetsOf } from "../testing/http-changes.ts";
import { actsOf } from "../testing/trail.ts";

let stack: HttpChanges["stack"];
let owner: HttpChanges["owner"];
let member: HttpChanges["member"];
let channels: HttpChanges["channels"];
let ended: HttpChanges["ended"];
beforeAll(async () => {
  ({ stack, owner, member, channels, ended } = await startHttpChanges());
});
afterAll(() => stack.close());

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
  const [act, ...more] = (await actsOf(orm)).filter(({ operation }) => operation === "performOperationsOnChannels");
  expect(more).toEqual([]);
  expect(act).toMatchObject({
    person: { email: "owner@sandbox.example", role: "Owner", session: expect.stringMatching(/^.{8}$/) },
    address: "127.0.0.1",
    connection: "account",
    action: "archive-channels",
    targets: [{ kind: "channel", id: channel.id, name: channel.name }],
    change: { id: change.id, items: "0" },
    states: [{ n: 0, name: channel.name, before: { isArchived: false }, after: { isArchived: true } }],
    result: { outcome: "done", status: 200, items: { done: 1 }, trackingId: expect.stringMatching(/^v=2\.0/) },
  });

  const undo = (await owner.post(`/api/changes/${change.id}/undo`)).json() as ChangeInfo;
  expect(undo).toMatchObject({ status: "planned", undoOf: change.id });
  expect((await owner.post(`/api/changes/${undo.id}/apply`)).json()).toMatchObject({ status: "done" });
  expect(await isArchived(channel)).toBe(false);
});

test("a rename takes one call that reads and one that writes; what is the owner's alone also looks for the owner", async () => {
  const [channel] = channels;
  if (!channel) throw new Error("no channels");
  let { name } = channel;
  const sentBy = async (input: { readonly name?: string; readonly mentionAll?: number }) => {
    const before = stack.sandbox.requests().length;
    const body = { ...part("set-channel-settings", targetsOf([{ ...channel, name }]), input), apply: true };
    expect((await plan(owner, body)).change).toMatchObject({ status: "done", counts: { done: 1 } });
    name = input.name ?? name;
    return stack.sandbox
      .requests()
      .slice(before)
      .map(({ operation }) => operation);
  };
  expect(await sentBy({ name: "Renamed" })).toEqual(["getChannel", "updateChannel"]);
  const now = (await owner.get(`/api/zoom/account/chat/channels/${channel.id}`)).json() as {
    channel_settings?: { mention_all_permissions?: number };
  };
  const mentionAll = now.channel_settings?.mention_all_permissions === 3 ? 2 : 3;
  expect(await sentBy({ mentionAll })).toEqual(["getChannel", "listChannelMembers", "updateUserChannel"]);
  expect(await sentBy({ name: channel.name })).toEqual(["getChannel", "updateChannel"]);
  const { orm } = stack.database;
  const acts = (await actsOf(orm)).filter(({ operation }) => operation === "updateChannel");
  expect(acts.map(({ result }) => result?.status)).toEqual([204, 204]);
  expect(acts[0]?.states).toEqual([
    { n: 0, name: channel.name, before: { name: channel.name }, after: { name: "Renamed" } },
  ]);
});

test("a channel of a meeting, whose id has another shape, is read and changed like any other", async () => {
  const lead = await stack.signIn("lead");
  const mine = (await lead.get("/api/zoom/me/chat/users/me/channels?page_size=50")).json() as {
    channels: typeof channels;
  };
  const meeting = mine.channels.find(({ id }) => /^web_sch_[0-9a-f]{32}$/.test(id));
  if (!meeting) throw new Error("no channel of a meeting");
  expect((await lead.get(`/api/zoom/me/chat/channels/${meeting.id}`)).json()).toMatchObject(meeting);
  expect((await owner.get(`/api/zoom/account/chat/channels/${meeting.id}/members`)).status).toBe(200);
  const body = { ...part("set-retention", targetsOf([meeting]), { period: "90d" }), apply: true, confirmed: "grave" };
  const { change } = await plan(owner, body);
  expect(change).toMatchObject({ status: "done", counts: { done: 1 } });
  const undo = (await owner.post(`/api/changes/${change.id}/undo`)).json() as ChangeInfo;
  expect((await owner.post(`/api/changes/${undo.id}/apply`)).json()).toMatchObject({ status: "done" });
});

test("a change of many parts has a short title, and one of too many is refused", async () => {
  const parts = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      actionId: "archive-channels",
      input: {},
      targets: [{ channelId: `c${n}`, name: "x".repeat(300) }],
    }));
  const { change } = await plan(owner, { connection: "account", parts: parts(500) });
  expect(change.itemCount).toBe(500);
  expect(change.title.length).toBeLessThan(600);
  const refused = await plan(owner, { connection: "account", parts: parts(501) });
  expect(refused).toMatchObject({ status: 400, change: { code: "invalid_request" } });
  expect(refused.change.message).toContain("at most 500 parts");
  // A plan that is left open counts with what is done after it.
  expect((await owner.post(`/api/changes/${change.id}/cancel`)).status).toBe(200);
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
  await plan(owner, { ...part("set-retention", targets, { period: "60d" }), apply: true, confirmed: "grave" });
  expect((await owner.post(`/api/changes/${change.id}/apply`)).json()).toMatchObject({ counts: { stale: 1 } });
  const { items } = (await owner.get(`/api/changes/${change.id}/items`)).json() as { items: ChangeItemInfo[] };
  expect(items[0]).toMatchObject({ status: "stale", to: { period: "30d" }, found: { period: "60d" } });
  const retry = (statuses: readonly string[]) => owner.post(`/api/changes/${change.id}/retry`, { statuses });
  // Only who asks for it overwrites what somebody else has done.
  expect((await retry(["cancelled"])).json()).toMatchObject({ code: "invalid_request" });
  expect((await retry(["failed", "unknown"])).json()).toMatchObject({ code: "invalid_request" });
  expect((await retry(["stale"])).json()).toMatchObject({ status: "done", counts: { done: 1 } });
  const after = (await owner.get(`/api/changes/${change.id}/items`)).json() as { items: ChangeItemInfo[] };
  expect(after.items[0]).toMatchObject({
    status: "done",
    before: { period: "60d" },
    to: { period: "30d" },
    found: null,
  });
  // What is taken back is what was there just before.
  const undo = (await owner.post(`/api/changes/${change.id}/undo`)).json() as ChangeInfo;
  await plan(owner, { ...part("set-retention", targets, { period: "90d" }), apply: true, confirmed: "grave" });
  const undone = (await owner.post(`/api/changes/${undo.id}/apply`)).json() as AppliedChange;
  expect(undone.items?.[0]).toMatchObject({ status: "stale", found: { period: "90d" }, to: { period: "60d" } });
  const forced = await owner.post(`/api/changes/${undo.id}/retry`, { statuses: ["stale"] });
  expect(forced.json()).toMatchObject({ status: "done", counts: { done: 1 } });
  expect((await plan(owner, part("set-retention", targets, { period: "60d" }))).change.counts).toEqual({ skipped: 1 });
});

test("a pattern that was overtaken gives the name that was planned, and no other", async () => {
  const [channel] = channels.slice(6, 7);
  if (!channel) throw new Error("no channel");
  const { name } = channel;
  const pattern = { find: "", replace: "", prefix: "old-", suffix: "" };
  const targets = [{ channelId: channel.id, name, owner: "", newName: "" }];
  const { change } = await plan(owner, part("rename-channels", targets, pattern));
  await plan(owner, { ...part("rename-channels", [{ ...targets[0], newName: "overtaken" }], pattern), apply: true });
  expect((await owner.post(`/api/changes/${change.id}/apply`)).json()).toMatchObject({ counts: { stale: 1 } });
  const itemOf = async () =>
    ((await owner.get(`/api/changes/${change.id}/items`)).json() as { items: ChangeItemInfo[] }).items[0];
  expect(await itemOf()).toMatchObject({ before: { name }, found: { name: "overtaken" }, to: { name: `old-${name}` } });
  const forced = await owner.post(`/api/changes/${change.id}/retry`, { statuses: ["stale"] });
  expect(forced.json()).toMatchObject({ status: "done", counts: { done: 1 } });
  expect(await itemOf()).toMatchObject({ before: { name: "overtaken" }, to: { name: `old-${name}` }, found: null });
  const now = await owner.get(`/api/zoom/account/chat/channels/${channel.id}`);
  expect(now.json()).toMatchObject({ name: `old-${name}` });
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
  expect((await member.get("/api/changes")).json()).toEqual({ changes: [], next_page_token: "" });
  const admin = await stack.signIn("admin");
  expect((await admin.get(`/api/changes/${ofAccount.change.id}`)).status).toBe(200);
  const mine = await plan(member, {
    ...part("set-retention", targetsOf(channels.slice(0, 1)), { period: null }),
    connection: "me",
  });
  expect(mine).toMatchObject({ status: 403, change: { message: expect.stringContaining("account connection") } });
});

test("a plan tells what it comes to, and a small one answers with its results", async () => {
  const some = channels.slice(0, 5);
  const nothing = { channelId: "0123456789abcdef0123456789abcdef", name: "Gone" };
  const request = part("set-retention", [...targetsOf(some), nothing], { period: "1y" });
  const { change } = await plan(owner, { ...request, reason: "Law", ticket: "T-1" });
  expect(change).toMatchObject({
    reason: "Law",
    ticket: "T-1",
    plan: {
      calls: expect.any(Number),
      seconds: expect.any(Number),
      harm: expect.any(String),
      guards: [],
      skipped: [{ why: expect.stringContaining("."), count: 1 }],
    },
  });
  expect(change.plan?.calls).toBeGreaterThanOrEqual(some.length);
  // Nobody was asked about what is lost for good.
  expect((await plan(owner, { ...request, apply: true })).change).toMatchObject({
    status: "planned",
    plan: { harm: "grave" },
  });
  const applied = (await plan(owner, { ...request, apply: true, confirmed: "grave" })).change as AppliedChange;
  expect(applied.status).toBe("done");
  expect(applied.items?.map(({ label, status }) => [label, status])).toEqual([
    ...some.map(({ name }) => [name, "done"]),
    ["Gone", "skipped"],
  ]);
  const undo = (await owner.post(`/api/changes/${applied.id}/undo`)).json() as AppliedChange;
  const undone = (await owner.post(`/api/changes/${undo.id}/apply`)).json() as AppliedChange;
  expect(undone.items?.map(({ status }) => status)).toEqual(some.map(() => "done"));
});

test("what removes much of a channel at once is applied with a reason only", async () => {
  const membersOf = async (id: string) => {
    const answer = await owner.get(`/api/zoom/account/chat/channels/${id}/members?page_size=50`);
    return (answer.json() as { members: { email: string; name: string; role: string; is_external: boolean }[] })
      .members;
  };
  for (const channel of channels) {
    const people = (await membersOf(channel.id)).filter(({ role, email }) => role === "member" && email);
    if (people.length < 6) continue;
    const targets = people.map(({ email, name }) => ({ channelId: channel.id, channel: channel.name, email, name }));
    const request = part("remove-members", targets.slice(0, 6));
    const { change } = await plan(owner, { ...request, apply: true });
    if (change.plan?.guards.length === 0) continue;
    expect(change).toMatchObject({
      status: "planned",
      plan: { guards: [expect.stringMatching(/^It removes 6 of the/)] },
    });
    const refused = await owner.post(`/api/changes/${change.id}/apply`);
    expect(refused.json()).toMatchObject({
      code: "invalid_request",
      message: expect.stringContaining("It removes 6 of"),
    });
    expect((await owner.post(`/api/changes/${change.id}/apply`, { reason: " " })).status).toBe(400);
    const applied = await owner.post(`/api/changes/${change.id}/apply`, { reason: "They left", ticket: "HR-7" });
    expect(applied.json()).toMatchObject({ status: "done", reason: "They left", ticket: "HR-7", counts: { done: 6 } });
    const undo = (await owner.post(`/api/changes/${change.id}/undo`)).json() as ChangeInfo;
    expect(undo.plan?.guards).toEqual([]);
    expect((await owner.post(`/api/changes/${undo.id}/apply`)).json()).toMatchObject({ status: "done" });
    return;
  }
  throw new Error("no channel with people enough");
});
