// Targets given by what they have in common: the server reads the list to its end and keeps what it found.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { type Stack, startStack } from "../testing/stack.ts";

let stack: Stack;
let owner: Browser;
let lead: Browser;
beforeAll(async () => {
  stack = await startStack({ jobs: true, config: { isSandbox: false } });
  [owner, lead] = await Promise.all([stack.signIn("owner"), stack.signIn("lead")]);
});
afterAll(() => stack.close());

interface Answer extends ChangeInfo {
  readonly code?: string;
  readonly message?: string;
}

const plan = async (browser: Browser, connection: "me" | "account", part: unknown, more = {}) => {
  const answer = await browser.post("/api/changes", { connection, parts: [part], ...more });
  return { status: answer.status, body: answer.json() as Answer };
};
const infoOf = async (id: string, browser = owner) => (await browser.get(`/api/changes/${id}`)).json() as ChangeInfo;
const planned = async (id: string, browser = owner): Promise<ChangeInfo> => {
  await expect.poll(async () => (await infoOf(id, browser)).status, { timeout: 30_000 }).toMatch(/planned|discarded/);
  return infoOf(id, browser);
};
const itemsOf = async (id: string, browser = owner) =>
  ((await browser.get(`/api/changes/${id}/items?page_size=500`)).json() as { items: ChangeItemInfo[] }).items;
const rename = (matching: unknown) => ({
  actionId: "rename-channels",
  input: { find: "", replace: "", prefix: "emea-", suffix: "" },
  targets: { matching, each: [{ newName: "" }] },
});
const publicNames = async (): Promise<readonly string[]> => {
  const rows = (await owner.get("/api/exports/channels.json?connection=account")).json() as { name: string }[];
  return rows.map(({ name }) => name);
};

test("everything of a list that matches the filters is planned, as the file of the list has it", async () => {
  const names = (await publicNames()).filter((name) => name.includes("sales"));
  const { status, body } = await plan(owner, "account", rename({ list: "channels", of: null, name: "sales" }));
  expect(status).toBe(201);
  const change = await planned(body.id);
  const items = await itemsOf(change.id);
  expect(items.map(({ label }) => label).toSorted()).toEqual(
    (await publicNames()).filter((name) => name.toLowerCase().includes("sales")).toSorted(),
  );
  expect(items.length).toBeGreaterThanOrEqual(names.length);
  expect(change).toMatchObject({ itemCount: items.length, title: `Rename ${items.length} channels` });
});

test("all of a list is read to its end, each thing once, and says how much of the list it is", async () => {
  const names = await publicNames();
  expect(names.length).toBeGreaterThan(50);
  const { body } = await plan(owner, "account", rename({ list: "channels", of: null }));
  const change = await planned(body.id);
  expect((await itemsOf(change.id)).map(({ label }) => label)).toEqual(names);
  expect(change.plan?.guards).toContain(
    `It changes ${change.counts.planned} of the ${names.length} channels in the list.`,
  );
});

test("what matches only later is no part of it", async () => {
  const { channels } = stack.sandbox.store;
  const { body } = await plan(owner, "account", rename({ list: "channels", of: null, name: "coffee and" }));
  const change = await planned(body.id);
  const later = companyOf(stack).channelNamed("Release notes");
  channels.rename(later, "Coffee and talk");
  expect((await itemsOf(change.id)).map(({ label }) => label)).toEqual(["Coffee and cake"]);
  channels.rename(later, "Release notes");
});

test("several people come into each of the channels that match, and the plan is named by both numbers", async () => {
  const people = ["helpdesk", "member", "channel-viewer"].map((part) => companyOf(stack).userOf(part));
  const each = people.map(({ displayName, email }) => ({ name: displayName, email }));
  const matching = { list: "channels", of: null, name: "sales" };
  const part = { actionId: "invite-members", input: {}, targets: { matching, each } };
  const { body } = await plan(owner, "account", part);
  const change = await planned(body.id);
  const items = await itemsOf(change.id);
  const channels = new Set(items.map(({ target }) => (target as { channelId: string }).channelId)).size;
  expect(items).toHaveLength(3 * channels);
  expect(change.title).toBe(`Add 3 people to ${channels} channels`);
});

test("the members of a channel that match are copied to another", async () => {
  const [from, to] = [companyOf(stack).channelNamed("Launch room"), companyOf(stack).channelNamed("Release notes")];
  const matching = { list: "members", channelId: from.id, channel: from.name, role: "admin" };
  const each = [{ channelId: to.id, channel: to.name, memberId: "" }];
  const part = { actionId: "invite-administrators", input: {}, targets: { matching, each } };
  const { body } = await plan(lead, "me", part);
  const change = await planned(body.id, lead);
  const items = await itemsOf(change.id, lead);
  expect(items.map(({ target }) => target)).toMatchObject([
    { channelId: to.id, channel: to.name, email: "member@sandbox.example" },
  ]);
});

