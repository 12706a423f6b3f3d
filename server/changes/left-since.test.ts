// People who leave after something was changed: its undo restores the rest, and says how many it leaves out.
import { afterEach, describe, expect, test } from "vitest";
import type { Channel } from "../../sandbox/store/channel.ts";
import { actionStand } from "../testing/action-stand.ts";

const stand = actionStand();
const { asked } = stand;

/** Brings back whoever has left. */
let restore: (() => void)[] = [];
afterEach(() => {
  for (const back of restore) back();
  restore = [];
});

const leave = (channel: Channel, person: number): void => {
  const { channels } = stand.stack.sandbox.store;
  channels.remove(channel, person);
  restore.push(() => channels.add(channel, person));
};

/** Members of a channel who lead nothing in it, by their index. */
const membersOf = (channel: Channel, count: number) =>
  channel.members.people
    .filter((person) => !channel.leaders.has(person) && !stand.stack.sandbox.store.people.at(person).isExternal)
    .slice(0, count);

const personTarget = (person: number) => {
  const { displayName: name, memberId } = stand.company.personAt(person);
  return { name, memberId };
};

describe.each(["me", "account"] as const)("through %s", (connection) => {
  const createGroup = async (room: Channel, people: readonly number[], name: string) => {
    const target = { channelId: room.id, channel: room.name, name, people: people.map(personTarget) };
    const { items } = await stand.tester.carryOut(asked(connection, "create-mention-groups", [target]));
    return asked(connection, "delete-mention-groups", [items[0]?.newTarget]);
  };
  const membersIn = (room: Channel, name: string) =>
    room.mentionGroups.find((group) => group.name === name)?.members.people.toSorted();

  test("a mention group comes back with those who are still in its channel", async () => {
    const room = stand.company.channelNamed("Platform team");
    const [gone = -1, late = -1, ...rest] = membersOf(room, 5);
    const name = `left-${connection}`;
    const deletion = await createGroup(room, [gone, late, ...rest], name);
    const there = await stand.tester.carryOut(deletion);
    leave(room, gone);
    const planned = await stand.tester.planUndo(deletion, there);
    expect(planned.items).toMatchObject([
      { remark: "1 person is not in the channel and will be left out. It will have a new ID." },
    ]);
    // Whoever leaves after it was planned is left out as well.
    leave(room, late);
    const back = await stand.tester.apply(deletion, planned);
    expect(back.items).toMatchObject([{ status: "done", failure: null }]);
    expect(membersIn(room, name)).toEqual(rest.toSorted());
    // What came back is what an undo of the undo looks for.
    const again = await stand.tester.undo(deletion, back);
    expect(again.items).toMatchObject([{ status: "done" }]);
    expect(membersIn(room, name)).toBeUndefined();
  });

  test("a mention group all of whose people have left does not come back, and why is said", async () => {
    const room = stand.company.channelNamed("Platform team");
    const people = membersOf(room, 2);
    const deletion = await createGroup(room, people, `empty-${connection}`);
    const there = await stand.tester.carryOut(deletion);
    for (const person of people) leave(room, person);
    const back = await stand.tester.planUndo(deletion, there);
    expect(back.items).toMatchObject([{ skip: "None of these people is in the channel." }]);
  });

  test("those who may post are restored without whoever has left, and so is the rest", async () => {
    const room = stand.company.channelNamed("Launch room");
    const [gone = -1, ...rest] = membersOf(room, 3);
    const targets = [stand.channelTarget("Launch room")];
    const designated = [gone, ...rest].map((person) => stand.company.personAt(person).memberId);
    const choosing = asked(connection, "set-channel-settings", targets, { posting: 3, designated });
    const before = room.settings.mentionAllPermissions;
    const chosen = await stand.tester.carryOut(choosing);
    const opening = asked(connection, "set-channel-settings", targets, { posting: 1, mentionAll: 3 });
    const there = await stand.tester.carryOut(opening);
    leave(room, gone);
    const back = await stand.tester.undo(opening, there);
    expect(back.items).toMatchObject([
      { status: "done", failure: null, remark: "1 person is not in the channel and will be left out." },
    ]);
    expect(room.settings).toMatchObject({ postingPermissions: 3, mentionAllPermissions: before });
    expect(room.settings.designatedPostingMembers.toSorted()).toEqual(rest.toSorted());
    await stand.tester.carryOut(asked(connection, "set-channel-settings", targets, { posting: 1 }));
    expect(chosen.items).toMatchObject([{ status: "done" }]);
  });

  test("who may post is undone though one of those who were chosen has left", async () => {
    const room = stand.company.channelNamed("Launch room");
    const [gone = -1, late = -1, ...rest] = membersOf(room, 4);
    const targets = [stand.channelTarget("Launch room")];
    const designated = [gone, late, ...rest].map((person) => stand.company.personAt(person).memberId);
    const before = room.settings.postingPermissions;
    const choosing = asked(connection, "set-channel-settings", targets, { posting: 3, designated });
    const chosen = await stand.tester.carryOut(choosing);
    leave(room, gone);
    const planned = await stand.tester.planUndo(choosing, chosen);
    expect(planned.items).toMatchObject([{ skip: null }]);
    // Whoever leaves after it was planned is in its way as little.
    leave(room, late);
    const back = await stand.tester.apply(choosing, planned);
    expect(back.items).toMatchObject([{ status: "done", failure: null }]);
    expect(room.settings.postingPermissions).toBe(before);
  });

  test("a mention group that was made goes again though one of its people has left", async () => {
    const room = stand.company.channelNamed("Platform team");
    const [gone = -1, late = -1, ...rest] = membersOf(room, 4);
    const people = [gone, late, ...rest].map(personTarget);
    const name = `made-${connection}`;
    const target = { channelId: room.id, channel: room.name, name, people };
    const making = asked(connection, "create-mention-groups", [target]);
    const made = await stand.tester.carryOut(making);
    leave(room, gone);
    const planned = await stand.tester.planUndo(making, made);
    expect(planned.items).toMatchObject([{ skip: null }]);
    leave(room, late);
    const back = await stand.tester.apply(making, planned);
    expect(back.items).toMatchObject([{ status: "done", failure: null }]);
    expect(membersIn(room, name)).toBeUndefined();
  });

  test("somebody else in a mention group still keeps it from being taken back", async () => {
    const room = stand.company.channelNamed("Platform team");
    const [gone = -1, late = -1, more = -1] = membersOf(room, 3);
    const name = `grown-${connection}`;
    const target = { channelId: room.id, channel: room.name, name, people: [gone, late].map(personTarget) };
    const making = asked(connection, "create-mention-groups", [target]);
    const made = await stand.tester.carryOut(making);
    leave(room, gone);
    room.mentionGroups.find((group) => group.name === name)?.members.add(more);
    const planned = await stand.tester.planUndo(making, made);
    expect(planned.items).toMatchObject([{ skip: "It was changed in the meantime." }]);
  });
});

