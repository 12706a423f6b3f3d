import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pageThrough } from "./testing/page-through.ts";
import { spaceId, spaceOf } from "./testing/refusals/spaces.ts";
import { account, me, type Signed, Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

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
