// Lists as files, against the local Zoom.
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseCsv } from "../../domain/csv/parse-csv.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { openEvents } from "../testing/event-stream.ts";
import { type Stack, startStack } from "../testing/stack.ts";

let stack: Stack;
let owner: Browser;
let lead: Browser;
beforeAll(async () => {
  stack = await startStack();
  [owner, lead] = await Promise.all([stack.signIn("owner"), stack.signIn("lead")]);
});
afterAll(() => stack.close());

const CHANNELS = "/api/exports/channels.csv?connection=account";
const rowsOf = (text: string) => {
  const { header, records } = parseCsv(text);
  return records.map(({ values }) => Object.fromEntries(header.map((name, at) => [name, values[at] ?? ""])));
};
async function publicChannels() {
  const all: { readonly id: string; readonly name: string }[] = [];
  for (let token = ""; ; ) {
    const answer = await owner.get(`/api/zoom/account/chat/channels?page_size=50&next_page_token=${token}`);
    const page = answer.json() as { channels: typeof all; next_page_token: string };
    all.push(...page.channels);
    token = page.next_page_token;
    if (token === "") return all;
  }
}
const listings = () => stack.sandbox.requests().filter(({ operation }) => operation === "listChannelMembers").length;

test("refused: without a session, to whoever has no part in the account, and of somebody else's on one's own connection", async () => {
  expect((await stack.browser().get(CHANNELS)).status).toBe(401);
  const member = await stack.signIn("member");
  const refused = await member.get(CHANNELS);
  expect([refused.status, refused.json()]).toMatchObject([403, { code: "forbidden_role" }]);
  expect((await lead.get("/api/exports/channels.csv?connection=me&of=owner%40sandbox.example")).status).toBe(400);
  expect((await owner.get(`${CHANNELS}&type=many`)).status).toBe(400);
  expect((await owner.get(`${CHANNELS}&person=somebody-else`)).status).toBe(409);
});

test("every public channel, as CSV and as JSON", async () => {
  const answer = await owner.get(CHANNELS);
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="channels.csv"');
  const ids = (await publicChannels()).map(({ id }) => id);
  expect(rowsOf(answer.text).map(({ channel_id }) => channel_id)).toEqual(ids);
  const json = (await owner.get(CHANNELS.replace(".csv", ".json"))).json() as { id: string }[];
  expect(json.map(({ id }) => id)).toEqual(ids);
});

test("what the list's filters leave, of the account, of a person, of oneself", async () => {
  const named = rowsOf((await owner.get(`${CHANNELS}&name=notes&type=3`)).text);
  expect(named.map(({ channel, type }) => [channel, type])).toEqual([["Release notes", "Public"]]);
  const own = rowsOf((await lead.get("/api/exports/channels.csv?connection=me")).text);
  const ofLead = rowsOf((await owner.get(`${CHANNELS}&of=lead%40sandbox.example`)).text);
  expect(own.length).toBeGreaterThan(1);
  expect(ofLead.map(({ channel_id }) => channel_id)).toEqual(own.map(({ channel_id }) => channel_id));
});

test("channels with everyone in them; one that cannot be read says why", async () => {
  const channel = companyOf(stack).channelNamed("Release notes");
  const rows = rowsOf((await owner.get(`${CHANNELS}&with=members&name=release%20notes`)).text);
  expect(rows).toHaveLength(channel.members.people.length);
  expect(rows.every(({ channel_id, email, role }) => channel_id === channel.id && email !== "" && role !== "")).toBe(
    true,
  );
  await stack.fault({ operation: "listChannelMembers", status: 404, code: 1001, times: 1 });
  const some = rowsOf((await owner.get(`${CHANNELS}&with=members&name=release%20notes`)).text);
  expect(some).toMatchObject([{ channel: "Release notes", email: "", problem: expect.stringMatching(/./) }]);
});

test("channels with their mention groups and the people in them, and with their retention as the import reads it", async () => {
  const room = companyOf(stack).channelNamed("Platform team");
  const inRoom = "/api/exports/channels.csv?connection=me&name=platform%20team";
  const lines = rowsOf((await lead.get(`${inRoom}&with=mention_groups`)).text);
  const count = room.mentionGroups.reduce((sum, { members }) => sum + Math.max(1, members.size), 0);
  expect(lines).toHaveLength(count);
  expect(lines).toContainEqual(expect.objectContaining({ channel_id: room.id, group: "on-call", problem: "" }));
  const json = (await lead.get(`${inRoom.replace(".csv", ".json")}&with=mention_groups`)).json();
  expect(json).toHaveLength(count);
  const policies = rowsOf((await owner.get(`${CHANNELS}&with=retention&name=release%20notes`)).text);
  expect(policies).toMatchObject([{ channel: "Release notes", policy: "default", period: "2y" }]);
  expect((await lead.get(`${inRoom}&with=retention`)).status).toBe(403);
});

