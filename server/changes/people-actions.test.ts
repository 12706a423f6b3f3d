// People into and out of channels, mention groups, shared spaces and directory groups, and their roles, against the local
// Zoom: applied, seen there, undone, and as before.
import { parse } from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ask } from "../../domain/changes/resource.ts";
import { channelMembers } from "../../domain/resources/channel-members.ts";
import type { Channel } from "../../sandbox/store/channel.ts";
import type { Browser } from "../testing/browser.ts";
import { type Asked, changeTester } from "../testing/change-tester.ts";
import { companyOf } from "../testing/company.ts";
import { type Stack, startStack } from "../testing/stack.ts";

let stack: Stack;
let owner: Browser;
let lead: Browser;
let tester: ReturnType<typeof changeTester>;
beforeAll(async () => {
  stack = await startStack({ jobs: true });
  [owner, lead] = await Promise.all([stack.signIn("owner"), stack.signIn("lead")]);
  tester = changeTester(stack);
});
afterAll(() => stack.close());

const store = () => stack.sandbox.store;
const channelNamed = (name: string) => companyOf(stack).channelNamed(name);
const userOf = (part: string) => companyOf(stack).userOf(part);
const newcomers = (present: readonly number[], count: number) => companyOf(stack).newcomers(present, count);
const emailOf = (index: number): string => companyOf(stack).personAt(index).email;
const nameOf = (index: number): string => companyOf(stack).personAt(index).displayName;

const inChannel = (channel: Channel, people: readonly { readonly email: string }[]) =>
  people.map(({ email }) => ({ channelId: channel.id, channel: channel.name, name: email, email }));
const asked = (connection: "me" | "account", actionId: string, targets: readonly unknown[]): Asked => ({
  who: connection === "me" ? lead : owner,
  connection,
  actionId,
  targets,
});

describe.each(["me", "account"] as const)("through %s", (connection) => {
  test("colleagues come into several channels, and are out again", async () => {
    const rooms = [channelNamed("Launch room"), channelNamed("Platform team")];
    const targets = rooms.flatMap((room) => inChannel(room, newcomers(room.members.people, 7)));
    const { between } = await tester.thereAndBack(asked(connection, "invite-members", targets));
    for (const room of rooms)
      expect(between.channels[room.id]?.members).toEqual(
        expect.arrayContaining(newcomers(room.members.people, 7).map(({ displayName }) => displayName)),
      );
  });

  test("people come in as administrators, a member among them, and are what they were again", async () => {
    const room = channelNamed("Platform team");
    const outside = { email: "ext@elsewhere.example" };
    const [member, one, other, external] = inChannel(room, [
      userOf("member"),
      ...newcomers(room.members.people, 2),
      outside,
    ]);
    const onBehalf = { ...other, actorId: userOf("lead").email };
    const asking = asked(connection, "invite-administrators", [member, one, onBehalf, external]);
    const { between, items } = await tester.thereAndBack(asking);
    expect(items.at(-1)).toMatchObject({ skip: "People from another account cannot be administrators." });
    expect(between.channels[room.id]?.leaders).toHaveLength(4);
  });

  test("members and an administrator are removed, and are back as what they were", async () => {
    const room = channelNamed("Launch room");
    // Whoever leaves a channel leaves its mention groups, and that is lost.
    room.mentionGroups.splice(0);
    const targets = [userOf("member"), userOf("channel-viewer")].map((person) => {
      return { channelId: room.id, channel: room.name, name: person.displayName, memberId: person.memberId };
    });
    const { between, items } = await tester.thereAndBack(asked(connection, "remove-members", targets));
    expect(items.every(({ noUndo }) => noUndo === null)).toBe(true);
    for (const { name } of targets) expect(between.channels[room.id]?.members).not.toContain(name);
  });

  test("roles in a channel", async () => {
    const room = channelNamed("Platform team");
    const targets = inChannel(room, [userOf("member"), userOf("helpdesk")]);
    const { between } = await tester.thereAndBack(asked(connection, "promote-members", targets));
    expect(between.channels[room.id]?.leaders).toHaveLength(3);
    const launch = channelNamed("Launch room");
    await tester.thereAndBack(asked(connection, "demote-members", inChannel(launch, [userOf("member")])));
  });

  test("people in a mention group", async () => {
    const room = channelNamed("Platform team");
    const group = room.mentionGroups.find(({ name }) => name === "on-call");
    const others = room.members.people.filter((index) => !group?.members.has(index)).slice(0, 4);
    const targets = (people: readonly number[]) =>
      inChannel(
        room,
        people.map((index) => ({ email: emailOf(index) })),
      ).map((target) => ({
        ...target,
        groupId: group?.id,
        group: "on-call",
      }));
    const stranger = newcomers(room.members.people, 1).map(({ index }) => index);
    const { items } = await tester.thereAndBack(
      asked(connection, "add-to-mention-groups", targets([...others, ...stranger, userOf("lead").index])),
    );
    expect(items.map(({ skip }) => skip)).toEqual([
      ...others.map(() => null),
      "They are not in the channel.",
      "They are already in the group.",
    ]);
    await tester.thereAndBack(asked(connection, "remove-from-mention-groups", targets([userOf("member").index])));
  });

  test("people in a shared space, and their roles", async () => {
    const space = store()
      .spaces.page(0, 10)
      .items.find(({ name }) => name === "Platform");
    if (!space) throw new Error("no space");
    const targets = (people: readonly { readonly email: string }[]) =>
      people.map(({ email }) => ({ spaceId: space.id, space: space.name, name: email, email }));
    const add = await tester.thereAndBack(
      asked(connection, "add-to-spaces", [
        ...targets(newcomers(space.general.members.people, 3)),
        ...targets([{ email: "nobody@sandbox.example" }]),
      ]),
    );
    expect(add.items.at(-1)?.skip).toMatch(/finds nobody/);
    const removed = await tester.thereAndBack(
      asked(connection, "remove-from-spaces", targets([userOf("member"), userOf("helpdesk"), userOf("lead")])),
    );
    expect(removed.items.at(-1)?.skip).toMatch(/Transfer ownership first/);
    await tester.thereAndBack(asked(connection, "promote-in-spaces", targets([userOf("helpdesk")])));
    await tester.thereAndBack(asked(connection, "demote-in-spaces", targets([userOf("member")])));
  });
});

