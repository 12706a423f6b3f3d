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

  it("is answered without an owner whom nobody named", async () => {
    const { answer } = await create(me("lead"), { space_name: "Quay" });
    expect(answer).not.toHaveProperty("space_members");
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
