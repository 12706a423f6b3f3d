import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StoreEvent } from "../store/events.ts";
import type { Answered } from "../testing/sandbox-client.ts";
import { pageThrough } from "./testing/page-through.ts";
import { spaceId, spaceOf } from "./testing/refusals/spaces.ts";
import { account, me, type Signed, Stage, serverApp } from "./testing/stage.ts";

let stage: Stage;
let events: StoreEvent[];
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => {
  stage.reset();
  events = [];
  stage.store.events.subscribe((event) => events.push(event));
});
afterAll(() => stage.close());

const idOf = (person: string) => stage.user(person).id;
const Created = v.object({ space_id: v.string(), channel_id: v.string() });

async function create(as: Signed, body: object) {
  const answer = await stage.call("createSharedSpace", as, { body });
  expect(answer.status).toBe(201);
  const { space_id, channel_id } = v.parse(Created, answer.body);
  return { answer: answer.body, params: { spaceId: space_id }, channelId: channel_id };
}

const space = (name = "Platform") => ({
  space_id: spaceOf(stage, name).id,
  space_name: name,
  space_desc: spaceOf(stage, name).description,
});
const List = v.object({ shared_spaces: v.array(v.object({ space_name: v.string() })) });
const namesIn = ({ body }: Answered) => v.parse(List, body).shared_spaces.map(({ space_name }) => space_name);
const joined = (person: string) =>
  stage.store.spaces
    .page(0, 300)
    .items.filter(({ general }) => general.members.has(stage.user(person).index))
    .map(({ name }) => name);
const leadView = () => {
  const lead = stage.user("lead");
  return {
    user_id: lead.id,
    member_id: lead.memberId,
    email: lead.email,
    display_name: lead.displayName,
    is_external_user: false,
  };
};

