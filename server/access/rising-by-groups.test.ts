// What somebody tries who may change directory groups and spaces, to have what these bring along: roles, sign-ins, and channels
// that are protected.
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { ChangeItemInfo } from "../../domain/changes/info.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { part } from "../testing/http-changes.ts";
import { leadersStand } from "../testing/leaders-stand.ts";

const stand = leadersStand({ config: { isSandbox: false } });
const { post } = stand;
let desk: Browser;

beforeAll(async () => {
  desk = await stand.stack.signIn("helpdesk");
}, 60_000);

const user = (who: string) => companyOf(stand.stack).userOf(who);
const personOf = (who: string) => ({ is: "person", userId: user(who).id, name: who }) as const;
const groupAt = (at: number) => {
  const group = stand.stack.sandbox.store.groups.all[at];
  if (!group) throw new Error("the company has too few directory groups");
  return group;
};
const all = { of: "all" } as const;

let given: string[] = [];
async function give(roleId: string, to: object, set: object = all, untilMs: number | null = null): Promise<string> {
  const answer = await stand.owner.post("/api/access/grants", { roleId, set, to, untilMs, reason: "A test" });
  expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
  const { id } = answer.json() as { id: string };
  given.push(id);
  return id;
}
beforeEach(async () => {
  for (const id of given) await stand.owner.send(`/api/access/grants/${id}`, { method: "DELETE" });
  given = [];
});
const toGroup = ({ id, name }: { readonly id: string; readonly name: string }) =>
  ({ is: "group", groupId: id, name }) as const;
const inGroup = (group: { readonly id: string; readonly name: string }, who: string) => {
  const { id, email } = user(who);
  return { groupId: group.id, group: group.name, name: who, email, userId: id, memberId: "" };
};
const itemsOf = async (id: string) =>
  ((await stand.owner.get(`/api/changes/${id}/items?page_size=100`)).json() as { items: ChangeItemInfo[] }).items;
const statusOf = async (id: string) =>
  ((await stand.owner.get(`/api/changes/${id}`)).json() as { status: string }).status;
/** Zoom is asked again who is in groups, and which groups and channels are where. */
const later = () => stand.stack.clock.advance(61_000);
const givesRoles = async (who: Browser) => (await who.get("/api/access")).status === 200;

const ADMINISTRATORS = /^The directory group “.+” gives its people the role “Workspace administrator”/;

test("whoever may change directory groups comes into none that holds a role they could not give, and takes nobody out", async () => {
  const group = groupAt(0);
  const colleague = await stand.stack.signIn("member");
  stand.stack.sandbox.store.groups.add(group, user("member").index);
  await give("workspace-admin", toGroup(group));
  await give("help-desk", personOf("helpdesk"));
  later();
  expect(await givesRoles(colleague)).toBe(true);
  for (const [action, who] of [
    ["add-to-directory-groups", "helpdesk"],
    ["remove-from-directory-groups", "member"],
  ] as const) {
    const { status, change } = await post(desk, "", { ...part(action, [inGroup(group, who)]), apply: true });
    expect([action, status, change.message]).toEqual([action, 403, expect.stringMatching(ADMINISTRATORS)]);
  }
  later();
  expect([await givesRoles(desk), await givesRoles(colleague)]).toEqual([false, true]);
  // Of others they do as before.
  const other = inGroup(groupAt(1), "helpdesk");
  for (const action of ["add-to-directory-groups", "remove-from-directory-groups"] as const)
    expect((await post(desk, "", { ...part(action, [other]), apply: true })).status).toBe(201);
  // And of this one those who give the role.
  expect(
    (await post(stand.owner, "", { ...part("remove-from-directory-groups", [inGroup(group, "member")]), apply: true }))
      .status,
  ).toBe(201);
});

test("a plan to come into a directory group does nothing once the group has been given a role", async () => {
  const group = groupAt(0);
  await give("help-desk", personOf("helpdesk"));
  const made = await post(desk, "", part("add-to-directory-groups", [inGroup(group, "helpdesk")]));
  expect(made.status).toBe(201);
  await give("workspace-admin", toGroup(group));
  later();
  expect((await post(desk, `/${made.change.id}/apply`, { reason: "A test" })).status).toBe(200);
  await expect.poll(() => statusOf(made.change.id), { timeout: 30_000 }).toBe("done");
  expect(await itemsOf(made.change.id)).toMatchObject([
    { status: "failed", failure: { code: "not_allowed", message: expect.stringMatching(ADMINISTRATORS) } },
  ]);
  later();
  expect(await givesRoles(desk)).toBe(false);
});

