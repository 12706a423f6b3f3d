// Mention groups, shared spaces and directory groups.
// Against the local Zoom: applied, seen there, undone, and as before.
import { describe, expect, test } from "vitest";
import { actionStand } from "../testing/action-stand.ts";
import type { Asked } from "../testing/change-tester.ts";

const stand = actionStand();
const { asked } = stand;
const LEAD = "lead@sandbox.example";

describe.each(["me", "account"] as const)("through %s", (connection) => {
  test("a mention group is created in many channels with whoever is in them", async () => {
    const stranger = stand.company.newcomers(stand.company.channelNamed("Platform team").members.people, 1);
    const people = [stand.company.userOf("member"), stand.company.userOf("helpdesk"), ...stranger].map(
      ({ email, displayName: name }) => ({ name, email }),
    );
    const channels = ["Platform team", "Launch room", "Coffee and cake", "Aiko, Priscilla, Yannick"];
    const targets = channels.map((name) => ({
      channelId: stand.company.channelNamed(name).id,
      channel: name,
      name: "release-crew",
      people,
    }));
    const request = asked(connection, "create-mention-groups", targets, { description: "Ships it." });
    const { items, between } = await stand.tester.thereAndBack(request);
    expect(items[3]).toMatchObject({ status: "unread" });
    expect(items[0]).toMatchObject({ remark: "1 person is not in the channel and will be left out." });
    expect(
      between.channels[stand.company.channelNamed("Platform team").id]?.mentionGroups["release-crew"],
    ).toMatchObject({
      description: "Ships it.",
      members: expect.arrayContaining([
        stand.company.userOf("helpdesk").displayName,
        stand.company.userOf("member").displayName,
      ]),
    });
  });

  test("a mention group with more people than a call takes is created, deleted and restored", async () => {
    const hall = stand.company.channelNamed("General");
    const everyone = hall.members.people.slice(0, 45).map(stand.company.personAt);
    const target = {
      channelId: hall.id,
      channel: "General",
      name: `everyone-${connection}`,
      people: everyone.map(({ displayName, memberId }) => ({ name: displayName, memberId })),
    };
    const who: Asked = { ...asked(connection, "create-mention-groups", [target]), who: stand.owner };
    const { items } = await stand.tester.carryOut(who);
    expect(items).toMatchObject([{ status: "done", newTarget: { name: `everyone-${connection}` } }]);
    const group = hall.mentionGroups.find(({ name }) => name === `everyone-${connection}`);
    expect(group?.members.size).toBe(45);
    const deletion: Asked = { ...who, actionId: "delete-mention-groups", targets: [items[0]?.newTarget] };
    const { back } = await stand.tester.thereAndBack(deletion);
    expect(back.items).toMatchObject([{ remark: "It will have a new ID.", newTarget: expect.anything() }]);
    await stand.tester.carryOut({ ...deletion, targets: [back.items[0]?.newTarget] });
    expect(hall.mentionGroups.map(({ name }) => name)).not.toContain(`everyone-${connection}`);
  });

  test("a mention group is renamed and described anew, but not as another one", async () => {
    const room = stand.company.channelNamed("Platform team");
    const groupId = room.mentionGroups.find(({ name }) => name === "on-call")?.id;
    const target = { channelId: room.id, channel: room.name, groupId, name: "on-call" };
    const { between } = await stand.tester.thereAndBack(
      asked(connection, "edit-mention-groups", [target], { name: "pager", description: "" }),
    );
    expect(Object.keys(between.channels[room.id]?.mentionGroups ?? {})).toContain("pager");
    await stand.tester.thereAndBack(asked(connection, "edit-mention-groups", [target], { description: "By turns." }));
    const taken = await stand.tester.plan(asked(connection, "edit-mention-groups", [target], { name: "Reviewers" }));
    expect(taken.items).toMatchObject([{ skip: "The channel already has a group with this name." }]);
  });

  test("spaces are created, set and deleted", async () => {
    const settings = { adding: 2, external: 1, channels: 2 };
    const [admin, member] = [stand.company.userOf("member"), stand.company.userOf("helpdesk")];
    const members = [
      { identifier: admin.id, role: "admin" },
      { identifier: member.email, role: "member" },
    ];
    const nobody = [...members, ...["a", "b"].map((who) => ({ identifier: `${who}@nowhere.example`, role: "member" }))];
    const targets = [
      { name: "Fresh space", owner: LEAD, members },
      { name: "Platform", owner: LEAD },
      { name: "Lonely space", owner: LEAD, members: nobody },
    ];
    const request = asked(connection, "create-spaces", targets, { ...settings, description: "New." });
    const { between, items } = await stand.tester.thereAndBack(request);
    expect(items[1]?.skip).toBe("Another shared space has this name.");
    expect(items[2]?.skip).toBe(
      "a@nowhere.example, b@nowhere.example: Zoom finds nobody with this address. Check the spelling, or whether the person has left.",
    );
    expect(Object.values(between.spaces)).toContainEqual(
      expect.objectContaining({ name: "Fresh space", owner: stand.company.userOf("lead").index }),
    );
    const space = stand.company.spaceNamed("Platform");
    const target = { spaceId: space.id, name: space.name };
    const set = await stand.tester.thereAndBack(
      asked(connection, "set-space-settings", [target], { ...settings, name: "Platforms", description: "All." }),
    );
    expect(set.between.spaces[space.id]).toMatchObject({ name: "Platforms", description: "All." });
    // Where no answer comes, who is in it by now is read.
    await stand.stack.fault({ operation: "addMembersToSharedSpace", drop: "after" });
    const made = await stand.tester.carryOut(request);
    const { general } = stand.company.spaceNamed("Fresh space");
    expect([admin, member].map(({ index }) => general.members.has(index))).toEqual([true, true]);
    expect([admin, member].map(({ index }) => general.leaders.has(index))).toEqual([true, false]);
    const deletion = await stand.tester.carryOut(asked(connection, "delete-spaces", [made.items[0]?.newTarget]));
    expect(deletion.items).toMatchObject([{ status: "done", noUndo: "A deleted space cannot be restored." }]);
  });
});

