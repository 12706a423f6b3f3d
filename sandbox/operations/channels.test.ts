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