test("a directory group with a role is deleted by nobody who could not give it", async () => {
  const group = groupAt(0);
  const made = await stand.owner.post("/api/access/roles", {
    name: "Keepers of groups",
    rights: [
      "see-directory-groups",
      "see-people",
      "see-channels",
      "create-directory-groups",
      "delete-directory-groups",
    ],
  });
  await give("workspace-admin", toGroup(group));
  await give((made.json() as { id: string }).id, personOf("helpdesk"));
  later();
  const gone = await post(desk, "", part("delete-directory-groups", [{ groupId: group.id, name: group.name }]));
  expect([gone.status, gone.change.message]).toEqual([403, expect.stringMatching(ADMINISTRATORS)]);
  const other = groupAt(1);
  expect(
    (await post(desk, "", part("delete-directory-groups", [{ groupId: other.id, name: other.name }]))).status,
  ).toBe(201);
});

/** A shared space with a general channel that somebody is not in. */
async function spaceWithout(who: string) {
  const { id } = user(who);
  const answer = await stand.owner.get("/api/zoom/account/chat/spaces?page_size=50");
  const { shared_spaces: spaces } = answer.json() as { shared_spaces: { space_id: string; space_name: string }[] };
  for (const { space_id: spaceId, space_name: space } of spaces) {
    const [inside, people] = [
      await stand.owner.get(`/api/zoom/account/chat/spaces/${spaceId}/channels`),
      await stand.owner.get(`/api/zoom/account/chat/spaces/${spaceId}/members`),
    ];
    const { channels } = inside.json() as { channels: { channel_id: string; space_channel_type: string }[] };
    const general = channels.find(({ space_channel_type: type }) => type === "general");
    if (general && !people.text.includes(id)) return { spaceId, space, channelId: general.channel_id };
  }
  throw new Error("the company has no such space");
}
const protect = async (channelId: string, isSo = true) => {
  const path = `/api/access/protected/${channelId}`;
  const body = { reason: "The board" };
  const answer = await stand.owner.send(path, isSo ? { method: "PUT", body } : { method: "DELETE" });
  expect(answer.status).toBe(isSo ? 200 : 204);
};

test("a protected channel is not reached by way of its space, nor deleted with it", async () => {
  const { spaceId, space, channelId } = await spaceWithout("helpdesk");
  const { id, email } = user("helpdesk");
  const me = { spaceId, space, name: "Me", email, userId: id, memberId: "" };
  await give("help-desk", personOf("helpdesk"));
  await give("channel-administrator", personOf("helpdesk"));
  await protect(channelId);
  later();
  for (const [action, target, input] of [
    ["add-to-spaces", me, {}],
    ["add-administrators-to-spaces", me, {}],
    ["remove-from-spaces", { ...me, userId: user("owner").id, email: user("owner").email }, {}],
    ["delete-spaces", { spaceId, name: space }, {}],
    ["transfer-spaces", { spaceId, name: space }, { userId: id, memberId: "", name: "Me" }],
    ["set-space-settings", { spaceId, name: space }, { description: "Mine" }],
  ] as const) {
    const { status, change } = await post(desk, "", { ...part(action, [target], input), apply: true });
    expect([action, status, change.message]).toEqual([
      ...[action, 403],
      expect.stringMatching(/^A protected channel is in this space: only workspace administrators have “/),
    ]);
  }
  await protect(channelId, false);
  expect((await post(desk, "", part("add-to-spaces", [me]))).status).toBe(201);
});

test("a protected channel is not reached by way of a directory group that is in it", async () => {
  const [group, channel] = [groupAt(1), stand.channels[3]];
  if (!channel) throw new Error("the company has too few channels");
  const target = { channelId: channel.id, channel: channel.name, groupId: group.id, name: group.name };
  expect(
    (await post(stand.owner, "", { ...part("add-groups-to-channels", [target]), apply: true })).change,
  ).toMatchObject({ status: "done", counts: { done: 1 } });
  await give("help-desk", personOf("helpdesk"));
  await protect(channel.id);
  later();
  const by = part("add-to-directory-groups", [inGroup(group, "helpdesk")]);
  const { status, change } = await post(desk, "", { ...by, apply: true });
  expect([status, change.message]).toEqual([
    403,
    "This directory group is in a protected channel: only workspace administrators have “Add people to directory groups” there.",
  ]);
  // Where Zoom does not say which groups are in it, that is not known.
  later();
  await stand.stack.fault({ operation: "listChannelMembersGroups", status: 403, times: 1 });
  const other = await post(desk, "", part("add-to-directory-groups", [inGroup(groupAt(2), "helpdesk")]));
  expect([other.status, other.change.message]).toEqual([403, expect.stringMatching(/^Whether this directory group/)]);
  later();
  expect((await post(desk, "", part("add-to-directory-groups", [inGroup(groupAt(2), "helpdesk")]))).status).toBe(201);
  await protect(channel.id, false);
});