test("ownership of a space goes over and back through the account; by oneself it only goes", async () => {
  const space = stand.company.spaceNamed("Platform");
  const target = { spaceId: space.id, name: space.name };
  const input = { userId: stand.company.userOf("member").id, name: "Yannick" };
  const through = await stand.tester.thereAndBack(asked("account", "transfer-spaces", [target], input));
  expect(through.items[0]?.remark).toContain("If you undo this, the new owner stays in the space as an administrator.");
  expect(through.change.title).toBe("Transfer ownership of the space Platform to Yannick");
  expect(through.between.spaces[space.id]?.owner).toBe(stand.company.userOf("member").index);
  const own = await stand.tester.carryOut(asked("me", "transfer-spaces", [target], input));
  expect(own.items).toMatchObject([{ status: "done", noUndo: "Only the space’s owner can do this." }]);
  await stand.tester.carryOut(
    asked("account", "transfer-spaces", [target], { userId: stand.company.userOf("lead").id }),
  );
});

test("whoever comes into a channel or space in an earlier part may be known by their address alone", async () => {
  const room = stand.company.channelNamed("Platform team");
  const space = stand.company.spaceNamed("Platform");
  const [newcomer] = stand.company.newcomers([...room.members.people, ...space.general.members.people], 1);
  if (!newcomer || newcomer.isExternal) throw new Error("nobody is new");
  const { id, email } = newcomer;
  const joining = (address: string) => ({ name: address, email: address, joins: true });
  const people = [joining(email), joining("nobody@sandbox.example")];
  const group = { channelId: room.id, channel: room.name, name: "Joining", people };
  const creation = await stand.tester.plan(asked("account", "create-mention-groups", [group]));
  expect(creation.items).toMatchObject([
    {
      status: "planned",
      remark: expect.stringMatching(/^nobody@sandbox.example: Zoom finds nobody with this address\./),
      target: { people: [{ email, userId: id }, { userId: "" }] },
    },
  ]);
  const lonely = await stand.tester.plan(
    asked("account", "create-mention-groups", [{ ...group, people: [joining("nobody@sandbox.example")] }]),
  );
  expect(lonely.items).toMatchObject([{ status: "skipped", skip: expect.stringMatching(/^nobody@sandbox.example: /) }]);
  const target = { spaceId: space.id, name: space.name };
  const owning = (address: string) =>
    stand.tester.plan(asked("account", "transfer-spaces", [target], { email: address, name: address }));
  expect((await owning(email)).items).toMatchObject([{ status: "planned", to: { userId: id } }]);
  expect((await owning("nobody@sandbox.example")).items).toMatchObject([
    { status: "skipped", skip: expect.stringMatching(/^Zoom finds nobody with this address/) },
  ]);
});

test("directory groups come into channels and leave them", async () => {
  const [group] = stand.stack.sandbox.store.groups.all;
  const targets = ["Launch room", "Platform team"].map((channel) => ({
    channelId: stand.company.channelNamed(channel).id,
    channel,
    groupId: group?.id,
    name: group?.name,
  }));
  await stand.tester.thereAndBack(asked("account", "add-groups-to-channels", targets));
  await stand.tester.carryOut(asked("account", "add-groups-to-channels", targets));
  await stand.tester.thereAndBack(asked("account", "remove-groups-from-channels", targets));
});

test("directory groups are created, changed, deleted and restored with their people", async () => {
  const input = { type: "shared", searchesAccount: true, searchesDomain: false, searchesMasterAccount: false };
  const group =
    stand.stack.sandbox.store.groups.all.find(({ members }) => members.length > 30) ??
    stand.stack.sandbox.store.groups.all[0];
  const named = [{ name: "Fresh group" }, { name: group?.name }];
  const created = await stand.tester.thereAndBack(asked("account", "create-directory-groups", named, input));
  expect(created.items[1]?.skip).toBe("The account already has a group with this name.");
  const target = { groupId: group?.id, name: group?.name };
  await stand.tester.thereAndBack(
    asked("account", "edit-directory-groups", [target], { name: "Renamed", searchesDomain: !group?.searchByDomain }),
  );
  for (const channel of stand.stack.sandbox.store.channels.from(0)) channel.groups.delete(group?.id ?? "");
  const { back } = await stand.tester.thereAndBack(asked("account", "delete-directory-groups", [target]));
  expect(back.items).toMatchObject([{ remark: "It will have a new ID." }]);
});

test("what Zoom has withdrawn is asked for once", async () => {
  const set = (imGroups: string) =>
    fetch(`${stand.stack.sandbox.url}/sandbox/account`, { method: "POST", body: JSON.stringify({ imGroups }) });
  const targets = stand.stack.sandbox.store.groups.all.map(({ id, name }) => ({ groupId: id, name }));
  const planned = await stand.tester.plan(asked("account", "edit-directory-groups", targets, { searchesDomain: true }));
  const count = planned.change.counts.planned ?? 0;
  expect(count).toBeGreaterThan(1);
  await set("withdrawn");
  const sent = await stand.tester.countOf("updateIMDirectoryGroup", async () => {
    const { change } = await stand.tester.apply(asked("account", "edit-directory-groups", targets), planned);
    expect(change.counts.failed).toBe(count);
  });
  expect(sent).toBeLessThan(2);
  await set("available");
});

test("each action says what it sends, its undo included", () => stand.tester.expectDeclared());