describe("a shared space", () => {
  it("is shown to its members, in lists with its owner as space_owner and alone with settings and owner", async () => {
    const list = await stage.call("listSharedSpaces", me("helpdesk"), { query: { page_size: "300" } });
    expect(list.body).toMatchObject({
      shared_spaces: expect.arrayContaining([{ ...space(), space_owner: leadView() }]),
    });
    const { body } = await stage.call("getSharedSpace", me("helpdesk"), { params: spaceId(stage) });
    expect(body).toEqual({
      ...space(),
      owner: leadView(),
      space_settings: { allow_to_add_external_users: 0, add_member_permissions: 2, create_channels_permission: 1 },
    });
    expect(namesIn(await stage.call("listSharedSpaces", me("coordinator")))).toEqual(joined("coordinator"));
    expect(joined("coordinator")).not.toContain("Platform");
  });

  it("is listed to account-level apps with all the others, or with those of one person", async () => {
    const parts = { query: { page_size: "2" } };
    const { pages } = await pageThrough(stage, "listSharedSpaces", serverApp, parts, "shared_spaces");
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    const mine = await stage.call("listSharedSpaces", account("channel-viewer"), { query: { user_id: idOf("lead") } });
    expect(mine.body).toMatchObject({ shared_spaces: expect.arrayContaining([expect.objectContaining(space())]) });
    const others = await stage.call("listSharedSpaces", serverApp, { query: { user_id: idOf("coordinator") } });
    expect(namesIn(others)).toEqual(joined("coordinator"));
  });

  it("is made with its general channel, whose people are the space's", async () => {
    const { answer, params, channelId } = await create(me("lead"), {
      space_name: "Harbour",
      space_members: [{ identifier: idOf("member"), role: "admin" }, { identifier: stage.user("helpdesk").memberId }],
    });
    expect(answer).toEqual({
      space_id: params.spaceId,
      channel_id: channelId,
      space_name: "Harbour",
      space_desc: "",
      space_members: [
        { identifier: idOf("lead"), role: "owner" },
        { identifier: idOf("member"), role: "admin" },
        { identifier: stage.user("helpdesk").memberId, role: "member" },
      ],
      space_settings: { allow_to_add_external_users: 0, add_member_permissions: 1, create_channels_permission: 1 },
    });
    expect((await stage.call("getChannel", me("helpdesk"), { params: { channelId } })).body).toMatchObject({
      name: "General",
      type: 1,
    });
    expect((await stage.call("listSharedSpaceChannels", me("helpdesk"), { params })).body).toMatchObject({
      channels: [{ channel_id: channelId, channel_name: "General", space_channel_type: "general", member_count: 3 }],
    });
    const roles = await stage.call("listSharedSpaceMembers", me("helpdesk"), { params });
    expect(roles.body).toMatchObject({ members: [{ role: "owner" }, { role: "admin" }, { role: "member" }] });
    expect(events.map(({ name }) => name)).toEqual(["chat_channel.created", "team_chat.shared_spaces_member_invited"]);
    expect(events[0]?.object).toMatchObject({ id: channelId, name: "General" });
    expect(events[1]?.object).toMatchObject({
      space_name: "Harbour",
      members: [{ role: "admin" }, { role: "member" }],
    });
  });

  it("is made for another by an account-level app, with people of other accounts where it lets them in", async () => {
    const [guest] = stage.guests("Launch room");
    const body = {
      space_name: "Harbour",
      space_members: [{ identifier: idOf("member"), role: "owner" }, { identifier: guest?.memberId }],
    };
    expect((await stage.call("createSharedSpace", serverApp, { body })).body).toMatchObject({
      code: 300,
      errors: [{ field: "space_members[1].identifier" }],
    });
    const { params } = await create(account("channel-admin"), {
      ...body,
      space_settings: { allow_to_add_external_users: 3 },
    });
    const { body: members } = await stage.call("listSharedSpaceMembers", serverApp, { params });
    expect(members).toMatchObject({
      members: [
        { user_id: idOf("member"), role: "owner", is_external_user: false },
        { user_id: "", email: "", role: "member", is_external_user: true },
      ],
    });
  });

  it("changes name and description by its administrators, and settings by its owner, and tells so", async () => {
    const params = spaceId(stage);
    const update = (person: string, body: object) =>
      stage.call("updateSharedSpaceSettings", me(person), { params, body });
    expect((await update("member", { space_name: "Platforms", space_desc: "All of them." })).status).toBe(204);
    expect((await update("lead", { space_settings: { add_member_permissions: 1 } })).status).toBe(204);
    expect((await stage.call("getSharedSpace", me("lead"), { params })).body).toMatchObject({
      space_name: "Platforms",
      space_desc: "All of them.",
      space_settings: { allow_to_add_external_users: 0, add_member_permissions: 1 },
    });
    expect(events.map(({ object }) => object)).toMatchObject([
      { old_settings: { name: "Platform" }, new_settings: { name: "Platforms", desc: "All of them." } },
      {
        old_settings: { option: { add_new_members: "by_owner_and_admins" } },
        new_settings: { option: { add_new_members: "by_any_member", add_external_users: "disabled" } },
      },
    ]);
    const taken = await update("lead", { space_name: "partner PROGRAMME" });
    expect(taken.body).toMatchObject({ code: 300, errors: [{ field: "space_name" }] });
  });

  it("takes its general channel along when deleted, and leaves the others private", async () => {
    const { general } = spaceOf(stage);
    const params = spaceId(stage);
    expect((await stage.call("deleteSharedSpace", me("lead"), { params })).status).toBe(204);
    expect((await stage.call("getSharedSpace", serverApp, { params })).status).toBe(404);
    expect(stage.store.channels.find(general.id)).toBeUndefined();
    expect(stage.channel("platform-roadmap")).toMatchObject({ type: 2, space: null });
    expect(
      (await stage.call("deleteSharedSpace", account("channel-admin"), { params: spaceId(stage, "Partner programme") }))
        .status,
    ).toBe(204);
  });
});