/** Members of a channel who are in no mention group, save `on-call`: of the others nothing brings them back. */
const inNoOther = (room: Channel, count: number) =>
  membersOf(room, room.members.people.length)
    .filter((person) => room.mentionGroups.every(({ name, members }) => name === "on-call" || !members.has(person)))
    .slice(0, count);

/** In the mention group `on-call` of a channel, and out of it. */
const onCall = (room: Channel, people: readonly number[]) => {
  const group = room.mentionGroups.find(({ name }) => name === "on-call");
  if (!group) throw new Error("no group");
  for (const person of people) if (!group.members.has(person)) group.members.add(person);
  const place = { channelId: room.id, channel: room.name };
  const targets = people.map((person) => ({ ...place, groupId: group.id, group: group.name, ...personTarget(person) }));
  const outOfChannel = people.map((person) => ({ ...place, ...personTarget(person) }));
  return {
    group,
    targets,
    leaving: { actionId: "remove-members", input: {}, targets: outOfChannel },
    archiving: { actionId: "archive-channels", input: {}, targets: [{ channelId: room.id, name: room.name }] },
    deleted: [{ ...place, groupId: group.id, name: group.name }],
  };
};

describe.each(["me", "account"] as const)("of several parts, through %s", (connection) => {
  test.each([2, 12])("%i people who left a mention group and then its channel are back in both", async (count) => {
    const room = stand.company.channelNamed("Platform team");
    const { targets, leaving } = onCall(room, inNoOther(room, count));
    const asking = { ...asked(connection, "remove-from-mention-groups", targets), more: [leaving] };
    const { back } = await stand.tester.thereAndBack(asking);
    expect(back.items).toHaveLength(2 * count);
  });

  test("whoever of them is not brought back to the channel is told to be not in it", async () => {
    const room = stand.company.channelNamed("Platform team");
    const [gone = -1, other = -1] = inNoOther(room, 2);
    const { targets } = onCall(room, [gone]);
    const { leaving } = onCall(room, [other]);
    const asking = { ...asked(connection, "remove-from-mention-groups", targets), more: [leaving] };
    const there = await stand.tester.carryOut(asking);
    leave(room, gone);
    const back = await stand.tester.undo(asking, there);
    expect(back.items.map(({ skip }) => skip)).toEqual([null, "They are not in the channel."]);
  });

  test("a mention group that was deleted comes back with those who left the channel after that", async () => {
    const room = stand.company.channelNamed("Platform team");
    const { deleted, leaving } = onCall(room, inNoOther(room, 2));
    await stand.tester.thereAndBack({ ...asked(connection, "delete-mention-groups", deleted), more: [leaving] });
  });

  test("and its plan says who is not brought back", async () => {
    const room = stand.company.channelNamed("Platform team");
    const [one = -1, other = -1] = inNoOther(room, 2);
    const { deleted, leaving, group } = onCall(room, [one]);
    if (!group.members.has(other)) group.members.add(other);
    const asking = { ...asked(connection, "delete-mention-groups", deleted), more: [leaving] };
    const there = await stand.tester.carryOut(asking);
    leave(room, other);
    const back = await stand.tester.undo(asking, there);
    const remark = "1 person is not in the channel and will be left out. It will have a new ID.";
    expect(back.items).toMatchObject([{ status: "done" }, { status: "done", remark }]);
    const restored = room.mentionGroups.find(({ name }) => name === "on-call")?.members;
    expect([restored?.has(one), restored?.has(other)]).toEqual([true, false]);
  });

  test("people are back in the mention groups of a channel that was archived after they left these", async () => {
    const room = stand.company.channelNamed("Platform team");
    const { targets, archiving } = onCall(room, inNoOther(room, 2));
    await stand.tester.thereAndBack({
      ...asked(connection, "remove-from-mention-groups", targets),
      more: [archiving],
    });
  });

  test("whoever comes into a channel comes into its mention groups too", async () => {
    const room = stand.company.channelNamed("Platform team");
    const [{ email = "", displayName: name = "" } = {}] = stand.company.newcomers(room.members.people, 1);
    const { group } = onCall(room, []);
    const target = { channelId: room.id, channel: room.name, name, email };
    const joining = { ...target, groupId: group.id, group: group.name };
    const { items } = await stand.tester.thereAndBack({
      ...asked(connection, "invite-members", [target]),
      more: [{ actionId: "add-to-mention-groups", input: {}, targets: [joining] }],
    });
    expect(items.map(({ status }) => status)).toEqual(["done", "done"]);
  });
});