test("people in a directory group, by address and by ID", async () => {
  const group = store().groups.all.find(({ type }) => type === "normal");
  if (!group) throw new Error("no group");
  const target = { groupId: group.id, group: group.name };
  const [one, two] = newcomers(group.members, 2);
  const targets = [
    { ...target, name: "One", email: one?.email },
    { ...target, name: "Two", userId: two && !two.isExternal ? two.id : "" },
    { ...target, name: "Nobody", email: "nobody@sandbox.example" },
  ];
  const { items } = await tester.thereAndBack(asked("account", "add-to-directory-groups", targets));
  expect(items.map(({ status }) => status)).toEqual(["done", "done", "failed"]);
  expect(items[2]?.failure).toMatchObject({ message: "Not added: the account has no active person matching this." });
  const going = group.members.slice(0, 3).map((index) => ({ ...target, name: nameOf(index), email: emailOf(index) }));
  await tester.thereAndBack(asked("account", "remove-from-directory-groups", going));
});

test.each(["me", "account"] as const)(
  "whom the list does not show by their address, through %s",
  async (connection) => {
    const outside = [{ email: "ext@elsewhere.example" }];
    const internal = await tester.plan(
      asked(connection, "invite-members", inChannel(channelNamed("Platform team"), outside)),
    );
    expect(internal.items).toMatchObject([{ skip: "Only people in this account can be in this channel." }]);
    const hidden = await tester.plan(
      asked(connection, "remove-members", inChannel(channelNamed("Launch room"), outside)),
    );
    expect(hidden.items).toMatchObject([{ skip: "Zoom does not say whether they are in the channel." }]);
  },
);

test("an invitation of somebody outside to which no answer came stays unknown, and is sent once", async () => {
  const room = channelNamed("Launch room");
  const targets = inChannel(room, [{ email: "new.guest@elsewhere.example" }]);
  const request = asked("account", "invite-members", targets);
  await stack.fault({ operation: "inviteChannelMembers", drop: "after" });
  const sent = await tester.countOf("inviteChannelMembers", async () => {
    const { change, items } = await tester.carryOut(request);
    expect(items).toMatchObject([{ status: "unknown", remark: expect.stringMatching(/by email/) }]);
    await owner.post(`/api/changes/${change.id}/retry`, { statuses: ["unknown"] });
    const again = (await owner.get(`/api/changes/${change.id}/items`)).json();
    expect(again).toMatchObject({ items: [{ status: "unknown" }] });
  });
  expect(sent).toBe(1);
});

test("who was invited by email cannot be removed again, and that is said", async () => {
  const room = channelNamed("Launch room");
  const request = asked("account", "invite-members", inChannel(room, [{ email: "mailed@elsewhere.example" }]));
  const there = await tester.carryOut(request);
  expect(there.items).toMatchObject([{ status: "done", remark: expect.stringMatching(/invited them by email/) }]);
  const back = await tester.undo(request, there);
  expect(back.items).toMatchObject([{ status: "skipped", skip: expect.stringMatching(/does not say whether/) }]);
});

