// Channels, mention groups, shared spaces, directory groups and emojis: created, changed, deleted, joined and moved,
// against the local Zoom: applied, seen there, undone, and as before.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StagedFileInfo, stagedFilesPath } from "../../contract/bff.ts";
import { png } from "../../sandbox/store/seed/png.ts";
import type { Browser } from "../testing/browser.ts";
import { type Asked, changeTester } from "../testing/change-tester.ts";
import { companyOf } from "../testing/company.ts";
import { type Stack, startStack } from "../testing/stack.ts";

let stack: Stack;
let owner: Browser;
let lead: Browser;
let tester: ReturnType<typeof changeTester>;
let company: ReturnType<typeof companyOf>;
beforeAll(async () => {
  stack = await startStack({ jobs: true });
  [owner, lead] = await Promise.all([stack.signIn("owner"), stack.signIn("lead")]);
  tester = changeTester(stack);
  company = companyOf(stack);
});
afterAll(() => stack.close());

type Through = "me" | "account";
const asked = (connection: Through, actionId: string, targets: readonly unknown[], input: unknown = {}): Asked => ({
  who: connection === "me" ? lead : owner,
  connection,
  actionId,
  targets,
  input,
});
const channelTarget = (name: string) => ({ channelId: company.channelNamed(name).id, name });
const LEAD = "lead@sandbox.example";

const who = (connection: Through) => (connection === "me" ? lead : owner);
const emojis = () => stack.sandbox.store.emoji.page("", 0, 1_000).items;
const emojiNamed = (name: string) => emojis().find((emoji) => emoji.name === name);
const smallPng = (shade: number) => png(16, (x, y) => [x * 15, y * 15, shade, 255]);
const staged = async (browser: Browser, body: Buffer): Promise<string> => {
  const answer = await browser.send(stagedFilesPath, {
    method: "POST",
    body,
    headers: { "content-type": "image/png" },
  });
  return (answer.json() as StagedFileInfo).id;
};
/** As `Browser` reads it. */
const pictureText = (bytes: Buffer) => new Response(new Uint8Array(bytes)).text();

test("a channel for somebody whom Zoom does not find is not created, and why is said", async () => {
  const input = { type: 2, posting: 1, adding: 1, mentionAll: 1, seesHistory: true };
  const { items } = await tester.plan(
    asked("account", "create-channels", [{ name: "Nobody’s", owner: "nobody@sandbox.example" }], input),
  );
  expect(items).toMatchObject([{ skip: expect.stringMatching(/finds nobody with this address/) }]);
});

