// Channels: created, set, renamed, archived, deleted, joined and moved into spaces.
// Against the local Zoom: applied, seen there, undone, and as before.
import { describe, expect, test } from "vitest";
import { actionStand } from "../testing/action-stand.ts";

const stand = actionStand();
const { asked, channelTarget } = stand;
const LEAD = "lead@sandbox.example";

test("a channel for somebody whom Zoom does not find is not created, and why is said", async () => {
  const input = { type: 2, posting: 1, adding: 1, mentionAll: 1, seesHistory: true };
  const { items } = await stand.tester.plan(
    asked("account", "create-channels", [{ name: "Nobody’s", owner: "nobody@sandbox.example" }], input),
  );
  expect(items).toMatchObject([{ skip: expect.stringMatching(/finds nobody with this address/) }]);
});

describe.each(["me", "account"] as const)("through %s", (connection) => {
  test("channels are created, names that are taken are left out, and the undo deletes them", async () => {
    const input = { type: 1, posting: 2, adding: 2, mentionAll: 3, seesHistory: false, external: 3 };
    const targets = ["Fresh one", "Fresh two", "Launch room", "x".repeat(129)].map((name) => ({ name, owner: LEAD }));
    const { items, between } = await stand.tester.thereAndBack(asked(connection, "create-channels", targets, input));
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
      leaders: [stand.company.userOf("lead").displayName],
    });
  });

  test("a channel whose creation got no answer is found, and not created twice", async () => {
    const request = asked(connection, "create-channels", [{ name: "Lost one", owner: LEAD }], {
      ...{ type: 2, posting: 1, adding: 1, mentionAll: 1, seesHistory: true },
    });
    await stand.stack.fault({ operation: "createChannel", drop: "after" });
    const sent = await stand.tester.countOf("createChannel", async () => {
      const there = await stand.tester.carryOut(request);
      expect(there.items).toMatchObject([{ status: "done" }]);
      const channel = stand.company.channelNamed("Lost one");
      expect(there.items[0]?.newTarget).toMatchObject({ channelId: channel.id });
      await stand.tester.undo(request, there);
      expect(stand.stack.sandbox.store.channels.named("Lost one")).toEqual([]);
    });
    expect(sent).toBe(1);
  });

  test("all settings of a channel, and what follows from its type", async () => {
    const room = stand.company.channelNamed("Launch room");
    const designated = [stand.company.userOf("member").memberId];
    const input = { posting: 3, designated, adding: 2, mentionAll: 3, seesHistory: false, external: 1 };
    const { between } = await stand.tester.thereAndBack(
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
    const team = stand.company.channelNamed("Platform team");
    const opened = await stand.tester.thereAndBack(
      asked(connection, "set-channel-settings", [channelTarget("Platform team")], { type: 3 }),
    );
    expect(opened.between.channels[team.id]).toMatchObject({ type: 3, settings: { addMemberPermissions: 1 } });
    const notes = await stand.tester.thereAndBack(
      asked(connection, "set-channel-settings", [channelTarget("Release notes")], { posting: 1 }),
    );
    expect(
      notes.between.channels[stand.company.channelNamed("Release notes").id]?.settings.designatedPostingMembers,
    ).toEqual([]);
    const chat = await stand.tester.plan(
      asked("me", "set-channel-settings", [channelTarget("Aiko, Priscilla, Yannick")], { type: 1 }),
    );
    expect(chat.items).toMatchObject([{ skip: "A group chat cannot change its type." }]);
  });

  test("a setting that somebody else changes is in the way of a change of it, and of no other", async () => {
    const targets = [channelTarget("Launch room")];
    const other = asked(connection, "set-channel-settings", targets, { seesHistory: false });
    const planned = await stand.tester.plan(asked(connection, "set-channel-settings", targets, { posting: 2 }));
    const second = await stand.tester.plan(asked(connection, "set-channel-settings", targets, { seesHistory: false }));
    const elsewhere = await stand.tester.carryOut(other);
    expect((await stand.tester.apply(other, planned)).items).toMatchObject([{ status: "done" }]);
    expect((await stand.tester.apply(other, second)).items).toMatchObject([{ status: "unchanged" }]);
    // The undo of one leaves the other as it is.
    await stand.tester.undo(other, planned);
    const { settings } = stand.company.channelNamed("Launch room");
    expect(settings).toMatchObject({ postingPermissions: 1, newMembersCanSeePreviousMessagesFiles: false });
    await stand.tester.undo(other, elsewhere);
  });

  test("channels are renamed by a pattern; taken and too long names are left out", async () => {
    const names = ["Launch room", "Platform team", "Release notes"];
    const targets = [
      ...names.map(channelTarget),
      { ...channelTarget("Partner onboarding"), newName: "IT help desk" },
      { ...channelTarget("Coffee and cake"), newName: "EU Release news" },
    ];
    const input = { find: "notes", replace: "news", prefix: "EU " };
    const there = await stand.tester.thereAndBack(asked(connection, "rename-channels", targets, input));
    expect(there.items.map(({ skip }) => skip)).toEqual([
      null,
      null,
      null,
      "Another channel already has this name.",
      "Another channel in this change would get the same name.",
    ]);
    const after = names.map((name) => there.between.channels[stand.company.channelNamed(name).id]?.name);
    expect(after).toEqual(["EU Launch room", "EU Platform team", "EU Release news"]);
    const long = await stand.tester.plan(asked(connection, "rename-channels", targets, { prefix: "x".repeat(120) }));
    expect(long.items[0]?.skip).toMatch(/^The name would have 131 characters/);
  });

  test("channels are archived and unarchived", async () => {
    const targets = ["Launch room", "Platform team"].map(channelTarget);
    const request = asked(connection, "archive-channels", targets);
    // No answer says whether a channel is archived: where one is lost, its mention groups tell.
    await stand.stack.fault({ operation: "performOperationsOnChannels", drop: "after" });
    const { between } = await stand.tester.thereAndBack(request);
    for (const { channelId } of targets) expect(between.channels[channelId]?.isArchived).toBe(true);
    await stand.tester.carryOut(request);
    await stand.stack.fault({ operation: "performOperationsOnChannels", drop: "after" });
    await stand.tester.thereAndBack(asked(connection, "unarchive-channels", targets));
    await stand.tester.carryOut(asked(connection, "unarchive-channels", targets));
  });

  test("a channel is deleted, what that costs is said, and no undo is offered", async () => {
    const created = asked(connection, "create-channels", [{ name: `Short-lived ${connection}`, owner: LEAD }], {
      ...{ type: 1, posting: 1, adding: 1, mentionAll: 1, seesHistory: true },
    });
    const { items } = await stand.tester.carryOut(created);
    const gone = { channelId: "0123456789abcdef0123456789abcdef", name: "Gone" };
    const request = asked(connection, "delete-channels", [items[0]?.newTarget, gone]);
    const there = await stand.tester.carryOut(request);
    expect(there.items).toMatchObject([
      { status: "done", noUndo: "A deleted channel cannot be restored." },
      { status: "skipped", skip: "It is no longer there." },
    ]);
    const back = await stand.tester.planUndo(request, there);
    expect(back.items).toMatchObject([{ status: "skipped", skip: "A deleted channel cannot be restored." }]);
  });

  test("what was to be deleted later is kept where it is not archived by then", async () => {
    const input = { type: 1, posting: 1, adding: 1, mentionAll: 1, seesHistory: true };
    const named = ["Kept", "Left"].map((name) => ({ name: `${name} ${connection}`, owner: LEAD }));
    const { items } = await stand.tester.carryOut(asked(connection, "create-channels", named, input));
    const [kept, left] = items.map(({ newTarget }) => newTarget as { readonly channelId: string });
    const request = asked(connection, "delete-channels", [kept, left]);
    const planned = await stand.tester.plan(request);
    await stand.tester.carryOut(asked(connection, "archive-channels", [left]));
    const there = await stand.tester.apply(request, planned, stand.stack.clock.nowMs() + 1_500);
    expect(there.items.map(({ status }) => status)).toEqual(["stale", "done"]);
    expect(stand.stack.sandbox.store.channels.find(kept?.channelId ?? "")).toBeDefined();
    expect(stand.stack.sandbox.store.channels.find(left?.channelId ?? "")).toBeUndefined();
  });
});