test("people are invited on behalf of the channel’s owner, as many to a call as Zoom takes for them", async () => {
  const room = channelNamed("Launch room");
  const lead = userOf("lead").email;
  const people = inChannel(room, newcomers(room.members.people, 22)).map((target) => ({ ...target, actorId: lead }));
  const sent = () => stack.sandbox.requests().filter(({ operation }) => operation === "inviteUserChannelMembers");
  const before = sent().length;
  await tester.thereAndBack(asked("account", "invite-members", people));
  const paths = sent()
    .slice(before)
    .map(({ path }) => path);
  expect(paths).toEqual(Array(2).fill(expect.stringContaining(encodeURIComponent(lead))));
  // Who was removed comes back on behalf of the same.
  const [member] = inChannel(room, [userOf("channel-viewer")]);
  await tester.thereAndBack(asked("account", "remove-members", [{ ...member, actorId: lead }]));
});

test("whoever has the domain of the person who asks is of the account, though nobody in the channel has it", async () => {
  const via = { connection: "account", userId: "u", email: "admin@sandbox.example" } as const;
  const targets = ["a@sandbox.example", "b@elsewhere.example"].map((email) =>
    parse(channelMembers.target, { channelId: "c", channel: "New", name: email, email }),
  );
  const ask: Ask = async ({ operationId }, schema) =>
    parse(schema, operationId === "getChannel" ? { type: 2 } : { members: [], next_page_token: "" });
  expect(await channelMembers.read(targets, via, ask, [])).toMatchObject([
    { is: "known", state: { role: "none" } },
    { is: "known", state: { isExternal: true, barred: "Only people in this account can be in this channel." } },
  ]);
});

test("members who do not lead a channel are told so before anything is sent; oneself leaves instead", async () => {
  const room = channelNamed("IT help desk");
  const { items } = await tester.plan(
    asked("me", "remove-members", inChannel(room, [userOf("member"), userOf("lead"), userOf("helpdesk")])),
  );
  expect(items.map(({ skip }) => skip)).toEqual([
    "Only the owner and administrators can do this.",
    "This is you: leave the channel instead.",
    "They own the channel. Make someone else the owner in Zoom first.",
  ]);
});

test("somebody active is found to act for where the owner is deactivated", async () => {
  const room = channelNamed("Warehouse migration");
  const { items } = await tester.plan(asked("account", "promote-members", inChannel(room, [userOf("lead")])));
  expect(items).toMatchObject([{ skip: expect.stringMatching(/none of them is active/) }]);
});

const inSpace = (people: readonly { readonly email: string }[]) => {
  const { id, name } = companyOf(stack).spaceNamed("Platform");
  return people.map(({ email }) => ({ spaceId: id, space: name, name: email, email }));
};
const inGroup = (people: readonly { readonly email: string }[]) =>
  people.map(({ email }) => {
    const [group] = store().groups.all;
    return { groupId: group?.id, group: group?.name, name: email, email };
  });
const membersOf = (room: Channel) =>
  room.members.people
    .map((index) => companyOf(stack).personAt(index))
    .filter(({ email }) => email.endsWith("sandbox.example"));
const MISSING = "Invalid access token, does not contain scopes: [chat_channel:write].";
const targetsOf = {
  invite: () => {
    const rooms = [channelNamed("Launch room"), channelNamed("Platform team")];
    return rooms.flatMap((room) => inChannel(room, newcomers(room.members.people, 12)));
  },
  remove: () => {
    const rooms = [channelNamed("Launch room"), channelNamed("Platform team")];
    return rooms.flatMap((room) =>
      inChannel(
        room,
        membersOf(room).filter(({ index }) => index !== room.owner),
      ),
    );
  },
  mention: () => {
    const room = channelNamed("Platform team");
    return room.mentionGroups.flatMap(({ id, name, members }) =>
      inChannel(
        room,
        membersOf(room).filter(({ index }) => !members.has(index)),
      ).map((target) => ({
        ...target,
        groupId: id,
        group: name,
      })),
    );
  },
  space: () => inSpace(newcomers(companyOf(stack).spaceNamed("Platform").general.members.people, 45)),
  directory: () => inGroup(newcomers(store().groups.all[0]?.members ?? [], 45)),
};