describe("the people of a shared space", () => {
  const outcome = (person: string, operation_status: "successful" | "unsuccessful") => ({
    user_id: idOf(person),
    member_id: stage.user(person).memberId,
    is_external_user: false,
    operation_status,
  });
  const standing = (person: string) => stage.store.spaces.standing(spaceOf(stage), stage.user(person).index);
  const named = (...people: readonly string[]) => ({
    members: people.map((person) => ({ identifier: idOf(person) })),
  });

  it("are listed by role and status, page by page", async () => {
    const params = spaceId(stage);
    const all = spaceOf(stage).general.members.size;
    const list = (query: Record<string, string>) =>
      pageThrough(stage, "listSharedSpaceMembers", me("helpdesk"), { params, query }, "members");
    expect((await list({ page_size: "5" })).pages.flat()).toHaveLength(all);
    expect((await list({ role: "admin" })).pages).toEqual([[expect.objectContaining({ user_id: idOf("member") })]]);
    const members = await list({ role: "member", status: "all", page_size: "3" });
    expect(members.pages.flat()).toHaveLength(all - 2);
    const active = (await list({ status: "active" })).pages.flat().length;
    const inactive = (await list({ status: "inactive" })).pages.flat().length;
    expect(active + inactive).toBe(all);
  });

  it("are added one by one, each with an outcome", async () => {
    const params = spaceId(stage);
    const [guest] = stage.guests("Launch room");
    const left = stage.withStatus("inactive");
    const body = {
      members: [
        ...named("coordinator", "coordinator", "member").members,
        { identifier: guest?.memberId },
        { identifier: left.id },
      ],
    };
    const answer = await stage.call("addMembersToSharedSpace", me("member"), { params, body });
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        successful_operations_count: 1,
        unsuccessful_operations_count: 4,
        users: [
          outcome("coordinator", "successful"),
          outcome("coordinator", "unsuccessful"),
          outcome("member", "unsuccessful"),
          { user_id: "", member_id: guest?.memberId, is_external_user: true, operation_status: "unsuccessful" },
          { user_id: left.id, member_id: left.memberId, is_external_user: false, operation_status: "unsuccessful" },
        ],
      },
    ]);
    expect(standing("coordinator")).toBe("member");
    expect(stage.store.channels.isMember(spaceOf(stage).general, stage.user("coordinator").index)).toBe(true);
    expect(events).toMatchObject([
      { object: { members: [{ user_id: idOf("coordinator"), role: "member" }] } },
      { name: "chat_channel.member_invited", object: { name: "General", members: [{ id: idOf("coordinator") }] } },
    ]);
  });

  it("may be added by every member, people of other accounts by administrators, where the space says so", async () => {
    const params = spaceId(stage, "Partner programme");
    const newcomer = stage
      .guests("Launch room")
      .find(({ index }) => !spaceOf(stage, "Partner programme").general.members.has(index));
    const body = { members: [{ identifier: idOf("lead") }, { identifier: newcomer?.memberId }] };
    const byMember = await stage.call("addMembersToSharedSpace", me("channel-admin"), { params, body });
    expect(byMember.body).toMatchObject({
      users: [outcome("lead", "successful"), { operation_status: "unsuccessful" }],
    });
    const byAdmin = await stage.call("addMembersToSharedSpace", me("admin"), { params, body });
    expect(byAdmin.body).toMatchObject({
      users: [outcome("lead", "unsuccessful"), { operation_status: "successful" }],
    });
  });

  it("are removed, all but the owner, and may take themselves out", async () => {
    const params = spaceId(stage);
    const identifiers = [idOf("channel-viewer"), idOf("lead"), idOf("coordinator")].join(",");
    const answer = await stage.call("removeMembersFromSharedSpace", me("member"), { params, query: { identifiers } });
    expect(answer.body).toEqual({
      successful_operations_count: 1,
      unsuccessful_operations_count: 2,
      users: [
        outcome("channel-viewer", "successful"),
        outcome("lead", "unsuccessful"),
        outcome("coordinator", "unsuccessful"),
      ],
    });
    const own = await stage.call("removeMembersFromSharedSpace", me("helpdesk"), {
      params,
      query: { identifiers: idOf("helpdesk") },
    });
    expect(own.status).toBe(200);
    expect([standing("channel-viewer"), standing("helpdesk"), standing("lead")]).toEqual(["none", "none", "owner"]);
    expect(events.map(({ name }) => name)).toEqual([
      "chat_channel.member_removed",
      "team_chat.shared_spaces_member_removed",
      "chat_channel.member_left",
      "team_chat.shared_spaces_member_left",
    ]);
  });

  it("are promoted and demoted, 201 and 200 even when every one of them fails", async () => {
    const params = spaceId(stage);
    const promoted = await stage.call("promoteSharedSpaceMembersToAdministrators", me("lead"), {
      params,
      body: { members: [...named("helpdesk", "member").members, { identifier: "nobody" }] },
    });
    expect([promoted.status, promoted.body]).toEqual([
      201,
      {
        successful_operations_count: 1,
        unsuccessful_operations_count: 2,
        users: [
          outcome("helpdesk", "successful"),
          outcome("member", "unsuccessful"),
          { user_id: "", member_id: "nobody", is_external_user: false, operation_status: "unsuccessful" },
        ],
      },
    ]);
    const demote = (identifiers: string) =>
      stage.call("demoteSharedSpaceAdministratorsToMembers", me("lead"), { params, query: { identifiers } });
    expect((await demote(`${idOf("helpdesk")},${stage.user("member").memberId}`)).body).toMatchObject({
      successful_operations_count: 2,
    });
    expect([standing("helpdesk"), standing("member")]).toEqual(["member", "member"]);
    const failed = await demote(idOf("lead"));
    expect([failed.status, failed.body]).toMatchObject([
      200,
      { successful_operations_count: 0, unsuccessful_operations_count: 1 },
    ]);
  });

  it("have one owner, before and after a transfer, and the one before stays as administrator", async () => {
    const params = spaceId(stage);
    const transfer = (as: Signed, identifier: string) =>
      stage.call("transferSharedSpaceOwnership", as, { params, query: { identifier } });
    const done = await transfer(me("lead"), stage.user("helpdesk").memberId);
    expect([done.status, done.body]).toEqual([204, ""]);
    expect([standing("helpdesk"), standing("lead"), standing("member")]).toEqual(["owner", "admin", "admin"]);
    expect((await transfer(account("channel-admin"), idOf("lead"))).status).toBe(204);
    const { general } = spaceOf(stage);
    const owners = general.members.people.filter(
      (person) => stage.store.spaces.standing(spaceOf(stage), person) === "owner",
    );
    expect(owners).toEqual([stage.user("lead").index]);
    expect(general.leaders.people[0]).toBe(stage.user("lead").index);
  });

  it("get a refusal for a transfer by others, to others, and in spaces that are not there", async () => {
    const transfer = (as: Signed, spaceIdentifier: string, identifier: string) =>
      stage.call("transferSharedSpaceOwnership", as, { params: { spaceId: spaceIdentifier }, query: { identifier } });
    const { id } = spaceOf(stage);
    const [guest] = stage.guests("General");
    expect(guest).toBeUndefined();
    const outcomes = [
      await transfer(me("member"), id, idOf("member")),
      await transfer(account("channel-viewer"), id, idOf("member")),
      await transfer(me("lead"), "nowhere", idOf("member")),
      await transfer(me("lead"), id, "nobody"),
      await transfer(me("lead"), id, idOf("coordinator")),
      await transfer(me("lead"), id, idOf("lead")),
    ];
    expect(outcomes.map(({ status, body }) => [status, (body as { code: number }).code])).toEqual([
      [403, 200],
      [403, 200],
      [404, 5407],
      [404, 1001],
      [400, 300],
      [400, 300],
    ]);
    expect(standing("lead")).toBe("owner");
  });
});