test.each([
  ["a name", { name: "sandbox-tmp" }],
  ["another channel", { channelId: "another", name: "sandbox-tmp", channel: "sandbox-tmp" }],
])("what a list tells of each thing is not replaced by %s that was sent beside it", async (_, one) => {
  const matching = { list: "channels", of: null, name: "coffee and" };
  const found = companyOf(stack).channelNamed("Coffee and cake");
  const part = { actionId: "archive-channels", input: {}, targets: { matching, each: [one] } };
  const { body } = await plan(owner, "account", part);
  const change = await planned(body.id);
  expect(change.title).toBe("Archive Coffee and cake");
  expect(await itemsOf(change.id)).toMatchObject([{ label: found.name, target: { channelId: found.id } }]);
});

describe("every list that a page can select all of", () => {
  const planOf = async (part: unknown, connection: "me" | "account" = "account", browser = owner) => {
    const { status, body } = await plan(browser, connection, part);
    expect({ status, message: body.message }).toEqual({ status: 201, message: undefined });
    const change = await planned(body.id, browser);
    return { change, items: await itemsOf(change.id, browser) };
  };
  const exported = async <Row>(path: string): Promise<readonly Row[]> =>
    (await owner.get(`/api/exports/${path}`)).json() as Row[];
  const labels = (items: readonly ChangeItemInfo[]) => items.map(({ label }) => label).toSorted();

  test("spaces, by their words", async () => {
    const matching = { list: "spaces", text: "partner" };
    const part = { actionId: "set-space-settings", input: { adding: 2 }, targets: { matching } };
    const { change, items } = await planOf(part);
    const rows = await exported<{ name: string }>("spaces.json?connection=account&find=partner");
    expect(labels(items)).toEqual(rows.map(({ name }) => name).toSorted());
    expect(change.title).toBe("Change the settings of the space Partner programme");
  });

  test("members of a space, by their role", async () => {
    const space = companyOf(stack).spaceNamed("Platform");
    const matching = { list: "space-members", spaceId: space.id, space: space.name, role: "member" };
    const { items } = await planOf({ actionId: "promote-in-spaces", input: {}, targets: { matching } });
    const rows = await exported<{ member_id: string; role: string }>(
      `space-members.json?connection=account&space_id=${encodeURIComponent(space.id)}&role=member`,
    );
    expect(items.map(({ target }) => (target as { memberId: string }).memberId).toSorted()).toEqual(
      rows.map(({ member_id }) => member_id).toSorted(),
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  test("channels of a space, for what is done with channels and for moving them out", async () => {
    const space = companyOf(stack).spaceNamed("Platform");
    const matching = { list: "space-channels", spaceId: space.id, space: space.name, text: "" };
    const moved = await planOf({ actionId: "move-channels-out", input: {}, targets: { matching } }, "me", lead);
    const archived = await planOf({ actionId: "archive-channels", input: {}, targets: { matching } }, "me", lead);
    expect(moved.items.map(({ target }) => target)).toMatchObject(
      archived.items.map(({ target }) => ({
        channelId: (target as { channelId: string }).channelId,
        spaceId: space.id,
      })),
    );
    expect(moved.items.length).toBeGreaterThan(1);
  });

  test("people of a directory group", async () => {
    const [group] = await exported<{ group: string; group_id: string; people: number }>(
      "directory-groups.json?connection=account&find=Design&sort=-people",
    );
    const matching = { list: "directory-group-people", groupId: group?.group_id, group: group?.group, text: "" };
    const { change, items } = await planOf({
      actionId: "remove-from-directory-groups",
      input: {},
      targets: { matching },
    });
    expect(items).toHaveLength(group?.people ?? -1);
    expect(change.counts).toEqual({ planned: items.length });
  });

  test("emojis, by name and by who added them", async () => {
    const deletion = (more: object) => ({
      actionId: "delete-emojis",
      input: {},
      targets: { matching: { list: "emojis", ...more } },
    });
    const rows = await exported<{ name: string; email: string }>("emojis.json?connection=account&sort=name");
    const address = rows.find(({ email }) => email !== "")?.email ?? "";
    const all = await planOf(deletion({}));
    expect(labels(all.items)).toEqual(rows.map(({ name }) => name).toSorted());
    const own = await planOf(deletion({ addedBy: address.toUpperCase() }));
    expect(labels(own.items)).toEqual(
      rows.flatMap(({ name, email }) => (email === "" || email === address ? name : [])).toSorted(),
    );
    expect(own.items.length).toBeLessThan(all.items.length);
  });

  test("members of a channel, by whether they were chosen to post", async () => {
    const { id: channelId, name: channel } = companyOf(stack).channelNamed("Release notes");
    const matching = { list: "members", channelId, channel, post: "chosen" };
    for (const connection of ["me", "account"] as const) {
      const browser = connection === "me" ? lead : owner;
      const part = { actionId: "remove-members", input: {}, targets: { matching } };
      const { items } = await planOf(part, connection, browser);
      expect(items.map(({ target }) => (target as { email: string }).email)).toEqual(["member@sandbox.example"]);
    }
  });

  test("what is left out does not count in the title", async () => {
    const channel = companyOf(stack).channelNamed("Launch room");
    const matching = { list: "members", channelId: channel.id, channel: channel.name };
    const { change } = await planOf({ actionId: "promote-members", input: {}, targets: { matching } }, "me", lead);
    const { planned: count = 0, skipped = 0 } = change.counts;
    expect(skipped).toBeGreaterThan(0);
    expect(change).toMatchObject({
      title: `Promote ${count} people in Launch room to administrator`,
      itemCount: count + skipped,
    });
  });
});

test("nothing that matches makes a plan of nothing", async () => {
  const { body } = await plan(owner, "account", rename({ list: "channels", of: null, name: "no channel has this" }));
  expect(await planned(body.id)).toMatchObject({ status: "planned", itemCount: 0, title: "Nothing matches" });
});

test("a list that Zoom does not give makes no plan, and says why", async () => {
  await stack.fault({ operation: "listAccountsPublicChannels", status: 400, code: 4711, message: "no", times: 1 });
  const { body } = await plan(owner, "account", rename({ list: "channels", of: null, name: "x" }));
  const change = await planned(body.id);
  expect(change).toMatchObject({ status: "discarded", heldBy: { message: expect.any(String) } });
});

test.each([
  ["an unknown list", rename({ list: "planets" }), "account", "invalid_request"],
  [
    "channels of somebody else on one's own connection",
    rename({ list: "channels", of: "x@y.z" }),
    "me",
    "invalid_request",
  ],
  [
    "targets that do not fit the action",
    { actionId: "invite-members", input: {}, targets: { matching: { list: "spaces" }, each: [{}] } },
    "account",
    "invalid_request",
  ],
] as const)("%s is refused", async (_, part, connection, code) => {
  const { body } = await plan(owner, connection, part);
  expect(body.code).toBe(code);
});

test("the list of the account is for whoever may read it", async () => {
  const member = await stack.signIn("member");
  const { status, body } = await plan(member, "account", rename({ list: "channels", of: null }));
  expect({ status, code: body.code }).toEqual({ status: 403, code: "forbidden_role" });
});

test("what matches is looked at before it is applied", async () => {
  const part = rename({ list: "channels", of: null, name: "coffee" });
  const { body } = await plan(owner, "account", part, { apply: true, confirmed: "grave" });
  expect(body).toMatchObject({ code: "invalid_request", message: expect.stringMatching(/looked at/) });
});

test("what was looked at is put off to a day without another look, with the things that matched then", async () => {
  const { channels } = stack.sandbox.store;
  const targets = { matching: { list: "channels", of: null, name: "coffee and" } };
  const deleting = { actionId: "delete-channels", input: {}, targets: { ...targets, each: [{ owner: "" }] } };
  const { body } = await plan(owner, "account", deleting);
  const seen = await planned(body.id);
  const later = companyOf(stack).channelNamed("Release notes");
  channels.rename(later, "Coffee and talk");
  const at = stack.clock.nowMs() + 7 * 86_400_000;
  const putOff = {
    ...{ first: [{ actionId: "archive-channels", input: {}, targets }], at, insteadOf: seen.id },
    ...{ apply: true, confirmed: "grave" },
  };
  const unread = { actionId: "delete-channels", input: {}, targets: { matching: { list: "channels", of: null } } };
  expect((await plan(owner, "account", unread, putOff)).body.message).toMatch(/looked at/);
  const put = await plan(owner, "account", deleting, putOff);
  expect(put.status).toBe(201);
  await expect.poll(async () => (await infoOf(put.body.id)).status, { timeout: 30_000 }).toBe("scheduled");
  expect(await infoOf(put.body.id)).toMatchObject({
    ...{ title: "Archive, then delete Coffee and cake", goesOnAtMs: at, counts: { done: 1, planned: 1 } },
  });
  // It leaves no trace: whichever sweep comes next takes it, and one may have come already.
  await stack.sweep();
  expect((await owner.get(`/api/changes/${seen.id}`)).status).toBe(404);
  channels.rename(later, "Release notes");
  await owner.post(`/api/changes/${put.body.id}/cancel`);
});