test("a channel is protected under the ID and the name that Zoom has for it, and nothing is that is no channel", async () => {
  const channel = stand.channels[4];
  if (!channel) throw new Error("the company has too few channels");
  const put = (id: string) => {
    const body = { name: "Another", reason: "The board" };
    return stand.owner.send(`/api/access/protected/${encodeURIComponent(id)}`, { method: "PUT", body });
  };
  for (const none of ["ME", "a?b", "x".repeat(200), "no such channel"])
    expect([none, (await put(none)).status]).toEqual([none, 400]);
  const spelled = await Promise.all(
    [channel.id, channel.id.toUpperCase(), `${channel.id}@conference.xmpp.zoom.us`].map(put),
  );
  for (const answer of spelled)
    if (answer.status !== 400) expect(answer.json()).toMatchObject({ id: channel.id, name: channel.name });
  expect(spelled[0]?.status).toBe(200);
  await protect(channel.id, false);
});

test("whoever may change settings, and not rename, renames nothing by way of them, and undoes no renaming", async () => {
  const [channel] = stand.channels;
  if (!channel) throw new Error("the company has no channel");
  const made = await stand.owner.post("/api/access/roles", {
    name: "Setters",
    rights: ["see-channels", "see-people", "set-channel-settings"],
  });
  await give((made.json() as { id: string }).id, personOf("helpdesk"), { of: "list", channelIds: [channel.id] });
  const target = { channelId: channel.id, name: channel.name };
  const renaming = part("set-channel-settings", [target], { name: "Another name" });
  const { status, change } = await post(desk, "", { ...renaming, apply: true });
  expect([status, change.message]).toEqual([403, expect.stringContaining("“Rename channels”")]);
  const nameOf = () => stand.stack.sandbox.store.channels.all.find(({ id }) => id === channel.id)?.name;
  expect(nameOf()).toBe(channel.name);
  expect(
    (await post(desk, "", { ...part("set-channel-settings", [target], { mentionAll: 3 }), apply: true })).status,
  ).toBe(201);
});

test("a group to which sign-ins are limited is changed by those alone who give roles", async () => {
  const group = groupAt(2);
  stand.stack.sandbox.store.groups.add(group, user("helpdesk").index);
  const limited = await stand.stack.startInstance({ signInLimits: { domains: [], groupIds: [group.id] } });
  await give("help-desk", personOf("helpdesk"));
  later();
  const [helper, owner] = [limited.browser(), limited.browser()];
  await helper.signIn("helpdesk@sandbox.example");
  await owner.signIn("owner@sandbox.example");
  const adding = part("add-to-directory-groups", [inGroup(group, "member")]);
  const refused = await helper.post("/api/changes", adding);
  expect([refused.status, refused.text]).toEqual([403, expect.stringContaining("lets its people sign in here")]);
  expect((await owner.post("/api/changes", adding)).status).toBe(201);
  stand.stack.sandbox.store.groups.remove(group, user("helpdesk").index);
});

test("whom the console takes out of a directory group has nothing by it at once", async () => {
  const group = groupAt(0);
  const colleague = await stand.stack.signIn("member");
  stand.stack.sandbox.store.groups.add(group, user("member").index);
  await give("auditor", toGroup(group));
  later();
  expect((await colleague.get("/api/access")).status).toBe(200);
  const out = { ...part("remove-from-directory-groups", [inGroup(group, "member")]), apply: true };
  expect((await post(stand.owner, "", out)).change.counts).toEqual({ done: 1 });
  expect((await colleague.get("/api/access")).status).toBe(403);
});

test("while Zoom cannot tell who is in a directory group, what its people may do is told as unknown, and nothing of theirs ends", async () => {
  const group = groupAt(0);
  const colleague = await stand.stack.signIn("member");
  stand.stack.sandbox.store.groups.add(group, user("member").index);
  await give("help-desk", toGroup(group));
  later();
  const { status, change } = await post(
    colleague,
    "",
    part("add-to-directory-groups", [inGroup(groupAt(2), "helpdesk")]),
  );
  expect(status).toBe(201);
  later();
  await stand.stack.fault({ operation: "listIMDirectoryGroupMembers", status: 500, times: 40 });
  expect((await colleague.get("/api/zoom/account/chat/channels?page_size=5")).status).toBe(503);
  // What is shown is what was known last.
  const { access } = (await colleague.get("/api/session")).json() as { access: { holdings: { roleId: string }[] } };
  expect(JSON.stringify(access)).toContain("help-desk");
  expect((await post(colleague, `/${change.id}/apply`, { reason: "A test" })).status).toBe(503);
  await fetch(`${stand.stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
  stand.stack.clock.advance(6_000);
  expect((await colleague.get("/api/zoom/account/chat/channels?page_size=5")).status).toBe(200);
  expect(await itemsOf(change.id)).toMatchObject([{ status: "planned" }]);
});