test("the page that asked for a file is told how many of its rows could not be read, and nobody else", async () => {
  const streams = await Promise.all([openEvents(lead), openEvents(owner)]);
  const toldOf = (at: number) => streams[at]?.events.filter(({ name }) => name === "file").map(({ data }) => data);
  try {
    const members = "/api/exports/channels.csv?connection=me&name=platform%20team&with=members";
    await lead.get(`${members}&file=whole`);
    await stack.fault({ operation: "listUserChannelMembers", status: 404, code: 4130, times: 1 });
    const [line] = rowsOf((await lead.get(`${members}&file=f-1`)).text);
    expect(line?.problem).not.toBe("");
    await expect.poll(() => toldOf(0)).toEqual([{ id: "f-1", name: "channels and members.csv", problemCount: 1 }]);
    expect(toldOf(1)).toEqual([]);
    expect((await lead.get(`${members}&file=a%20b`)).status).toBe(400);
  } finally {
    for (const stream of streams) stream.close();
  }
});

test("shared spaces, of the account and of oneself", async () => {
  const spaces = rowsOf((await owner.get("/api/exports/spaces.csv?connection=account")).text);
  expect(spaces).toHaveLength(stack.sandbox.store.spaces.page(0, 1_000).items.length);
  expect(spaces).toContainEqual(expect.objectContaining({ space: "Platform" }));
  const own = (await lead.get("/api/exports/spaces.json?connection=me")).json();
  expect(own).toContainEqual(expect.objectContaining({ name: "Platform" }));
  expect((await lead.get("/api/exports/spaces.csv?connection=account")).status).toBe(403);
});

test("in the order of the list", async () => {
  const names = rowsOf((await owner.get(`${CHANNELS}&sort=name.desc`)).text).map(({ channel = "" }) => channel);
  expect(names.length).toBeGreaterThan(3);
  const { compare } = new Intl.Collator("en", { sensitivity: "base" });
  expect(names).toEqual(names.toSorted((a, b) => compare(b, a)));
});

test("the members of a channel, by role and order, with who can post and who is deactivated", async () => {
  const channel = companyOf(stack).channelNamed("Release notes");
  const file = `/api/exports/channel-members.csv?connection=account&channel_id=${channel.id}`;
  const everyone = rowsOf((await owner.get(`${file}&sort=email.asc`)).text);
  expect(everyone).toHaveLength(channel.members.people.length);
  const emails = everyone.map(({ email = "" }) => email).filter(Boolean);
  expect(emails).toEqual(emails.toSorted(new Intl.Collator("en", { sensitivity: "base" }).compare));
  expect(everyone.every(({ can_post, status }) => /^(?:yes|no)$/.test(can_post ?? "") && status !== "")).toBe(true);
  const leads = rowsOf((await owner.get(`${file}&role=owner`)).text);
  expect(leads.map(({ role }) => role)).toEqual(["Owner"]);
  // Who is deactivated is not told to one’s own connection.
  const own = rowsOf((await lead.get(file.replace("account", "me"))).text);
  expect(own).toHaveLength(everyone.length);
  expect(new Set(own.map(({ status }) => status))).toEqual(new Set([""]));
});

test("the members and the channels of a shared space", async () => {
  const { store } = stack.sandbox;
  const space = store.spaces.page(0, 1_000).items.find(({ name }) => name === "Platform");
  const of = (kind: string) => `/api/exports/${kind}.csv?connection=me&space_id=${space?.id}`;
  const members = rowsOf((await lead.get(of("space-members"))).text);
  expect(members.map(({ role }) => role)).toContain("Owner");
  const leads = rowsOf((await lead.get(`${of("space-members")}&role=owner`)).text);
  expect(leads).toHaveLength(1);
  const channels = rowsOf((await lead.get(of("space-channels"))).text);
  expect(channels.map(({ kind }) => kind)).toContain("General");
  const [first] = channels;
  const found = rowsOf(
    (await lead.get(`${of("space-channels")}&find=${encodeURIComponent(first?.channel ?? "")}`)).text,
  );
  expect(found).toContainEqual(first);
  expect((await lead.get("/api/exports/space-members.csv?connection=me&space_id=..")).status).toBe(400);
});

