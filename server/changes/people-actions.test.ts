// People into and out of channels, mention groups, shared spaces and directory groups, and their roles, against the local
// Zoom: applied, seen there, undone, and as before.
import { describe, expect, test } from "vitest";
import type { Channel } from "../../sandbox/store/channel.ts";
import { actionStand } from "../testing/action-stand.ts";

const stand = actionStand();
const { asked } = stand;
const store = () => stand.stack.sandbox.store;
const channelNamed = (name: string) => stand.company.channelNamed(name);
const userOf = (part: string) => stand.company.userOf(part);
const newcomers = (present: readonly number[], count: number) => stand.company.newcomers(present, count);
const emailOf = (index: number): string => stand.company.personAt(index).email;
const nameOf = (index: number): string => stand.company.personAt(index).displayName;

const inChannel = (channel: Channel, people: readonly { readonly email: string }[]) =>
  people.map(({ email }) => ({ channelId: channel.id, channel: channel.name, name: email, email }));
const inSpace = (people: readonly { readonly email: string }[]) => {
  const { id, name } = stand.company.spaceNamed("Platform");
  return people.map(({ email }) => ({ spaceId: id, space: name, name: email, email }));
};

describe.each(["me", "account"] as const)("through %s", (connection) => {
  test("colleagues come into several channels, and are out again", async () => {
    const rooms = [channelNamed("Launch room"), channelNamed("Platform team")];
    const targets = rooms.flatMap((room) => inChannel(room, newcomers(room.members.people, 7)));
    const { between } = await stand.tester.thereAndBack(asked(connection, "invite-members", targets));
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
    const { between, items } = await stand.tester.thereAndBack(asking);
    expect(items.at(-1)).toMatchObject({ skip: "People from another account cannot be administrators." });
    expect(between.channels[room.id]?.leaders).toHaveLength(4);
  });

  test("whoever is named by user ID and address comes in as an administrator", async () => {
    const room = channelNamed("Platform team");
    const targets = newcomers(room.members.people, 3).flatMap((person) => {
      if (person.isExternal) return [];
      const { id: userId, displayName: name, email } = person;
      return { channelId: room.id, channel: room.name, name, userId, email, memberId: "" };
    });
    const { between, items } = await stand.tester.thereAndBack(asked(connection, "invite-administrators", targets));
    expect(items.map(({ status }) => status)).toEqual(["done", "done", "done"]);
    expect(between.channels[room.id]?.leaders).toEqual(expect.arrayContaining(targets.map(({ name }) => name)));
  });

  test("members and an administrator are removed, and are back as what they were", async () => {
    const room = channelNamed("Launch room");
    // Whoever leaves a channel leaves its mention groups, and that is lost.
    room.mentionGroups.splice(0);
    const targets = [userOf("member"), userOf("channel-viewer")].map((person) => {
      return { channelId: room.id, channel: room.name, name: person.displayName, memberId: person.memberId };
    });
    const { between, items } = await stand.tester.thereAndBack(asked(connection, "remove-members", targets));
    expect(items.every(({ noUndo }) => noUndo === null)).toBe(true);
    for (const { name } of targets) expect(between.channels[room.id]?.members).not.toContain(name);
  });

  test("roles in a channel", async () => {
    const room = channelNamed("Platform team");
    const targets = inChannel(room, [userOf("member"), userOf("helpdesk")]);
    const { between } = await stand.tester.thereAndBack(asked(connection, "promote-members", targets));
    expect(between.channels[room.id]?.leaders).toHaveLength(3);
    const launch = channelNamed("Launch room");
    await stand.tester.thereAndBack(asked(connection, "demote-members", inChannel(launch, [userOf("member")])));
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
    const { items } = await stand.tester.thereAndBack(
      asked(connection, "add-to-mention-groups", targets([...others, ...stranger, userOf("lead").index])),
    );
    expect(items.map(({ skip }) => skip)).toEqual([
      ...others.map(() => null),
      "They are not in the channel.",
      "They are already in the mention group.",
    ]);
    // Whoever comes into the channel in an earlier part: the account connection asks who it is.
    const [target] = targets([others[0] ?? 0]);
    const joining = { ...target, joins: true, name: "Nobody", email: "nobody@sandbox.example" };
    const plan = await stand.tester.plan(asked(connection, "add-to-mention-groups", [joining]));
    const nobody = "Zoom finds nobody with this address. Check the spelling, or whether the person has left.";
    expect(plan.items).toMatchObject([
      { status: "skipped", skip: connection === "account" ? nobody : "They are not in the channel." },
    ]);
    await stand.tester.thereAndBack(asked(connection, "remove-from-mention-groups", targets([userOf("member").index])));
  });

  test("people come into the groups of one name in several channels, and out again", async () => {
    const rooms = [channelNamed("Platform team"), channelNamed("Launch room")];
    const targets = rooms.flatMap((room) =>
      inChannel(room, [userOf("helpdesk")]).map((target) => ({ ...target, group: "ON-CALL" })),
    );
    const { items } = await stand.tester.thereAndBack(asked(connection, "add-to-mention-groups", targets));
    expect(items.map(({ skip }) => skip)).toEqual([null, expect.stringMatching(/no mention group of this name/)]);
    const [there] = rooms.map((room) => inChannel(room, [userOf("member")]));
    const leaving = (there ?? []).map((target) => ({ ...target, group: "on-call" }));
    const back = await stand.tester.thereAndBack(asked(connection, "remove-from-mention-groups", leaving));
    expect(back.items.map(({ skip }) => skip)).toEqual([null]);
  });

  test("people in a shared space, and their roles", async () => {
    const space = store()
      .spaces.page(0, 10)
      .items.find(({ name }) => name === "Platform");
    if (!space) throw new Error("no space");
    const targets = (people: readonly { readonly email: string }[]) =>
      people.map(({ email }) => ({ spaceId: space.id, space: space.name, name: email, email }));
    const add = await stand.tester.thereAndBack(
      asked(connection, "add-to-spaces", [
        ...targets(newcomers(space.general.members.people, 3)),
        ...targets([{ email: "nobody@sandbox.example" }]),
      ]),
    );
    expect(add.items.at(-1)?.skip).toMatch(/finds nobody/);
    const removed = await stand.tester.thereAndBack(
      asked(connection, "remove-from-spaces", [
        ...targets([userOf("member"), userOf("helpdesk"), userOf("lead")]),
        ...targets(newcomers(space.general.members.people, 1)),
      ]),
    );
    expect(removed.items.slice(2).map(({ skip }) => skip)).toEqual([
      expect.stringMatching(/Transfer ownership first/),
      "They are not in the space.",
    ]);
    const led = await stand.tester.thereAndBack(
      asked(connection, "add-administrators-to-spaces", [
        ...targets([userOf("helpdesk"), ...newcomers(space.general.members.people, 3), userOf("lead")]),
        ...targets([userOf("member"), { email: "nobody@sandbox.example" }]),
      ]),
    );
    expect(led.items.map(({ skip }) => skip)).toEqual([
      ...Array(4).fill(null),
      "They own the space.",
      "They are already an administrator.",
      expect.stringMatching(/finds nobody/),
    ]);
    await stand.tester.thereAndBack(asked(connection, "promote-in-spaces", targets([userOf("helpdesk")])));
    await stand.tester.thereAndBack(asked(connection, "demote-in-spaces", targets([userOf("member")])));
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
  const { items } = await stand.tester.thereAndBack(asked("account", "add-to-directory-groups", targets));
  expect(items.map(({ status }) => status)).toEqual(["done", "done", "failed"]);
  expect(items[2]?.failure).toMatchObject({ message: "Not added: the account has no active person matching this." });
  const going = group.members.slice(0, 3).map((index) => ({ ...target, name: nameOf(index), email: emailOf(index) }));
  await stand.tester.thereAndBack(asked("account", "remove-from-directory-groups", going));
});

test.each(["me", "account"] as const)(
  "whom the list does not show by their address, through %s",
  async (connection) => {
    const outside = [{ email: "ext@elsewhere.example" }];
    const internal = await stand.tester.plan(
      asked(connection, "invite-members", inChannel(channelNamed("Platform team"), outside)),
    );
    expect(internal.items).toMatchObject([{ skip: "Only people in this account can be in this channel." }]);
    const hidden = await stand.tester.plan(
      asked(connection, "remove-members", inChannel(channelNamed("Launch room"), outside)),
    );
    expect(hidden.items).toMatchObject([{ skip: "Zoom does not say whether they are in the channel." }]);
  },
);

test("who was invited by email cannot be removed again, and that is said", async () => {
  const room = channelNamed("Launch room");
  const request = asked("account", "invite-members", inChannel(room, [{ email: "mailed@elsewhere.example" }]));
  const there = await stand.tester.carryOut(request);
  expect(there.items).toMatchObject([{ status: "done", remark: expect.stringMatching(/invited them by email/) }]);
  const back = await stand.tester.planUndo(request, there);
  expect(back.items).toMatchObject([{ status: "skipped", skip: expect.stringMatching(/does not say whether/) }]);
});

test("people are invited on behalf of the channel’s owner, as many to a call as Zoom takes for them", async () => {
  const room = channelNamed("Launch room");
  const lead = userOf("lead").email;
  const people = inChannel(room, newcomers(room.members.people, 22)).map((target) => ({ ...target, actorId: lead }));
  const sent = () => stand.stack.sandbox.requests().filter(({ operation }) => operation === "inviteUserChannelMembers");
  const before = sent().length;
  await stand.tester.thereAndBack(asked("account", "invite-members", people));
  const paths = sent()
    .slice(before)
    .map(({ path }) => path);
  expect(paths).toEqual(Array(2).fill(expect.stringContaining(encodeURIComponent(lead))));
  // Who was removed comes back on behalf of the same.
  const [member] = inChannel(room, [userOf("channel-viewer")]);
  await stand.tester.thereAndBack(asked("account", "remove-members", [{ ...member, actorId: lead }]));
});

test("members who do not lead a channel are told so before anything is sent; oneself leaves instead", async () => {
  const room = channelNamed("IT help desk");
  const { items } = await stand.tester.plan(
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
  const { items } = await stand.tester.plan(asked("account", "promote-members", inChannel(room, [userOf("lead")])));
  expect(items).toMatchObject([{ skip: expect.stringMatching(/none of them is active/) }]);
});

test("members of a space leave it by themselves, and cannot come back by themselves", async () => {
  const helpdesk = await stand.stack.signIn("helpdesk");
  const self = { ...asked("me", "remove-from-spaces", inSpace([userOf("helpdesk"), userOf("member")])), who: helpdesk };
  const { items } = await stand.tester.carryOut(self);
  expect(items).toMatchObject([
    { status: "done", noUndo: "Someone in the space has to add you." },
    { status: "skipped", skip: "Only the owner and administrators can do this." },
  ]);
  await stand.tester.carryOut(asked("account", "add-to-spaces", inSpace([userOf("helpdesk")])));
});

test("each action says what it sends, its undo included", () => stand.tester.expectDeclared());