describe("the channels of a shared space", () => {
  const list = async (as: Signed) => {
    const parts = { params: spaceId(stage), query: { page_size: "1" } };
    const { pages } = await pageThrough(stage, "listSharedSpaceChannels", as, parts, "channels");
    return pages.flat().map((channel) => v.parse(v.looseObject({ channel_name: v.string() }), channel));
  };
  const move = (as: Signed, move_direction: "move_into" | "move_out", ...channels: readonly string[]) =>
    stage.call("moveSharedSpaceChannels", as, {
      params: spaceId(stage),
      body: { channel_ids: channels, move_direction },
    });
  const moved = (...results: readonly boolean[]) => ({ channels: results.map((is_moved) => ({ is_moved })) });

  it("are shown to its people, private ones to who is in them", async () => {
    const names = async (as: Signed) => (await list(as)).map(({ channel_name }) => channel_name);
    expect(await names(me("lead"))).toEqual(["General", "platform-roadmap", "platform-incidents"]);
    expect(await names(account("channel-viewer"))).toEqual(["General", "platform-roadmap", "platform-incidents"]);
    const inside = stage.store.channels.isMember(stage.channel("platform-incidents"), stage.user("helpdesk").index);
    expect(await names(me("helpdesk"))).toEqual([
      "General",
      "platform-roadmap",
      ...(inside ? ["platform-incidents"] : []),
    ]);
  });

  it("that are public for members can be seen and joined by its people only", async () => {
    const general = spaceOf(stage).general;
    const roadmap = stage.channel("platform-roadmap");
    const outsider = stage.strangers("platform-roadmap", 1)[0];
    const insider = stage.user("helpdesk");
    if (stage.store.channels.isMember(roadmap, insider.index)) stage.store.channels.remove(roadmap, insider.index);
    expect(stage.store.channels.isMember(general, outsider?.index ?? -1)).toBe(false);
    const params = { channelId: roadmap.id };
    expect((await stage.call("getChannel", me("helpdesk"), { params })).status).toBe(200);
    expect((await stage.call("joinChannel", me("helpdesk"), { params })).status).toBe(201);
    expect((await stage.call("getChannel", me("coordinator"), { params })).status).toBe(400);
    expect((await stage.call("joinChannel", me("coordinator"), { params })).status).toBe(400);
  });

  it("can be private channels moved in by who manages them, and show on both sides", async () => {
    const ids = ["Platform team", "Quarterly planning", "Coffee and cake", "Trade show", "Weekly platform sync"].map(
      (name) => stage.id(name),
    );
    const answer = await move(me("lead"), "move_into", ...ids, "nowhere");
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { space_id: spaceOf(stage).id, move_direction: "move_into", ...moved(true, false, false, false, false, false) },
    ]);
    expect(stage.channel("Platform team").space).toEqual({ spaceId: spaceOf(stage).id, type: "private" });
    expect((await list(me("lead"))).map(({ channel_name }) => channel_name)).toContain("Platform team");
    const again = await move(me("lead"), "move_into", stage.id("Platform team"));
    expect(again.body).toMatchObject(moved(false));
  });

  it("cannot have people of other accounts where the space lets none in", async () => {
    expect((await move(me("lead"), "move_into", stage.id("Launch room"))).body).toMatchObject(moved(false));
  });

  it("go out again, all but the general one, and a channel of another space is not touched", async () => {
    const general = spaceOf(stage).general.id;
    const other = stage.id("partner-events");
    const answer = await move(me("lead"), "move_out", stage.id("platform-roadmap"), general, other);
    expect(answer.body).toMatchObject(moved(true, false, false));
    expect(stage.channel("platform-roadmap").space).toBeNull();
    expect((await list(me("lead"))).map(({ channel_name }) => channel_name)).toEqual(["General", "platform-incidents"]);
  });

  it("can be created in it", async () => {
    const createChannel = (as: Signed, name: string, shared_space: object, type = 1) =>
      stage.call("createChannel", as, { body: { name, type, shared_space } });
    const shared = { space_id: spaceOf(stage).id, space_channel_type: "public_for_members" };
    expect((await createChannel(me("helpdesk"), "platform-help", shared)).status).toBe(201);
    expect((await list(me("lead"))).at(-1)).toMatchObject({
      channel_name: "platform-help",
      space_channel_type: "public_for_members",
      member_count: 1,
    });
    const outsider = await createChannel(me("coordinator"), "platform-outside", shared);
    expect(outsider.body).toMatchObject({ code: 5301 });
    const nowhere = await createChannel(me("lead"), "platform-nowhere", { space_id: "nowhere" });
    expect([nowhere.status, nowhere.body]).toMatchObject([404, { code: 5407 }]);
    const partner = { space_id: spaceOf(stage, "Partner programme").id };
    expect((await createChannel(me("channel-admin"), "partner-desk", partner)).body).toMatchObject({ code: 5301 });
    expect((await createChannel(me("admin"), "partner-desk", partner)).status).toBe(201);
  });

  it("keep their type, and the general one its name and its life", async () => {
    const general = { channelId: spaceOf(stage).general.id };
    const codes = [
      await stage.call("updateChannel", me("lead"), {
        params: { channelId: stage.id("platform-roadmap") },
        body: { type: 3 },
      }),
      await stage.call("updateChannel", me("lead"), { params: general, body: { name: "Ours" } }),
      await stage.call("deleteChannel", me("lead"), { params: general }),
    ].map(({ body }) => body);
    expect(codes).toMatchObject([{ code: 5301 }, { code: 5301 }, { code: 5301 }]);
    const archived = await stage.call("performOperationsOnChannels", me("lead"), {
      body: { method: "archive", channel_ids: [general.channelId] },
    });
    expect(archived.body).toMatchObject({ failed_channels: [{ error_code: "3214" }] });
    const same = { name: "General", channel_settings: { mention_all_permissions: 2 } };
    expect((await stage.call("updateChannel", me("lead"), { params: general, body: same })).status).toBe(204);
  });

  it("leave the space when they are deleted", async () => {
    const params = { channelId: stage.id("platform-incidents") };
    expect((await stage.call("deleteChannel", me("member"), { params })).status).toBe(204);
    expect((await list(me("lead"))).map(({ channel_name }) => channel_name)).toEqual(["General", "platform-roadmap"]);
  });

  it("are left with the space by who leaves the general channel", async () => {
    const params = { channelId: spaceOf(stage).general.id };
    expect((await stage.call("leaveChannel", me("helpdesk"), { params })).status).toBe(204);
    expect((await stage.call("getSharedSpace", me("helpdesk"), { params: spaceId(stage) })).status).toBe(403);
  });
});
