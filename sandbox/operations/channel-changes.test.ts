import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { account, me, type Signed, Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

describe("updating a channel", () => {
  const update = (as: Signed, name: string, body: unknown) =>
    stage.call("updateChannel", as, { params: { channelId: stage.id(name) }, body });

  it("renames it, for its owner, an administrator and a role with Edit", async () => {
    const channel = stage.channel("Launch room");
    for (const [as, name] of [
      [me("lead"), "Launch room 2"],
      [me("member"), "launch room"],
      [account("channel-admin"), "Moon launch"],
    ] as const) {
      const answer = await stage.call("updateChannel", as, { params: { channelId: channel.id }, body: { name } });
      expect([answer.status, answer.body]).toEqual([204, ""]);
      expect(channel.name).toBe(name);
    }
    expect(stage.store.channels.named("Launch room")).toEqual([]);
  });

  it("lets only the owner change who adds members and who mentions all; sending them unchanged is no change", async () => {
    const settings = { add_member_permissions: 1, mention_all_permissions: 2 };
    expect((await update(me("member"), "Launch room", { channel_settings: settings })).status).toBe(204);
    const changed = { channel_settings: { ...settings, add_member_permissions: 2 } };
    expect((await update(account("owner"), "Launch room", changed)).status).toBe(403);
    expect((await update(me("lead"), "Launch room", changed)).status).toBe(204);
    expect(stage.channel("Launch room").settings.addMemberPermissions).toBe(2);
    const onBehalf = { params: { userId: stage.user("lead").id, channelId: stage.id("Launch room") } };
    const back = { ...onBehalf, body: { channel_settings: settings } };
    expect((await stage.call("updateUserChannel", account("admin"), back)).status).toBe(204);
    expect(stage.channel("Launch room").settings.addMemberPermissions).toBe(1);
  });

  it("holds public channels and group chats to additions by everybody", async () => {
    const restricted = { channel_settings: { add_member_permissions: 2 } };
    for (const name of ["Release notes", "Partner onboarding", "Aiko, Priscilla, Yannick"]) {
      expect((await update(me("lead"), name, restricted)).body).toMatchObject({ code: 5301 });
      expect(stage.channel(name).settings.addMemberPermissions).toBe(1);
    }
    expect((await update(me("lead"), "Platform team", { type: 3 })).status).toBe(204);
    expect(stage.channel("Platform team").settings.addMemberPermissions).toBe(1);
  });

  it("designates posting to members only, and only together with posting permission 3", async () => {
    const user_id = stage.user("helpdesk").id;
    const { memberId: member_id } = stage.user("member");
    const designate = (settings: object) => update(me("lead"), "Platform team", { channel_settings: settings });
    const members = [{ user_id: user_id.toLowerCase() }, { member_id }];
    expect((await designate({ designated_posting_members: members })).status).toBe(400);
    expect((await designate({ posting_permissions: 2, designated_posting_members: members })).status).toBe(400);
    const stranger = [{ user_id: stage.user("admin").id }];
    expect((await designate({ posting_permissions: 3, designated_posting_members: stranger })).status).toBe(400);
    expect((await designate({ posting_permissions: 3, designated_posting_members: members })).status).toBe(204);
    const { settings } = stage.channel("Platform team");
    expect(settings.designatedPostingMembers).toEqual([stage.user("helpdesk").index, stage.user("member").index]);
    expect((await designate({ posting_permissions: 1 })).status).toBe(204);
    expect(stage.channel("Platform team").settings.designatedPostingMembers).toEqual([]);
  });

  it("changes the type of private and public channels, not of group chats, and not away from guests", async () => {
    expect((await update(me("lead"), "Platform team", { type: 3 })).status).toBe(204);
    expect((await update(me("lead"), "Platform team", { type: 5 })).status).toBe(204);
    expect(stage.channel("Platform team").settings.allowToAddExternalUsers).toBe(1);
    expect((await update(me("lead"), "Platform team", { type: 2 })).status).toBe(204);
    expect(stage.channel("Platform team").settings.allowToAddExternalUsers).toBe(0);
    for (const [name, type] of [
      ["Aiko, Priscilla, Yannick", 1],
      ["Launch room", 2],
      ["Partner onboarding", 3],
    ] as const)
      expect((await update(me("lead"), name, { type })).body).toMatchObject({ code: 5301 });
    expect((await update(me("lead"), "Platform team", { type: 4 })).body).toMatchObject({ code: 300 });
  });

  it("says who may add people of other accounts where the channel has room for them", async () => {
    const rule = (allow_to_add_external_users: number) => ({ channel_settings: { allow_to_add_external_users } });
    const ruleOf = (name: string) => stage.channel(name).settings.allowToAddExternalUsers;
    expect((await update(me("lead"), "Platform team", rule(3))).status).toBe(400);
    expect((await update(me("lead"), "Launch room", rule(3))).status).toBe(204);
    expect(ruleOf("Launch room")).toBe(3);
    expect((await update(me("lead"), "Aiko, Priscilla, Yannick", rule(2))).body).toMatchObject({ code: 5301 });
    expect((await update(me("lead"), "Platform team", { type: 1, ...rule(2) })).status).toBe(204);
    expect(ruleOf("Platform team")).toBe(2);
    expect((await update(me("lead"), "Platform team", { type: 2 })).status).toBe(204);
    expect(ruleOf("Platform team")).toBe(0);
    const onBehalf = { params: { userId: "me", channelId: stage.id("Launch room") }, body: rule(0) };
    expect((await stage.call("updateUserChannel", me("lead"), onBehalf)).body).toMatchObject({
      message: "Request Body should be a valid JSON object.",
    });
  });

  it("moves a channel in and out of the account's public list with its type", async () => {
    const before = stage.store.channels.publicCount;
    await update(me("lead"), "Release notes", { type: 2 });
    expect(stage.store.channels.publicCount).toBe(before - 1);
    await update(me("lead"), "Release notes", { type: 3 });
    expect(stage.store.channels.publicCount).toBe(before);
  });
});

describe("deleting channels", () => {
  it("takes one away for its owner, and for a role with Edit even without an owner", async () => {
    const gone = stage.id("Platform team");
    expect((await stage.call("deleteChannel", me("lead"), { params: { channelId: gone } })).status).toBe(204);
    expect((await stage.call("getChannel", me("lead"), { params: { channelId: gone } })).status).toBe(404);
    const orphan = { params: { channelId: stage.id("Warehouse migration") } };
    expect((await stage.call("deleteChannel", account("channel-admin"), orphan)).status).toBe(204);
    const userId = stage.user("lead").id;
    const onBehalf = { params: { userId, channelId: stage.id("Launch room") } };
    expect((await stage.call("deleteUserChannel", account("admin"), onBehalf)).status).toBe(204);
    expect(stage.store.channels.size).toBe(155);
  });

  it("frees the name", async () => {
    await stage.call("deleteChannel", me("lead"), { params: { channelId: stage.id("Platform team") } });
    const body = { name: "Platform team", type: 1 };
    expect((await stage.call("createChannel", me("member"), { body })).status).toBe(201);
  });

  it("takes several away at once, or none of them", async () => {
    const mine = [stage.id("Platform team"), stage.id("Launch room")];
    const query = { channel_ids: [...mine, stage.id("IT help desk")].join(",") };
    expect((await stage.call("batchDeleteChannels", me("lead"), { query })).status).toBe(403);
    expect(stage.store.channels.size).toBe(158);
    const answer = await stage.call("batchDeleteChannels", me("lead"), { query: { channel_ids: mine.join(",") } });
    expect([answer.status, answer.body]).toEqual([202, ""]);
    expect(stage.store.channels.size).toBe(156);
  });
});

describe("archiving", () => {
  const perform = (as: Signed, method: string, names: readonly string[]) =>
    stage.call("performOperationsOnChannels", as, {
      body: { method, channel_ids: names.map((name) => stage.id(name)) },
    });

  it("takes channels out of the lists and lets nobody in; unarchiving brings them back", async () => {
    const channel = stage.channel("Release notes");
    const before = stage.store.channels.joinedCount(stage.user("member").index);
    expect((await perform(me("lead"), "archive", ["Release notes"])).body).toEqual({ failed_channels: [] });
    expect(stage.store.channels.joinedCount(stage.user("member").index)).toBe(before - 1);
    expect(stage.store.channels.isMember(channel, stage.user("member").index)).toBe(true);
    const join = { params: { channelId: channel.id } };
    expect((await stage.call("joinChannel", me("coordinator"), join)).status).toBe(400);
    expect((await perform(account("channel-admin"), "unarchive", ["Release notes"])).body).toEqual({
      failed_channels: [],
    });
    expect(stage.store.channels.joinedCount(stage.user("member").index)).toBe(before);
  });

  it("does what it can and names the rest", async () => {
    const { status, body } = await perform(me("lead"), "archive", ["Platform team", "Trade show", "IT help desk"]);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      failed_channels: [
        { channel_id: stage.id("Trade show"), error_code: "3205" },
        { channel_id: stage.id("IT help desk"), error_code: "200" },
      ],
    });
    expect(stage.channel("Platform team").isArchived).toBe(true);
  });
});
