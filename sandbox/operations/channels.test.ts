import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isPublic } from "../store/channel.ts";
import { pageThrough } from "./testing/page-through.ts";
import { account, me, type Signed, Stage, serverApp } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const Created = v.object({
  id: v.string(),
  jid: v.string(),
  name: v.string(),
  type: v.number(),
  channel_url: v.string(),
});
const idsOf = (items: readonly unknown[]) => items.map((item) => v.parse(v.looseObject({ id: v.string() }), item).id);

describe("getting a channel", () => {
  it("shows a member its settings and whom posting is designated to", async () => {
    const channel = stage.channel("Release notes");
    const { status, body } = await stage.call("getChannel", me("helpdesk"), { params: { channelId: channel.id } });
    const member = stage.user("member");
    expect(status).toBe(200);
    expect(body).toEqual({
      id: channel.id,
      name: "Release notes",
      type: 3,
      jid: `${channel.id}@conference.xmpp.zoom.us`,
      channel_url: expect.stringMatching(/^https:\/\/us06web\.zoom\.us\/launch\/chat\/v2\/[\w=]+$/),
      channel_settings: {
        add_member_permissions: 1,
        new_members_can_see_previous_messages_files: true,
        posting_permissions: 3,
        mention_all_permissions: 1,
        allow_to_add_external_users: 0,
        designated_posting_members: [{ member_id: member.memberId, user_id: member.id.toLowerCase() }],
      },
    });
    const onBehalf = { params: { userId: member.id, channelId: channel.id } };
    expect((await stage.call("getUserChannel", account("channel-viewer"), onBehalf)).body).toEqual(body);
  });

  it("shows a public channel to somebody who is not in it, and any channel to a role with View", async () => {
    const parts = { params: { channelId: stage.id("Coffee and cake") } };
    expect((await stage.call("getChannel", me("admin"), parts)).status).toBe(200);
    const hidden = { params: { channelId: stage.id("Salary review") } };
    expect((await stage.call("getChannel", account("channel-viewer"), hidden)).status).toBe(200);
  });
});

describe("lists of channels", () => {
  it("need a role with View or Edit to look at the account or at others", async () => {
    const refused = { code: 200, message: "No permission to access user's channels." };
    const others = { params: { userId: stage.user("lead").id } };
    const list = await stage.call("listUsersChannels", account("coordinator"), others);
    expect([list.status, list.body]).toEqual([403, refused]);
    const open = await stage.call("listAccountsPublicChannels", account("coordinator"));
    expect([open.status, open.body]).toEqual([403, refused]);
    const own = { params: { userId: stage.user("coordinator").id } };
    expect((await stage.call("listUsersChannels", account("coordinator"), own)).status).toBe(200);
  });

  it("hold every public channel of the account but the archived, once", async () => {
    const { pages, totals } = await pageThrough(
      stage,
      "listAccountsPublicChannels",
      serverApp,
      { query: { page_size: "7" } },
      "channels",
    );
    const open = [...stage.store.channels.from(0)].filter(({ type, isArchived }) => isPublic(type) && !isArchived);
    expect(idsOf(pages.flat())).toEqual(open.map(({ id }) => id));
    expect(new Set(totals)).toEqual(new Set([open.length]));
    expect(pages.slice(0, -1).every((page) => page.length === 7)).toBe(true);
  });

  it("hold what a person is in, the same for the person and for an account-level app", async () => {
    const lead = stage.user("lead");
    const own = await pageThrough(stage, "listUsersChannels", me("lead"), { query: { page_size: "3" } }, "channels");
    const parts = { params: { userId: lead.email }, query: { page_size: "50" } };
    const seen = await pageThrough(stage, "listUsersChannels", account("channel-viewer"), parts, "channels");
    expect(own.pages.flat()).toEqual(seen.pages.flat());
    const joined = [...stage.store.channels.joined(lead.index)].filter(({ isArchived }) => !isArchived);
    expect(idsOf(own.pages.flat())).toEqual(joined.map(({ id }) => id));
    expect(own.totals[0]).toBe(joined.length);
  });

  it("keep their place when a channel before it goes", async () => {
    const first = await stage.call("listUsersChannels", me("lead"), { query: { page_size: "2" } });
    const page = v.parse(
      v.object({ channels: v.array(v.looseObject({ name: v.string() })), next_page_token: v.string() }),
      {
        ...(first.body as object),
      },
    );
    stage.store.channels.delete(stage.channel(page.channels[1]?.name ?? ""));
    const query = { page_size: "2", next_page_token: page.next_page_token };
    const second = await stage.call("listUsersChannels", me("lead"), { query });
    const expected = [...stage.store.channels.joined(stage.user("lead").index)].slice(1, 3).map(({ id }) => id);
    expect(idsOf(v.parse(v.looseObject({ channels: v.array(v.unknown()) }), second.body).channels)).toEqual(expected);
  });
});