test("a directory group comes back with whoever is still active, and the others are counted", async () => {
  const { groups, people } = stand.stack.sandbox.store;
  const active = people.usersWith("active", null).slice(0, 32);
  const inactive = people.usersWith("inactive", null).slice(0, 2);
  // More than one call takes, and somebody who cannot come back in each.
  const all = [...active.slice(0, 1), ...inactive.slice(0, 1), ...active.slice(1), ...inactive.slice(1)];
  const texts = { type: "normal", searchByAccount: false, searchByDomain: false, searchByMaAccount: false } as const;
  const group = groups.create("left-since", { name: "Left since", ...texts }, indicesOf(all));
  const deletion = asked("account", "delete-directory-groups", [{ groupId: group.id, name: group.name }]);
  const there = await stand.tester.carryOut(deletion);
  const back = await stand.tester.undo(deletion, there);
  const remark = "Zoom did not add 2 people, who are no longer active in the account.";
  expect(back.items).toMatchObject([{ status: "done", remark }]);
  const restored = groups.all.find(({ name }) => name === "Left since");
  expect(restored?.members.toSorted()).toEqual(indicesOf(active).toSorted());
  const again = await stand.tester.undo(deletion, back);
  expect(again.items).toMatchObject([{ status: "done" }]);
});

const indicesOf = (people: readonly { readonly index: number }[]) => people.map(({ index }) => index);
