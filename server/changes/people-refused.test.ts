// People whom Zoom refuses, does not know or does not tell of, and what that costs.
import { parse } from "valibot";
import { expect, test } from "vitest";
import type { Ask } from "../../domain/answers/ask.ts";
import { channelMembers } from "../../domain/resources/channel-members.ts";
import type { Channel } from "../../sandbox/store/channel.ts";
import { actionStand } from "../testing/action-stand.ts";

const stand = actionStand();
const { asked } = stand;
const store = () => stand.stack.sandbox.store;
const channelNamed = (name: string) => stand.company.channelNamed(name);
const userOf = (part: string) => stand.company.userOf(part);
const newcomers = (present: readonly number[], count: number) => stand.company.newcomers(present, count);
const inChannel = (channel: Channel, people: readonly { readonly email: string }[]) =>
  people.map(({ email }) => ({ channelId: channel.id, channel: channel.name, name: email, email }));
const inSpace = (people: readonly { readonly email: string }[]) => {
  const { id, name } = stand.company.spaceNamed("Platform");
  return people.map(({ email }) => ({ spaceId: id, space: name, name: email, email }));
};
const inGroup = (people: readonly { readonly email: string }[]) =>
  people.map(({ email }) => {
    const [group] = store().groups.all;
    return { groupId: group?.id, group: group?.name, name: email, email };
  });
const membersOf = (room: Channel) =>
  room.members.people
    .map((index) => stand.company.personAt(index))
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
  space: () => inSpace(newcomers(stand.company.spaceNamed("Platform").general.members.people, 45)),
  directory: () => inGroup(newcomers(store().groups.all[0]?.members ?? [], 45)),
};