describe("creating a channel", () => {
  const create = (as: Signed, body: unknown, params = {}) => stage.call("createChannel", as, { body, params });

  it("makes the person its owner and lets the named in, as far as they are in the company", async () => {
    const body = {
      name: "Harbour pilots",
      type: 2,
      members: ["member@sandbox.example", "HELPDESK@sandbox.example", "nobody@sandbox.example"].map((email) => ({
        email,
      })),
      channel_settings: { add_member_permissions: 2, posting_permissions: 2 },
    };
    const answer = await create(me("lead"), body);
    expect(answer.status).toBe(201);
    const created = v.parse(Created, answer.body);
    expect(created).toMatchObject({ name: "Harbour pilots", type: 2, jid: `${created.id}@conference.xmpp.zoom.us` });
    const channel = stage.channel("harbour PILOTS");
    expect(channel.id).toBe(created.id);
    expect(channel.owner).toBe(stage.user("lead").index);
    expect(channel.members.people).toEqual(["lead", "member", "helpdesk"].map((part) => stage.user(part).index));
    expect(channel.settings).toMatchObject({
      addMemberPermissions: 2,
      postingPermissions: 2,
      mentionAllPermissions: 1,
    });
    const [joined] = stage.store.activity.page(channel.id, 0, Number.POSITIVE_INFINITY, null, 5).items;
    expect(joined).toMatchObject({ status: "joined", operator: stage.user("lead").index });
  });

  it("opens a public channel to everybody's additions whatever is asked", async () => {
    await create(
      account("channel-admin"),
      { name: "Open sea", type: 3, channel_settings: { add_member_permissions: 2 } },
      {
        userId: stage.user("member").id,
      },
    );
    const channel = stage.channel("Open sea");
    expect(channel.owner).toBe(stage.user("member").index);
    expect(channel.settings).toMatchObject({ addMemberPermissions: 1, allowToAddExternalUsers: 0 });
    expect(stage.store.channels.publicPage(channel.sequence, 1).items).toEqual([channel]);
  });

  it("says who may add people of other accounts, and holds to it", async () => {
    const rule = (allow_to_add_external_users: number) => ({ channel_settings: { allow_to_add_external_users } });
    expect((await create(me("lead"), { name: "Ours", type: 1, ...rule(0) })).status).toBe(201);
    expect(stage.channel("Ours").settings.allowToAddExternalUsers).toBe(0);
    const members = [{ email: "somebody@elsewhere.example" }];
    expect((await create(me("lead"), { name: "Theirs", type: 1, members, ...rule(0) })).body).toMatchObject({
      code: 5301,
    });
    expect((await create(me("lead"), { name: "Theirs", type: 1, members, ...rule(3) })).status).toBe(201);
    expect(stage.channel("Theirs").settings.allowToAddExternalUsers).toBe(3);
    expect((await create(me("lead"), { name: "Inside", type: 3, ...rule(1) })).body).toMatchObject({ code: 5301 });
  });

  it("calls a group chat after its people, as often as they like", async () => {
    const body = { type: 4, members: [{ email: "member@sandbox.example" }] };
    const [one, two] = [await create(me("lead"), body), await create(me("lead"), body)];
    expect(v.parse(Created, one.body).name).toBe("Aiko, Yannick");
    expect(two.status).toBe(201);
  });
});

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