describe.each(["me", "account"] as const)("through %s", (connection) => {
  test("channels are created, names that are taken are left out, and the undo deletes them", async () => {
    const input = { type: 1, posting: 2, adding: 2, mentionAll: 3, seesHistory: false, external: 3 };
    const targets = ["Fresh one", "Fresh two", "Launch room", "x".repeat(129)].map((name) => ({ name, owner: LEAD }));
    const { items, between } = await tester.thereAndBack(asked(connection, "create-channels", targets, input));
    expect(items.map(({ skip }) => skip)).toEqual([
      null,
      null,
      "Another channel already has this name.",
      "The name would have 129 characters, and Zoom allows at most 128.",
    ]);
    expect(items[0]?.newTarget).toMatchObject({ channelId: expect.stringMatching(/./) });
    const made = Object.values(between.channels).find(({ name }) => name === "Fresh one");
    expect(made).toMatchObject({
      type: 1,
      settings: {
        postingPermissions: 2,
        addMemberPermissions: 2,
        mentionAllPermissions: 3,
        allowToAddExternalUsers: 3,
      },
      leaders: [company.userOf("lead").displayName],
    });
  });

  test("a channel whose creation got no answer is found, and not created twice", async () => {
    const request = asked(connection, "create-channels", [{ name: "Lost one", owner: LEAD }], {
      ...{ type: 2, posting: 1, adding: 1, mentionAll: 1, seesHistory: true },
    });
    await stack.fault({ operation: "createChannel", drop: "after" });
    const sent = await tester.countOf("createChannel", async () => {
      const there = await tester.carryOut(request);
      expect(there.items).toMatchObject([{ status: "done" }]);
      const channel = company.channelNamed("Lost one");
      expect(there.items[0]?.newTarget).toMatchObject({ channelId: channel.id });
      await tester.undo(request, there);
      expect(stack.sandbox.store.channels.named("Lost one")).toEqual([]);
    });
    expect(sent).toBe(1);
  });

  test("all settings of a channel, and what follows from its type", async () => {
    const room = company.channelNamed("Launch room");
    const designated = [company.userOf("member").memberId];
    const input = { posting: 3, designated, adding: 2, mentionAll: 3, seesHistory: false, external: 1 };
    const { between } = await tester.thereAndBack(
      asked(connection, "set-channel-settings", [channelTarget("Launch room")], { ...input, name: " Launch hall " }),
    );
    expect(between.channels[room.id]).toMatchObject({
      name: "Launch hall",
      settings: {
        postingPermissions: 3,
        addMemberPermissions: 2,
        mentionAllPermissions: 3,
        allowToAddExternalUsers: 1,
      },
    });
    const team = company.channelNamed("Platform team");
    const opened = await tester.thereAndBack(
      asked(connection, "set-channel-settings", [channelTarget("Platform team")], { type: 3 }),
    );
    expect(opened.between.channels[team.id]).toMatchObject({ type: 3, settings: { addMemberPermissions: 1 } });
    const notes = await tester.thereAndBack(
      asked(connection, "set-channel-settings", [channelTarget("Release notes")], { posting: 1 }),
    );
    expect(notes.between.channels[company.channelNamed("Release notes").id]?.settings.designatedPostingMembers).toEqual(
      [],
    );
    const chat = await tester.plan(
      asked("me", "set-channel-settings", [channelTarget("Aiko, Priscilla, Yannick")], { type: 1 }),
    );
    expect(chat.items).toMatchObject([{ skip: "A group chat cannot change its type." }]);
  });

  test("a setting that somebody else changes is in the way of a change of it, and of no other", async () => {
    const targets = [channelTarget("Launch room")];
    const other = asked(connection, "set-channel-settings", targets, { seesHistory: false });
    const planned = await tester.plan(asked(connection, "set-channel-settings", targets, { posting: 2 }));
    const second = await tester.plan(asked(connection, "set-channel-settings", targets, { seesHistory: false }));
    const elsewhere = await tester.carryOut(other);
    expect((await tester.apply(other, planned)).items).toMatchObject([{ status: "done" }]);
    expect((await tester.apply(other, second)).items).toMatchObject([{ status: "unchanged" }]);
    // The undo of one leaves the other as it is.
    await tester.undo(other, planned);
    const { settings } = company.channelNamed("Launch room");
    expect(settings).toMatchObject({ postingPermissions: 1, newMembersCanSeePreviousMessagesFiles: false });
    await tester.undo(other, elsewhere);
  });

  test("channels are renamed by a pattern; taken and too long names are left out", async () => {
    const names = ["Launch room", "Platform team", "Release notes"];
    const targets = [
      ...names.map(channelTarget),
      { ...channelTarget("Partner onboarding"), newName: "IT help desk" },
      { ...channelTarget("Coffee and cake"), newName: "EU Release news" },
    ];
    const input = { find: "notes", replace: "news", prefix: "EU " };
    const there = await tester.thereAndBack(asked(connection, "rename-channels", targets, input));
    expect(there.items.map(({ skip }) => skip)).toEqual([
      null,
      null,
      null,
      "Another channel already has this name.",
      "Another channel in this change would get the same name.",
    ]);
    const after = names.map((name) => there.between.channels[company.channelNamed(name).id]?.name);
    expect(after).toEqual(["EU Launch room", "EU Platform team", "EU Release news"]);
    const long = await tester.plan(asked(connection, "rename-channels", targets, { prefix: "x".repeat(120) }));
    expect(long.items[0]?.skip).toMatch(/^The name would have 131 characters/);
  });

  test("channels are archived and unarchived", async () => {
    const targets = ["Launch room", "Platform team"].map(channelTarget);
    const request = asked(connection, "archive-channels", targets);
    // No answer says whether a channel is archived: where one is lost, its mention groups tell.
    await stack.fault({ operation: "performOperationsOnChannels", drop: "after" });
    const { between } = await tester.thereAndBack(request);
    for (const { channelId } of targets) expect(between.channels[channelId]?.isArchived).toBe(true);
    await tester.carryOut(request);
    await stack.fault({ operation: "performOperationsOnChannels", drop: "after" });
    await tester.thereAndBack(asked(connection, "unarchive-channels", targets));
    await tester.carryOut(asked(connection, "unarchive-channels", targets));
  });

  test("a channel is deleted, what that costs is said, and no undo is offered", async () => {
    const created = asked(connection, "create-channels", [{ name: `Short-lived ${connection}`, owner: LEAD }], {
      ...{ type: 1, posting: 1, adding: 1, mentionAll: 1, seesHistory: true },
    });
    const { items } = await tester.carryOut(created);
    const gone = { channelId: "0123456789abcdef0123456789abcdef", name: "Gone" };
    const request = asked(connection, "delete-channels", [items[0]?.newTarget, gone]);
    const there = await tester.carryOut(request);
    expect(there.items).toMatchObject([
      { status: "done", noUndo: "A deleted channel cannot be restored." },
      { status: "skipped", skip: "It is no longer there." },
    ]);
    const back = await tester.undo(request, there);
    expect(back.items).toMatchObject([{ status: "skipped", skip: "A deleted channel cannot be restored." }]);
  });

  test("a mention group is created in many channels with whoever is in them", async () => {
    const stranger = company.newcomers(company.channelNamed("Platform team").members.people, 1);
    const people = [company.userOf("member"), company.userOf("helpdesk"), ...stranger].map(
      ({ email, displayName: name }) => ({ name, email }),
    );
    const channels = ["Platform team", "Launch room", "Coffee and cake", "Aiko, Priscilla, Yannick"];
    const targets = channels.map((name) => ({
      channelId: company.channelNamed(name).id,
      channel: name,
      name: "release-crew",
      people,
    }));
    const request = asked(connection, "create-mention-groups", targets, { description: "Ships it." });
    const { items, between } = await tester.thereAndBack(request);
    expect(items[3]).toMatchObject({ status: "skipped" });
    expect(items[0]).toMatchObject({ remark: "1 person is not in the channel and will be left out." });
    expect(between.channels[company.channelNamed("Platform team").id]?.mentionGroups["release-crew"]).toMatchObject({
      description: "Ships it.",
      members: expect.arrayContaining([company.userOf("helpdesk").displayName, company.userOf("member").displayName]),
    });
  });

  test("a mention group with more people than a call takes is created, deleted and restored", async () => {
    const hall = company.channelNamed("General");
    const everyone = hall.members.people.slice(0, 45).map(company.personAt);
    const target = {
      channelId: hall.id,
      channel: "General",
      name: `everyone-${connection}`,
      people: everyone.map(({ displayName, memberId }) => ({ name: displayName, memberId })),
    };
    const who: Asked = { ...asked(connection, "create-mention-groups", [target]), who: owner };
    const { items } = await tester.carryOut(who);
    expect(items).toMatchObject([{ status: "done", newTarget: { name: `everyone-${connection}` } }]);
    const group = hall.mentionGroups.find(({ name }) => name === `everyone-${connection}`);
    expect(group?.members.size).toBe(45);
    const deletion: Asked = { ...who, actionId: "delete-mention-groups", targets: [items[0]?.newTarget] };
    const { back } = await tester.thereAndBack(deletion);
    expect(back.items).toMatchObject([{ remark: "It will have a new ID.", newTarget: expect.anything() }]);
    await tester.carryOut({ ...deletion, targets: [back.items[0]?.newTarget] });
    expect(hall.mentionGroups.map(({ name }) => name)).not.toContain(`everyone-${connection}`);
  });

  test("a mention group is renamed and described anew, but not as another one", async () => {
    const room = company.channelNamed("Platform team");
    const groupId = room.mentionGroups.find(({ name }) => name === "on-call")?.id;
    const target = { channelId: room.id, channel: room.name, groupId, name: "on-call" };
    const { between } = await tester.thereAndBack(
      asked(connection, "edit-mention-groups", [target], { name: "pager", description: "" }),
    );
    expect(Object.keys(between.channels[room.id]?.mentionGroups ?? {})).toContain("pager");
    const taken = await tester.plan(asked(connection, "edit-mention-groups", [target], { name: "Reviewers" }));
    expect(taken.items).toMatchObject([{ skip: "The channel already has a group with this name." }]);
  });

  test("spaces are created, set and deleted", async () => {
    const settings = { adding: 2, external: 1, channels: 2 };
    const members = [{ identifier: company.userOf("member").id, role: "admin" }];
    const targets = [
      { name: "Fresh space", owner: LEAD, members },
      { name: "Platform", owner: LEAD },
    ];
    const request = asked(connection, "create-spaces", targets, { ...settings, description: "New." });
    const { between, items } = await tester.thereAndBack(request);
    expect(items[1]?.skip).toBe("Another shared space has this name.");
    expect(Object.values(between.spaces)).toContainEqual(
      expect.objectContaining({ name: "Fresh space", owner: company.userOf("lead").index }),
    );
    const space = company.spaceNamed("Platform");
    const target = { spaceId: space.id, name: space.name };
    const set = await tester.thereAndBack(
      asked(connection, "set-space-settings", [target], { ...settings, name: "Platforms", description: "All." }),
    );
    expect(set.between.spaces[space.id]).toMatchObject({ name: "Platforms", description: "All." });
    const made = await tester.carryOut(request);
    const deletion = await tester.carryOut(asked(connection, "delete-spaces", [made.items[0]?.newTarget]));
    expect(deletion.items).toMatchObject([{ status: "done", noUndo: "A deleted space cannot be restored." }]);
  });

  test("emojis are added from staged pictures, names that are taken are left out, and the undo deletes them", async () => {
    const [taken] = emojis();
    const picture = await staged(who(connection), smallPng(1));
    const other = await staged(who(connection), smallPng(2));
    const targets = [
      { name: "fresh", picture },
      { name: "fresh_too", picture: other },
      { name: taken?.name.toUpperCase(), picture },
      { name: "no dashes", picture },
      { name: "nothing" },
    ];
    const { items, between } = await tester.thereAndBack(asked(connection, "add-emojis", targets));
    expect(items.map(({ skip }) => skip)).toEqual([
      null,
      null,
      "The account already has an emoji with this name.",
      "Only letters A to Z, digits and underscores.",
      "It has no picture.",
    ]);
    expect(items[0]?.newTarget).toMatchObject({ fileId: expect.stringMatching(/./), name: "fresh", picture });
    expect(between.emojis).toEqual(expect.arrayContaining(["fresh", "fresh_too"]));
  });

  test("an emoji whose addition got no answer is found, and not added twice", async () => {
    const request = asked(connection, "add-emojis", [
      { name: "lost", picture: await staged(who(connection), smallPng(3)) },
    ]);
    await stack.fault({ operation: "addCustomEmoji", drop: "after" });
    const sent = await tester.countOf("addCustomEmoji", async () => {
      const there = await tester.carryOut(request);
      expect(there.items).toMatchObject([{ status: "done", newTarget: { fileId: emojiNamed("lost")?.file.id } }]);
      await tester.undo(request, there);
      expect(emojiNamed("lost")).toBeUndefined();
    });
    expect(sent).toBe(1);
  });

  test("a deleted emoji is added again from its own picture, which is kept before", async () => {
    const request = asked(connection, "add-emojis", [
      { name: "precious", picture: await staged(who(connection), smallPng(4)) },
    ]);
    await tester.carryOut(request);
    const fileId = emojiNamed("precious")?.file.id;
    const deleting = asked(connection, "delete-emojis", [{ fileId, name: "precious" }]);
    const { back, items } = await tester.thereAndBack(deleting);
    expect(items).toMatchObject([{ noUndo: null }]);
    expect(back.items).toMatchObject([{ remark: "It will have a new ID." }]);
    const now = emojiNamed("precious");
    expect(now?.file.id).not.toBe(fileId);
    const shown = await who(connection).send(`/api/emoji/${now?.file.id}/picture`);
    expect(shown.text).toBe(await pictureText(smallPng(4)));
    // What was undone is done again, and undone again.
    const again = await tester.undo(deleting, back);
    expect(again.items).toMatchObject([{ status: "done", noUndo: null }]);
    expect(emojiNamed("precious")).toBeUndefined();
    await tester.undo(deleting, again);
    await tester.carryOut({ ...deleting, targets: [{ fileId: emojiNamed("precious")?.file.id, name: "precious" }] });
  });

  test("where the picture cannot be had, the plan says beforehand that there is no way back", async () => {
    // One whose picture nobody has had kept yet.
    const emoji = emojis()[connection === "me" ? 0 : 1];
    const target = { fileId: emoji?.file.id, name: emoji?.name };
    const deleting = { ...asked(connection, "delete-emojis", [target]), who: owner };
    await stack.fault({ operation: "getFileInfo", status: 404, times: 1 });
    const { change, items } = await tester.plan(deleting);
    const why = "Its picture could not be loaded, so it could not be added again.";
    expect(items).toMatchObject([{ status: "planned", noUndo: why }]);
    expect(change.plan?.noUndo).toEqual([{ why, count: 1 }]);
    // Planned anew, it can be had.
    expect((await tester.plan(deleting)).items).toMatchObject([{ status: "planned", noUndo: null }]);
  });
});

