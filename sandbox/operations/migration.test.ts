import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StoreEvent } from "../store/events.ts";
import { control } from "../testing/sandbox-client.ts";
import {
  longAgoMs,
  migrated,
  newChannel,
  newMembers,
  newMessage,
  newReaction,
  newStar,
} from "./testing/refusals/migration.ts";
import { me, Stage, serverApp } from "./testing/stage.ts";

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

const Ids = v.object({ ids: v.array(v.pipe(v.string(), v.uuid())) });

async function migrate(...messages: readonly object[]): Promise<string[]> {
  const all = messages.flatMap((more) => newMessage(stage, more).body.messages);
  const answer = await stage.call("migrateChatMessages", serverApp, { body: { messages: all } });
  expect(answer.status).toBe(201);
  return v.parse(Ids, answer.body).ids;
}

const around = { from: "2025-11-03T00:00:00Z", to: "2025-11-04T00:00:00Z" };
const listed = async (query: Record<string, string>) => {
  const { body } = await stage.call("listUsersChatMessages", me("lead"), {
    query: { ...around, page_size: "50", ...query },
  });
  return v.parse(v.looseObject({ messages: v.array(v.looseObject({ id: v.string() })) }), body).messages;
};

describe("a migrated channel", () => {
  it("has its owner, members and administrators, is found by its name and takes more people", async () => {
    const answer = await stage.call(
      "migrateChatChannel",
      serverApp,
      newChannel({
        members: [
          { identifier: "member@sandbox.example", role: "admin" },
          { identifier: stage.user("helpdesk").id },
          { identifier: stage.withStatus("inactive").memberId },
        ],
      }),
    );
    expect(answer.status).toBe(201);
    const { id: channelId } = v.parse(v.object({ id: v.string() }), answer.body);
    const members = await stage.call("listChannelMembers", me("lead"), { params: { channelId } });
    expect(members.body).toMatchObject({
      members: [{ role: "owner" }, { role: "admin" }, { role: "member" }, { role: "member" }],
    });
    expect(stage.channel("harbour-news")).toMatchObject({ id: channelId, type: 3 });
    const more = { body: { members: [{ identifier: stage.user("admin").id, role: "admin" }] }, params: { channelId } };
    expect((await stage.call("migrateChannelMembers", serverApp, more)).status).toBe(204);
    expect(stage.store.channels.standing(stage.channel("harbour-news"), stage.user("admin").index)).toBe("admin");
  });

  it("promotes members who are named again", async () => {
    const named = newMembers(stage, { identifier: "helpdesk@sandbox.example", role: "admin" });
    expect((await stage.call("migrateChannelMembers", serverApp, named)).status).toBe(204);
    expect(stage.store.channels.standing(stage.channel(migrated), stage.user("helpdesk").index)).toBe("admin");
  });
});

describe("migrated messages", () => {
  it("stand among the others at the time they were sent, and nobody is told", async () => {
    const [first, second] = await migrate(
      {},
      { message: "Good.", sender: stage.user("member").id, message_timestamp: longAgoMs + 60_000 },
    );
    const found = (await listed({ to_channel: stage.id(migrated) })).filter(({ id }) => id === first || id === second);
    expect(found).toMatchObject([
      { id: second, message: "Good.", sender: "member@sandbox.example", timestamp: longAgoMs + 60_000 },
      { id: first, message: "The crane is back.", date_time: "2025-11-03T08:00:00Z" },
    ]);
    expect(events).toEqual([]);
  });

  it("answer messages of the same request by their time, and earlier ones by their id, in any order", async () => {
    const reply = {
      message: "Since when?",
      message_timestamp: longAgoMs + 1_000,
      reply_main_message_timestamp: longAgoMs,
    };
    const [replyId, mainId] = await migrate(reply, {});
    const [later] = await migrate({
      message_timestamp: longAgoMs + 2_000,
      reply_main_message_id: mainId?.toUpperCase(),
    });
    const thread = await stage.call("retrieveThread", me("lead"), {
      params: { messageId: mainId ?? "" },
      query: { to_channel: stage.id(migrated), from: "2025-11-01T00:00:00Z" },
    });
    expect(thread.body).toMatchObject({
      messages: expect.arrayContaining([expect.objectContaining({ msg_id: replyId })]),
    });
    const conversation = stage.store.messages.ofChannel(stage.id(migrated), stage.sandbox.nowMs());
    expect(conversation.find(later ?? "")?.main?.id).toBe(mainId);
  });

  it("can be of two people", async () => {
    const [id] = await migrate({ to_channel: "", to_contact: stage.user("member").memberId });
    expect(await listed({ to_contact: "member@sandbox.example" })).toContainEqual(expect.objectContaining({ id }));
  });

  it("are all refused when one is", async () => {
    const before = await listed({ to_channel: stage.id(migrated) });
    const good = newMessage(stage).body.messages;
    const bad = newMessage(stage, { sender: "nobody", message_timestamp: 1 }).body.messages;
    const answer = await stage.call("migrateChatMessages", serverApp, { body: { messages: [...good, ...bad] } });
    expect(answer.status).toBe(404);
    expect(await listed({ to_channel: stage.id(migrated) })).toEqual(before);
  });
});