test.each([
  ["archive-channels", "performOperationsOnChannels", "account"],
  ["move-channels-in", "moveSharedSpaceChannels", "me"],
] as const)("%s: a missing scope costs one call", async (actionId, operation, connection) => {
  const space = stand.company.spaceNamed("Platform");
  const targets = [...stand.stack.sandbox.store.channels.from(0)]
    .filter((channel) => channel.space === null)
    .slice(0, 45)
    .map(({ id, name }) => ({ channelId: id, name, spaceId: space.id, space: space.name }));
  const message = "Invalid access token, does not contain scopes: [chat:write].";
  await stand.stack.fault({ operation, status: 400, code: 4711, message, times: 99 });
  const sent = await stand.tester.countOf(operation, async () => {
    const { change } = await stand.tester.carryOut(asked(connection, actionId, targets));
    expect(change.counts).toEqual({ failed: 45 });
  });
  expect(sent).toBe(1);
  await fetch(`${stand.stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
});

test("channels get a period of retention, and their own again", async () => {
  const targets = ["Launch room", "Platform team"].map(channelTarget);
  const { back } = await stand.tester.thereAndBack(asked("account", "set-retention", targets, { period: "60d" }));
  expect(back.change.counts).toEqual({ done: 2 });
});

test("channels move into a space and out of it", async () => {
  const space = stand.company.spaceNamed("Platform");
  const target = (name: string) => ({ spaceId: space.id, space: space.name, ...channelTarget(name) });
  const into = await stand.tester.thereAndBack(
    asked("me", "move-channels-in", [target("Launch room"), target("Release notes"), target("Platform team")]),
  );
  expect(into.items.map(({ status }) => status)).toEqual(["failed", "failed", "done"]);
  await stand.tester.carryOut(asked("me", "move-channels-in", [target("Platform team")]));
  const general = stand.stack.sandbox.store.channels
    .inSpace(space.id)
    .find((channel) => channel.space?.type === "general");
  const targets = [target("Platform team"), { ...target("General"), channelId: general?.id }];
  const out = await stand.tester.thereAndBack(asked("me", "move-channels-out", targets));
  expect(out.items[1]?.skip).toBe("The general channel stays in its space.");
  const open = await stand.tester.plan(asked("me", "move-channels-out", [target("platform-roadmap")]));
  expect(open.items).toMatchObject([{ remark: expect.stringMatching(/it will be private/) }]);
});

test("one joins public channels and leaves what one does not own", async () => {
  const publicOnes = [...stand.stack.sandbox.store.channels.from(0)].filter(
    (channel) =>
      channel.type === 3 &&
      !channel.isArchived &&
      !channel.members.has(stand.company.userOf("lead").index) &&
      !channel.space,
  );
  const open = publicOnes.slice(0, 2).map(({ id, name }) => ({ channelId: id, name }));
  const { items } = await stand.tester.thereAndBack(
    asked("me", "join-channels", [...open, channelTarget("Salary review")]),
  );
  expect(items[2]?.skip).toBe("Only public channels can be joined. A member has to invite you to this one.");
  const leaving = ["Coffee and cake", "Launch room", "Quarterly planning"].map(channelTarget);
  const left = await stand.tester.plan(asked("me", "leave-channels", leaving));
  expect(left.items).toMatchObject([
    { status: "planned", noUndo: null },
    { skip: "The owner cannot leave. Make someone else the owner in Zoom first." },
    { status: "planned", noUndo: expect.stringMatching(/Only public channels can be joined/) },
  ]);
  await stand.tester.thereAndBack(asked("me", "leave-channels", leaving.slice(0, 1)));
});

test("each action says what it sends, its undo included", () => stand.tester.expectDeclared());