test.each([
  ["archive-channels", "performOperationsOnChannels", "account"],
  ["move-channels-in", "moveSharedSpaceChannels", "me"],
] as const)("%s: a missing scope costs one call", async (actionId, operation, connection) => {
  const space = company.spaceNamed("Platform");
  const targets = [...stack.sandbox.store.channels.from(0)]
    .filter((channel) => channel.space === null)
    .slice(0, 45)
    .map(({ id, name }) => ({ channelId: id, name, spaceId: space.id, space: space.name }));
  const message = "Invalid access token, does not contain scopes: [chat:write].";
  await stack.fault({ operation, status: 400, code: 4711, message, times: 99 });
  const sent = await tester.countOf(operation, async () => {
    const { change } = await tester.carryOut(asked(connection, actionId, targets));
    expect(change.counts).toEqual({ failed: 45 });
  });
  expect(sent).toBe(1);
  await fetch(`${stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
});

test("channels get a period of retention, and their own again", async () => {
  const targets = ["Launch room", "Platform team"].map(channelTarget);
  const { back } = await tester.thereAndBack(asked("account", "set-retention", targets, { period: "60d" }));
  expect(back.change.counts).toEqual({ done: 2 });
});

test("ownership of a space goes over and back through the account; by oneself it only goes", async () => {
  const space = company.spaceNamed("Platform");
  const target = { spaceId: space.id, name: space.name };
  const input = { userId: company.userOf("member").id, name: "Yannick" };
  const through = await tester.thereAndBack(asked("account", "transfer-spaces", [target], input));
  expect(through.change.title).toBe("Transfer ownership of Platform to Yannick");
  expect(through.between.spaces[space.id]?.owner).toBe(company.userOf("member").index);
  const own = await tester.carryOut(asked("me", "transfer-spaces", [target], input));
  expect(own.items).toMatchObject([{ status: "done", noUndo: "Only the space’s owner can do this." }]);
  await tester.carryOut(asked("account", "transfer-spaces", [target], { userId: company.userOf("lead").id }));
});

test("channels move into a space and out of it", async () => {
  const space = company.spaceNamed("Platform");
  const target = (name: string) => ({ spaceId: space.id, space: space.name, ...channelTarget(name) });
  const into = await tester.thereAndBack(
    asked("me", "move-channels-in", [target("Launch room"), target("Release notes"), target("Platform team")]),
  );
  expect(into.items.map(({ status }) => status)).toEqual(["failed", "failed", "done"]);
  await tester.carryOut(asked("me", "move-channels-in", [target("Platform team")]));
  const general = stack.sandbox.store.channels.inSpace(space.id).find((channel) => channel.space?.type === "general");
  const targets = [target("Platform team"), { ...target("General"), channelId: general?.id }];
  const out = await tester.thereAndBack(asked("me", "move-channels-out", targets));
  expect(out.items[1]?.skip).toBe("The general channel stays in its space.");
  const open = await tester.plan(asked("me", "move-channels-out", [target("platform-roadmap")]));
  expect(open.items).toMatchObject([{ remark: expect.stringMatching(/it will be private/) }]);
});

test("one joins public channels and leaves what one does not own", async () => {
  const publicOnes = [...stack.sandbox.store.channels.from(0)].filter(
    (channel) =>
      channel.type === 3 && !channel.isArchived && !channel.members.has(company.userOf("lead").index) && !channel.space,
  );
  const open = publicOnes.slice(0, 2).map(({ id, name }) => ({ channelId: id, name }));
  const { items } = await tester.thereAndBack(asked("me", "join-channels", [...open, channelTarget("Salary review")]));
  expect(items[2]?.skip).toBe("Only public channels can be joined. A member has to invite you to this one.");
  const leaving = ["Coffee and cake", "Launch room", "Quarterly planning"].map(channelTarget);
  const left = await tester.plan(asked("me", "leave-channels", leaving));
  expect(left.items).toMatchObject([
    { status: "planned", noUndo: null },
    { skip: "The owner cannot leave. Make someone else the owner in Zoom first." },
    { status: "planned", noUndo: expect.stringMatching(/Only public channels can be joined/) },
  ]);
  await tester.thereAndBack(asked("me", "leave-channels", leaving.slice(0, 1)));
});

test("directory groups come into channels and leave them", async () => {
  const [group] = stack.sandbox.store.groups.all;
  const targets = ["Launch room", "Platform team"].map((channel) => ({
    channelId: company.channelNamed(channel).id,
    channel,
    groupId: group?.id,
    name: group?.name,
  }));
  await tester.thereAndBack(asked("account", "add-groups-to-channels", targets));
  await tester.carryOut(asked("account", "add-groups-to-channels", targets));
  await tester.thereAndBack(asked("account", "remove-groups-from-channels", targets));
});

test("directory groups are created, changed, deleted and restored with their people", async () => {
  const input = { type: "shared", searchesAccount: true, searchesDomain: false, searchesMasterAccount: false };
  const group =
    stack.sandbox.store.groups.all.find(({ members }) => members.length > 30) ?? stack.sandbox.store.groups.all[0];
  const named = [{ name: "Fresh group" }, { name: group?.name }];
  const created = await tester.thereAndBack(asked("account", "create-directory-groups", named, input));
  expect(created.items[1]?.skip).toBe("The account already has a group with this name.");
  const target = { groupId: group?.id, name: group?.name };
  await tester.thereAndBack(
    asked("account", "edit-directory-groups", [target], { name: "Renamed", searchesDomain: !group?.searchByDomain }),
  );
  for (const channel of stack.sandbox.store.channels.from(0)) channel.groups.delete(group?.id ?? "");
  const { back } = await tester.thereAndBack(asked("account", "delete-directory-groups", [target]));
  expect(back.items).toMatchObject([{ remark: "It will have a new ID." }]);
});

test("what Zoom has withdrawn is asked for once", async () => {
  const set = (imGroups: string) =>
    fetch(`${stack.sandbox.url}/sandbox/account`, { method: "POST", body: JSON.stringify({ imGroups }) });
  const targets = stack.sandbox.store.groups.all.map(({ id, name }) => ({ groupId: id, name }));
  const planned = await tester.plan(asked("account", "edit-directory-groups", targets, { searchesDomain: true }));
  const count = planned.change.counts.planned ?? 0;
  expect(count).toBeGreaterThan(1);
  await set("withdrawn");
  const sent = await tester.countOf("updateIMDirectoryGroup", async () => {
    const { change } = await tester.apply(asked("account", "edit-directory-groups", targets), planned);
    expect(change.counts.failed).toBe(count);
  });
  expect(sent).toBeLessThan(2);
  await set("available");
});

test("each action says what it sends, its undo included", () => {
  for (const { key, declared, seen } of tester.operations())
    expect({ key, operations: declared }).toEqual({ key, operations: seen });
});