describe("migrated reactions", () => {
  it("show on the message, named by its time or its id", async () => {
    const [id] = await migrate({});
    const react = (more?: object) => stage.call("migrateChatMessageReactions", serverApp, newReaction(stage, more));
    expect((await react()).status).toBe(204);
    const emojis = [{ emoji: "U+1F600", user_identifier: ["lead@sandbox.example", "member@sandbox.example"] }];
    expect((await react({ message_id: id, emojis })).status).toBe(204);
    expect((await react()).status).toBe(204);
    const message = (await listed({ to_channel: stage.id(migrated) })).find((one) => one.id === id);
    expect(message).toMatchObject({
      reactions: [
        { emoji: "U+1F400", total_count: 1 },
        { emoji: "U+1F600", total_count: 2 },
      ],
    });
    expect(events).toEqual([]);
  });

  it("find the message of two people by either of them", async () => {
    const to_contact = "member@sandbox.example";
    const [id] = await migrate({ to_channel: "", to_contact });
    const answer = await stage.call(
      "migrateChatMessageReactions",
      serverApp,
      newReaction(stage, { to_channel: "", to_contact }),
    );
    expect(answer.status).toBe(204);
    const message = (await listed({ to_contact })).find((one) => one.id === id);
    expect(message).toMatchObject({ reactions: [{ emoji: "U+1F400" }] });
  });
});

describe("migrated stars", () => {
  it("are put on channels and contacts, once", async () => {
    const star = (target: ReturnType<typeof newStar>) =>
      stage.call("migrateConversationOrChannelOperations", serverApp, target);
    for (const target of [
      newStar(stage.id(migrated)),
      newStar(stage.id(migrated)),
      newStar("lead@sandbox.example", "contact"),
    ])
      expect((await star(target)).status).toBe(204);
    expect(stage.store.personal.stars.all(stage.user("member").index).slice(-2)).toEqual([
      { channelId: stage.id(migrated) },
      { person: stage.user("lead").index },
    ]);
  });
});

describe("mappings", () => {
  it("name what the ids of before became, and count those that nothing became of", async () => {
    const channels = await stage.call("getMigratedZoomChannelIDs", serverApp, {
      query: {
        origin_platform: "slack",
        origin_team_id: "T024BRIGHT",
        origin_channel_ids: "C024BRIGHT0, C024BRIGHT1,C0",
      },
    });
    expect(channels.body).toEqual({
      mappings_found: 2,
      mappings_not_found: 1,
      mappings: [
        { origin_channel_id: "C024BRIGHT0", zm_channel_id: stage.id("Coffee and cake") },
        { origin_channel_id: "C024BRIGHT1", zm_channel_id: stage.id("Release notes") },
      ],
    });
    const origin_user_ids = "U024B00004,U0DOCK0";
    const ask = (query: Record<string, string>) =>
      stage.call("getMigratedZoomUserIDs", serverApp, {
        query: { origin_platform: "slack", origin_user_ids, ...query },
      });
    expect((await ask({})).body).toMatchObject({
      mappings: [{ zm_user_id: stage.user("lead").id }, { zm_user_id: stage.user("owner").id }],
    });
    expect((await ask({ origin_team_id: "T024DOCKS" })).body).toMatchObject({
      mappings_found: 1,
      mappings_not_found: 1,
    });
  });

  it("forget channels that were deleted", async () => {
    await stage.call("deleteChannel", serverApp, { params: { channelId: stage.id("Coffee and cake") } });
    const { body } = await stage.call("getMigratedZoomChannelIDs", serverApp, {
      query: { origin_platform: "slack", origin_team_id: "T024BRIGHT", origin_channel_ids: "C024BRIGHT0" },
    });
    expect(body).toEqual({ mappings_found: 0, mappings_not_found: 1, mappings: [] });
  });

  it("can be read while the account may not migrate", async () => {
    await control(stage.sandbox, "POST /sandbox/account", { migration: "locked" });
    expect((await stage.call("migrateChatMessages", serverApp, newMessage(stage))).status).toBe(403);
    const { status } = await stage.call("getMigratedZoomUserIDs", serverApp, {
      query: { origin_platform: "slack", origin_user_ids: "U024B00004" },
    });
    expect(status).toBe(200);
  });
});
