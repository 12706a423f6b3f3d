// Changes over HTTP, against the local Zoom.

import { connect } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AppliedChange, ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import { parseCsv } from "../../domain/csv/parse-csv.ts";
import { changes } from "../db/schema.ts";
import { MOST_REFUSALS } from "../proxy/refusals.ts";
import type { Browser } from "../testing/browser.ts";
import { type Stack, startStack } from "../testing/stack.ts";
import { actsOf } from "../testing/trail.ts";

let stack: Stack;
let owner: Browser;
let member: Browser;
let channels: { readonly id: string; readonly name: string }[];
beforeAll(async () => {
  stack = await startStack({ jobs: true, config: { isSandbox: false } });
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
  const sentBy = async (input: unknown) => {
    const before = stack.sandbox.requests().length;
    const body = { ...part("set-channel-settings", targetsOf([channel]), input), apply: true };
    expect((await plan(owner, body)).change).toMatchObject({ status: "done", counts: { done: 1 } });
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
  const { change } = await plan(owner, { connection: "account", parts: parts(100) });
  expect(change.itemCount).toBe(100);
  expect(change.title.length).toBeLessThan(600);
  const refused = await plan(owner, { connection: "account", parts: parts(101) });
  expect(refused).toMatchObject({ status: 400, change: { code: "invalid_request" } });
  expect(refused.change.message).toContain("at most 100 parts");
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
  expect((await retry(["failed", "cancelled", "unknown"])).json()).toMatchObject({ code: "invalid_request" });
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

interface List {
  readonly changes: readonly ChangeInfo[];
  readonly next_page_token: string;
}
const list = async (browser: Browser, query = "") => (await browser.get(`/api/changes?${query}`)).json() as List;

test("changes are listed page by page, the newest first, by status, person and time", async () => {
  const admin = await stack.signIn("admin");
  const [one, two] = channels.slice(4, 6).map((channel) => part("archive-channels", targetsOf([channel])));
  const planned = await Promise.all([plan(owner, one), plan(owner, two), plan(admin, one)]);
  const ids = new Set(planned.map(({ change }) => change.id));
  const paged: ChangeInfo[] = [];
  for (let token = ""; ; ) {
    const page = await list(owner, `page_size=2&next_page_token=${token}`);
    expect(page.changes.length).toBeLessThanOrEqual(2);
    paged.push(...page.changes);
    token = page.next_page_token;
    if (token === "") break;
  }
  const all = (await list(owner, "page_size=100")).changes;
  expect(paged).toEqual(all);
  expect(all.map(({ plannedAtMs }) => plannedAtMs)).toEqual(
    all.map(({ plannedAtMs }) => plannedAtMs).sort((a, b) => b - a),
  );
  expect(all.filter(({ id }) => ids.has(id))).toHaveLength(3);
  const mine = (await list(admin, "by=me")).changes;
  expect(mine.map(({ id }) => id)).toEqual([planned[2]?.change.id]);
  const { changes: done } = await list(owner, "status=done,cancelled&page_size=100");
  expect(done.length).toBeGreaterThan(0);
  expect(new Set(done.map(({ status }) => status))).toEqual(new Set(["done"]));
  expect((await list(owner, `since=${stack.clock.nowMs() + 1}`)).changes).toEqual([]);
  expect((await owner.get("/api/changes?next_page_token=bm9uZQ")).json()).toMatchObject({ code: "invalid_request" });
});

test("items are found by a part of their names and by what became of them, page by page", async () => {
  const some = channels.slice(0, 5);
  const { change } = await plan(owner, part("set-retention", targetsOf(some), { period: "90d" }));
  const names: string[] = [];
  for (let token = ""; ; ) {
    const answer = await owner.get(`/api/changes/${change.id}/items?page_size=2&next_page_token=${token}`);
    const page = answer.json() as { items: ChangeItemInfo[]; next_page_token: string };
    names.push(...page.items.map(({ label }) => label));
    token = page.next_page_token;
    if (token === "") break;
  }
  expect(names).toEqual(some.map(({ name }) => name));
  const search = encodeURIComponent(some[2]?.name.toUpperCase().slice(0, 4) ?? "");
  const found = (await owner.get(`/api/changes/${change.id}/items?search=${search}&status=planned,skipped`)).json();
  expect((found as { items: ChangeItemInfo[] }).items.map(({ label }) => label)).toContain(some[2]?.name);
  expect((await owner.get(`/api/changes/${change.id}/items?search=nobody-is-called-so`)).json()).toEqual({
    items: [],
    next_page_token: "",
  });
});

test("the results come as a file that a spreadsheet runs nothing of, and that can be read back", async () => {
  const some = channels.slice(0, 3);
  const danger = { channelId: "0123456789abcdef0123456789abcdef", name: '=HYPERLINK("http://evil")' };
  const { change } = await plan(owner, part("archive-channels", [...targetsOf(some), danger]));
  await owner.post(`/api/changes/${change.id}/apply`);
  await ended(change.id);
  const answer = await owner.get(`/api/changes/${change.id}/items.csv`);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toContain(`change-${change.id}.csv`);
  expect(answer.text).toContain(`"'=HYPERLINK(""http://evil"")"`);
  const { header, records } = parseCsv(answer.text);
  const column = (name: string) => records.map(({ values }) => values[header.indexOf(name)]);
  expect(column("Item")).toEqual([...some.map(({ name }) => name), danger.name]);
  expect(column("channelId")).toEqual([...some.map(({ id }) => id), danger.channelId]);
  expect(column("Result").at(-1)).toBe("failed");
  expect(column("Reason").at(-1)).not.toBe("");
  expect(column("Planned")[0]).toMatch(/: /);
  const failed = parseCsv((await owner.get(`/api/changes/${change.id}/items.csv?status=failed`)).text);
  expect(failed.records).toHaveLength(column("Result").filter((status) => status === "failed").length);
  expect((await member.get(`/api/changes/${change.id}/items.csv`)).status).toBe(404);
});

test("a body that is too large, no JSON or broken off is refused without a line of error", async () => {
  const tooLarge = await owner.post("/api/changes", { connection: "me", parts: [], reason: "x".repeat(9_000_000) });
  expect(tooLarge).toMatchObject({ status: 413 });
  const text = { method: "POST", body: "a", headers: { "content-type": "text/plain" } };
  expect((await owner.send("/api/changes", text)).json()).toMatchObject({ code: "invalid_request" });
  const socket = connect(Number(new URL(stack.url).port), "127.0.0.1");
  const head = [
    "POST /api/changes HTTP/1.1",
    "host: x",
    `cookie: ${owner.cookieHeader()}`,
    `origin: ${owner.origin}`,
    "sec-fetch-site: same-origin",
    "x-channelkeeper: 1",
    "content-type: application/json",
    "content-length: 1000",
  ];
  const before = stack.logText().length;
  socket.write(`${head.join("\r\n")}\r\n\r\n{`);
  socket.end();
  await expect.poll(() => stack.logText().slice(before)).toContain('"path":"/api/changes"');
  expect(stack.logText().slice(before)).not.toContain('"level":50');
});

test("whoever is refused by the hundred is not looked at for a while", async () => {
  const lead = await stack.signIn("lead");
  const refused = () => Promise.all(Array.from({ length: MOST_REFUSALS }, () => lead.get("/api/changes?page_size=0")));
  // On a busy machine one lot may lie across two of the stretches that are counted.
  await expect
    .poll(async () => refused().then(() => lead.get("/api/changes")), { timeout: 30_000 })
    .toMatchObject({ status: 429 });
  expect((await owner.get("/api/changes")).status).toBe(200);
  stack.clock.advance(11_000);
  expect((await lead.get("/api/changes")).status).toBe(200);
});

const deep = (levels: number) => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);
const archive = (more: object) => ({
  connection: "me",
  parts: [{ actionId: "archive-channels", input: {}, targets: [{ channelId: "a", name: "A" }], ...more }],
});

test.each([
  ["no JSON object", [], /connection/],
  ["an unknown connection", { connection: "both", parts: [] }, /connection/],
  ["an unknown action", archive({ actionId: "explode" }), /no action explode/],
  ["an action whose name has no end", archive({ actionId: "x".repeat(101) }), /actionId/],
  ["an input that is none", archive({ actionId: "set-retention", input: { period: [] } }), /input of set-retention/],
  ["an input without a bottom", archive({ input: deep(1_000) }), /nested too deeply/],
  ["a target without a bottom", archive({ targets: [deep(1_000)] }), /nested too deeply/],
  ["a reason without a bottom", { ...archive({}), reason: deep(1_000) }, /nested too deeply/],
])("%s is refused with what is wrong", async (_, body, message) => {
  const answer = await owner.post("/api/changes", body);
  expect(answer.status).toBe(400);
  expect(answer.json()).toMatchObject({ code: "invalid_request", message: expect.stringMatching(message) });
});

test.each([
  "page_size=-1",
  "page_size=1e1",
  "page_size=0x10",
  "page_size=",
  "since=1e30",
  "since=1&since=2",
  "status=gone",
  "of=%00",
  `next_page_token=${Buffer.from('[1,"\\u0000"]').toString("base64url")}`,
])("a list of %s is refused", async (query) => {
  const answer = await owner.get(`/api/changes?${query}`);
  expect([answer.status, answer.json()]).toMatchObject([400, { code: "invalid_request" }]);
});

test.each(["items", "items.csv"])(
  "%s that cannot be searched for are refused before an answer begins",
  async (path) => {
    const { change } = await plan(owner, archive({}));
    const answer = await owner.get(`/api/changes/${change.id}/${path}?search=%00`);
    expect([answer.status, answer.json()]).toMatchObject([400, { code: "invalid_request" }]);
  },
);

test.each(["%00", "x", "..%2f", "00000000-0000-4000-8000-000000000000"])("there is no change %s", async (id) => {
  expect((await owner.get(`/api/changes/${id}`)).status).toBe(404);
  expect((await owner.post(`/api/changes/${id}/apply`)).status).toBe(404);
});

test("a change keeps nothing of what was sent beside it", async () => {
  const { change } = await plan(owner, archive({ input: { more: "of it" } }));
  const [row] = await stack.database.orm.select().from(changes).where(eq(changes.id, change.id));
  expect(row?.parts).toEqual([{ actionId: "archive-channels", input: {}, isUndo: false }]);
});