test.each([
  ["invite-members", "inviteChannelMembers", "invite"],
  ["remove-members", "batchRemoveMembersFromChannel", "remove"],
  ["promote-members", "promoteChannelMembersToAdministrators", "remove"],
  ["add-to-mention-groups", "addChannelMembersToMentionGroup", "mention"],
  ["add-to-spaces", "addMembersToSharedSpace", "space"],
  ["add-to-directory-groups", "addIMDirectoryGroupMembers", "directory"],
] as const)("%s: a missing scope costs one call", async (actionId, operation, targets) => {
  await stack.fault({ operation, status: 400, code: 4711, message: MISSING, times: 99 });
  const sent = await tester.countOf(operation, async () => {
    const { change } = await tester.carryOut(asked("account", actionId, targetsOf[targets]()));
    expect(change.counts.failed).toBeGreaterThan(1);
    expect(change.counts.done).toBeUndefined();
  });
  expect(sent).toBe(1);
  await fetch(`${stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
});

test("a missing scope for reading costs one call too", async () => {
  const targets = targetsOf.remove();
  await stack.fault({ operation: "listChannelMembers", status: 400, code: 4711, message: MISSING, times: 99 });
  const sent = await tester.countOf("listChannelMembers", async () => {
    const { change, items } = await tester.plan(asked("account", "remove-members", targets));
    expect(change.counts).toEqual({ skipped: targets.length });
    expect(items[0]?.skip).toBe(MISSING);
  });
  expect(sent).toBe(1);
  await fetch(`${stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
});

test("members of a space leave it by themselves, and cannot come back by themselves", async () => {
  const helpdesk = await stack.signIn("helpdesk");
  const self = { ...asked("me", "remove-from-spaces", inSpace([userOf("helpdesk"), userOf("member")])), who: helpdesk };
  const { items } = await tester.carryOut(self);
  expect(items).toMatchObject([
    { status: "done", noUndo: "Someone in the space has to add you." },
    { status: "skipped", skip: "Only the owner and administrators can do this." },
  ]);
  await tester.carryOut(asked("account", "add-to-spaces", inSpace([userOf("helpdesk")])));
});

test("whom the connection may not look up is left out, and nobody else with them", async () => {
  const { id } = userOf("helpdesk");
  const message = "Invalid access token, does not contain scopes: [user:read:admin].";
  await stack.fault({ path: "/v2/users/someone%40sandbox.example", status: 400, code: 4711, message });
  const [byAddress] = inSpace([{ email: "someone@sandbox.example" }]);
  const byId = { ...byAddress, name: "By ID", email: "", userId: id };
  const { items } = await tester.plan(asked("account", "add-to-spaces", [byAddress, byId]));
  expect(items.map(({ skip }) => skip)).toEqual([
    "Zoom takes no address here, and this connection may not look people up.",
    "They are already in the space.",
  ]);
});

test("one of a call whom Zoom refuses is found, and the others are done", async () => {
  const team = channelNamed("Platform team");
  const invited = [...newcomers(team.members.people, 6), userOf("owner")];
  expect((await tester.carryOut(asked("account", "invite-members", inChannel(team, invited)))).change.counts).toEqual({
    done: 7,
  });
  // The account connection is the owner of its app, and Zoom lets nobody remove themselves.
  const removed = await tester.carryOut(asked("account", "remove-members", inChannel(team, invited)));
  expect(removed.change.counts).toEqual({ done: 6, failed: 1 });
  expect(removed.items.at(-1)).toMatchObject({ failure: { code: 300, message: "You can not remove yourself." } });
  const bogus = { ...inSpace([{ email: "" }])[0], name: "Bogus", memberId: "bogus" };
  const joining = asked("account", "add-to-spaces", [...targetsOf.space().slice(0, 5), bogus]);
  const joined = await tester.carryOut(joining);
  expect(joined.change.counts).toEqual({ done: 5, failed: 1 });
  expect(joined.items.at(-1)).toMatchObject({ status: "failed", failure: { kind: "not_found" } });
  await tester.undo(joining, joined);
});

test("somebody of a list with rows that cannot be read counts as not known, not as absent", async () => {
  const room = channelNamed("Launch room");
  const person = newcomers(room.members.people, 1);
  const ask: Ask = async (_call, schema) =>
    parse(schema, { members: [{ role: "captain" }, null], next_page_token: "" });
  const via = { connection: "account", userId: "u" } as const;
  const target = parse(channelMembers.target, inChannel(room, person)[0]);
  expect(await channelMembers.read([target], via, ask, [])).toEqual([{ is: "untold" }]);
});

test("each action says what it sends, its undo included", () => {
  const operations = tester.operations();
  expect(operations.length).toBeGreaterThan(0);
  for (const { key, declared, seen } of operations)
    expect({ key, operations: declared }).toEqual({ key, operations: seen });
});