test("directory groups and their people, for the account connection alone", async () => {
  const groups = rowsOf((await owner.get("/api/exports/directory-groups.csv?connection=account&sort=-people")).text);
  const counts = groups.map(({ people }) => Number(people));
  expect(counts.length).toBeGreaterThan(1);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  const [largest] = groups;
  const people = `/api/exports/directory-group-people.json?connection=account&group_id=${largest?.group_id}`;
  expect((await owner.get(people)).json()).toHaveLength(Number(largest?.people));
  expect((await owner.get("/api/exports/directory-groups.csv?connection=me")).status).toBe(400);
  expect((await lead.get("/api/exports/directory-groups.csv?connection=account")).status).toBe(403);
});

test("emojis as the gallery shows them", async () => {
  const emojis = rowsOf((await owner.get("/api/exports/emojis.csv?connection=account&sort=name")).text);
  const names = emojis.map(({ name = "" }) => name);
  expect(names.length).toBeGreaterThan(1);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, "en")));
  const [name = ""] = names;
  const found = rowsOf((await owner.get(`/api/exports/emojis.csv?connection=account&q=${name}`)).text);
  expect(found).toContainEqual(expect.objectContaining({ name }));
});

test("who joined and left, the newest first, a line for each person", async () => {
  const to = new Date().toISOString().slice(0, 10);
  const from = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
  const log = `/api/exports/activity.csv?connection=account&from=${from}&to=${to}`;
  const lines = rowsOf((await owner.get(log)).text);
  const times = lines.map(({ time = "" }) => time);
  expect(times.length).toBeGreaterThan(1);
  expect(times).toEqual(times.toSorted().reverse());
  expect(lines.every(({ channel_id, person }) => channel_id !== "" && person !== "")).toBe(true);
  expect(lines.some(({ channel }) => channel !== "")).toBe(true);
  const joined = rowsOf((await owner.get(`${log}&show=joined`)).text);
  expect(new Set(joined.map(({ change }) => change))).toEqual(new Set(["joined"]));
  const [{ channel_id = "" } = {}] = lines;
  const ofOne = rowsOf((await owner.get(`${log}&log=channel&channel=${channel_id}`)).text);
  expect(ofOne.length).toBeGreaterThan(0);
  expect(new Set(ofOne.map((line) => line.channel_id))).toEqual(new Set([channel_id]));
  expect((await owner.get(`${log}&log=channel`)).status).toBe(400);
});

test("the changes that the person may see", async () => {
  const channel = companyOf(stack).channelNamed("Release notes");
  const targets = [{ channelId: channel.id, name: channel.name, newName: "Notes of releases" }];
  const input = { find: "", replace: "", prefix: "", suffix: "" };
  const planned = await owner.post("/api/changes", {
    connection: "account",
    parts: [{ actionId: "rename-channels", input, targets }],
  });
  expect(planned.status).toBe(201);
  const { id, title } = planned.json() as { id: string; title: string };
  const changes = rowsOf((await owner.get("/api/exports/changes.csv?connection=me&by=me")).text);
  expect(changes).toContainEqual(expect.objectContaining({ change_id: id, change: title, items: "1" }));
  expect(rowsOf((await owner.get("/api/exports/changes.csv?connection=me&status=done")).text)).toEqual([]);
});

test("a failure at the start is an answer like any other, one in the middle breaks the file off", async () => {
  await stack.fault({ operation: "listAccountsPublicChannels", status: 400, code: 300, times: 1 });
  const atOnce = await owner.get(CHANNELS);
  expect([atOnce.status, atOnce.headers.get("content-disposition")]).toEqual([502, null]);
  const third = (await publicChannels())[2];
  await stack.fault({ path: `/v2/chat/channels/${third?.id}/members`, status: 500, times: 3 });
  await expect(owner.get(`${CHANNELS}&with=members`)).rejects.toThrow();
  expect(stack.logText()).toMatch(/"code":"upstream_unreachable"[^\n]*a request failed/);
});

test("a person has a few files made at a time, and others are not held up by it", async () => {
  await stack.fault({ operation: "listAccountsPublicChannels", latencyMs: 1_000, times: 5 });
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => owner.get(CHANNELS)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429]);
  expect((await owner.get(CHANNELS)).status).toBe(200);
});

test("nothing more is read once the reader has left", async () => {
  const before = listings();
  const headers = { cookie: owner.cookieHeader(), "sec-fetch-site": "same-origin" };
  const request = get(`${stack.url}${CHANNELS}&with=members`, { headers });
  const [answer] = (await once(request, "response")) as [IncomingMessage];
  await once(answer, "readable");
  const closed = once(answer, "close");
  request.on("error", () => undefined);
  answer.destroy();
  await closed;
  await expect
    .poll(async () => {
      const then = listings();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return listings() - then;
    })
    .toBe(0);
  expect(listings() - before).toBeLessThan((await publicChannels()).length);
});