test("an invitation of somebody outside to which no answer came stays unknown, and is sent once", async () => {
  const room = channelNamed("Launch room");
  const targets = inChannel(room, [{ email: "new.guest@elsewhere.example" }]);
  const request = asked("account", "invite-members", targets);
  await stand.stack.fault({ operation: "inviteChannelMembers", drop: "after" });
  const sent = await stand.tester.countOf("inviteChannelMembers", async () => {
    const { change, items } = await stand.tester.carryOut(request);
    expect(items).toMatchObject([{ status: "unknown", remark: expect.stringMatching(/by email/) }]);
    await stand.owner.post(`/api/changes/${change.id}/retry`, { statuses: ["unknown"] });
    const again = (await stand.owner.get(`/api/changes/${change.id}/items`)).json();
    expect(again).toMatchObject({ items: [{ status: "unknown" }] });
  });
  expect(sent).toBe(1);
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

test.each([
  ["invite-members", "inviteChannelMembers", "invite"],
  ["remove-members", "batchRemoveMembersFromChannel", "remove"],
  ["promote-members", "promoteChannelMembersToAdministrators", "remove"],
  ["add-to-mention-groups", "addChannelMembersToMentionGroup", "mention"],
  ["add-to-spaces", "addMembersToSharedSpace", "space"],
  ["add-administrators-to-spaces", "promoteSharedSpaceMembersToAdministrators", "space"],
  ["add-to-directory-groups", "addIMDirectoryGroupMembers", "directory"],
] as const)("%s: a missing scope costs one call", async (actionId, operation, targets) => {
  await stand.stack.fault({ operation, status: 400, code: 4711, message: MISSING, times: 99 });
  const sent = await stand.tester.countOf(operation, async () => {
    const { change } = await stand.tester.carryOut(asked("account", actionId, targetsOf[targets]()));
    expect(change.counts.failed).toBeGreaterThan(1);
    expect(change.counts.done).toBeUndefined();
  });
  expect(sent).toBe(1);
  await fetch(`${stand.stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
});

test("a missing scope for reading costs one call too", async () => {
  const targets = targetsOf.remove();
  await stand.stack.fault({ operation: "listChannelMembers", status: 400, code: 4711, message: MISSING, times: 99 });
  const sent = await stand.tester.countOf("listChannelMembers", async () => {
    const { change, items } = await stand.tester.plan(asked("account", "remove-members", targets));
    expect(change.counts).toEqual({ unread: targets.length });
    expect(items[0]?.failure).toMatchObject({ kind: "missing_scope", message: MISSING });
  });
  expect(sent).toBe(1);
  await fetch(`${stand.stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
});

test("whom the connection may not look up is left out, and nobody else with them", async () => {
  const { id } = userOf("helpdesk");
  const message = "Invalid access token, does not contain scopes: [user:read:admin].";
  await stand.stack.fault({ path: "/v2/users/someone%40sandbox.example", status: 400, code: 4711, message });
  const [byAddress] = inSpace([{ email: "someone@sandbox.example" }]);
  const byId = { ...byAddress, name: "By ID", email: "", userId: id };
  const { items } = await stand.tester.plan(asked("account", "add-to-spaces", [byAddress, byId]));
  expect(items.map(({ skip }) => skip)).toEqual([
    "Zoom takes no address here, and this connection may not look people up.",
    "They are already in the space.",
  ]);
});

test("one of a call whom Zoom refuses is found, and the others are done", async () => {
  const team = channelNamed("Platform team");
  const invited = [...newcomers(team.members.people, 6), userOf("owner")];
  expect(
    (await stand.tester.carryOut(asked("account", "invite-members", inChannel(team, invited)))).change.counts,
  ).toEqual({
    done: 7,
  });
  // The account connection is the owner of its app, and Zoom lets nobody remove themselves.
  const removed = await stand.tester.carryOut(asked("account", "remove-members", inChannel(team, invited)));
  expect(removed.change.counts).toEqual({ done: 6, failed: 1 });
  expect(removed.items.at(-1)).toMatchObject({ failure: { code: 300, message: "You can not remove yourself." } });
  const bogus = { ...inSpace([{ email: "" }])[0], name: "Bogus", memberId: "bogus" };
  const joining = asked("account", "add-to-spaces", [...targetsOf.space().slice(0, 5), bogus]);
  const joined = await stand.tester.carryOut(joining);
  expect(joined.change.counts).toEqual({ done: 5, failed: 1 });
  expect(joined.items.at(-1)).toMatchObject({ status: "failed", failure: { kind: "not_found" } });
  await stand.tester.undo(joining, joined);
});

test.each(["me", "account"] as const)(
  "through %s a space comes about without the one whom Zoom refuses",
  async (via) => {
    const name = `Refusing ${via}`;
    const [admin, ...others] = newcomers([userOf("lead").index], 23);
    const members = [
      { identifier: admin?.email, role: "admin" },
      ...others.slice(0, 12).map(({ email }) => ({ identifier: email, role: "member" })),
      { identifier: "bogus", role: "member" },
      ...others.slice(12).map(({ email }) => ({ identifier: email, role: "member" })),
    ];
    const input = { description: "", adding: 2, external: 0, channels: 2 };
    const owner = via === "me" ? "" : userOf("lead").id;
    const request = asked(via, "create-spaces", [{ name, owner, members }], input);
    const sent = await stand.tester.countOf("addMembersToSharedSpace", async () => {
      const made = await stand.tester.carryOut(request);
      expect(made.items).toMatchObject([
        {
          status: "failed",
          failure: { message: "bogus: Zoom says: User does not exist: bogus." },
          reached: { isThere: true, content: { name } },
        },
      ]);
      const { general } = stand.company.spaceNamed(name);
      for (const { index } of [admin, ...others].flatMap((one) => one ?? []))
        expect(general.members.has(index)).toBe(true);
      expect(general.leaders.has(admin?.index ?? -1)).toBe(true);
      // Whoever is refused is asked for again, and nobody else.
      await request.who.post(`/api/changes/${made.change.id}/retry`, { statuses: ["failed"] });
      const again = (await request.who.get(`/api/changes/${made.change.id}/items`)).json();
      expect(again).toMatchObject({
        items: [{ status: "failed", failure: { message: expect.stringMatching(/^bogus:/) } }],
      });
      const back = await stand.tester.undo(request, made);
      expect(back.items).toMatchObject([{ status: "done" }]);
    });
    expect(sent).toBeLessThan(14);
    expect(
      store()
        .spaces.page(0, 100)
        .items.some((space) => space.name === name),
    ).toBe(false);
  },
);

test("somebody of a list with rows that cannot be read counts as not known, not as absent", async () => {
  const room = channelNamed("Launch room");
  const person = newcomers(room.members.people, 1);
  const ask: Ask = async (_call, schema) =>
    parse(schema, { members: [{ role: "captain" }, null], next_page_token: "" });
  const via = { connection: "account", userId: "u" } as const;
  const target = parse(channelMembers.target, inChannel(room, person)[0]);
  expect(await channelMembers.read([target], via, ask, [])).toEqual([{ is: "untold" }]);
});
