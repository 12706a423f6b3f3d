import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StoreEvent } from "../store/events.ts";
import { conversation, newest, newFile, say, send } from "./testing/chat.ts";
import { pageThrough } from "./testing/page-through.ts";
import { account, me, Stage } from "./testing/stage.ts";

const HOUR_MS = 3_600_000;
const everything = { from: "2025-09-02T00:00:00Z", page_size: "50" };

const Listed = v.object({
  messages: v.array(
    v.looseObject({ id: v.string(), message: v.string(), timestamp: v.number(), status: v.optional(v.string()) }),
  ),
});
const Fault = v.looseObject({ code: v.number(), message: v.string() });

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

async function list(person: string, query: Readonly<Record<string, string>>) {
  const answer = await stage.call("listUsersChatMessages", me(person), { query });
  expect(answer.status).toBe(200);
  return v.parse(Listed, answer.body).messages;
}
const inRoom = (query: Readonly<Record<string, string>> = {}) => ({ to_channel: stage.id("Launch room"), ...query });
const texts = (messages: readonly { message: string }[]) => messages.map(({ message }) => message);
const events = (): StoreEvent[] => {
  const told: StoreEvent[] = [];
  stage.store.events.subscribe((event) => told.push(event));
  return told;
};

describe("a message that was sent", () => {
  it("is the first of its channel's list, for every member", async () => {
    const id = await say(stage, "lead", "Launch room", "We launch on Monday");
    const [first] = await list("member", inRoom());
    expect(first).toMatchObject({
      id,
      message: "We launch on Monday",
      message_type: "plain_text_message",
      sender: "lead@sandbox.example",
      send_member_id: stage.user("lead").memberId,
      sender_display_name: "Aiko Marchetti",
      date_time: "2026-03-02T09:30:00Z",
      timestamp: stage.sandbox.nowMs(),
    });
    expect(Object.keys(first ?? {})).not.toContain("status");
  });

  it("is in the chats of both people, whichever way they name each other", async () => {
    const { memberId, id } = stage.user("member");
    await send(stage, me("lead"), { message: "One", to_contact: "MEMBER@sandbox.example" });
    await send(stage, me("lead"), { message: "Two", to_contact: id });
    await send(stage, me("lead"), { message: "Three", to_contact: memberId });
    const seen = texts(await list("member", { to_contact: stage.user("lead").memberId }));
    expect(seen.slice(0, 3)).toEqual(["Three", "Two", "One"]);
  });

  it("can be one to oneself", async () => {
    await send(stage, me("lead"), { message: "Do not forget", to_contact: "lead@sandbox.example" });
    expect(texts(await list("lead", { to_contact: "lead@sandbox.example" }))).toEqual(["Do not forget"]);
  });

  it("shows guests no address and has none of theirs", async () => {
    const guest = stage.store.people.at(stage.store.users.length);
    const before = await list("lead", { to_contact: guest.memberId, ...everything });
    const theirs = before.find((message) => message.send_member_id === guest.memberId);
    expect(theirs).toMatchObject({ sender: "", sender_display_name: guest.displayName });
  });

  it("has its mentions, formats, files and cards, the first file by itself too", async () => {
    const file = newFile(stage, "lead");
    await say(stage, "lead", "Launch room", "@Yannick the plan", {
      at_items: [{ at_type: 1, at_contact: "member@sandbox.example", start_position: 0, end_position: 7 }],
      rich_text: [{ format_type: "Bold", start_position: 13, end_position: 17 }],
      file_ids: [file.id],
      interactive_cards: [{ card_json: '{"content":{"head":{"text":"Plan"}}}' }],
    });
    const [first] = await list("member", inRoom());
    const view = { file_id: file.id, file_name: "plan.txt", file_size: file.size, download_url: expect.any(String) };
    expect(first).toMatchObject({
      ...view,
      files: [view],
      message_type: "file_and_text",
      at_items: [{ at_contact: stage.user("member").id, at_type: 1, start_position: 0, end_position: 7 }],
      rich_text: [{ format_type: "Bold", start_position: 13, end_position: 17 }],
      interactive_cards: [{ card_id: expect.any(String), card_json: '{"content":{"head":{"text":"Plan"}}}' }],
    });
  });

  it("can be told from its type when it is a file alone", async () => {
    const types = { "a.PNG": "others", "b.mp3": "audio_file", "c.mov": "video_file", "d.txt": "others" };
    for (const name of Object.keys(types))
      await say(stage, "lead", "Launch room", "", { file_ids: [newFile(stage, "lead", name).id] });
    const listed = await list("lead", inRoom({ page_size: "4" }));
    expect(listed.map(({ message_type }) => message_type)).toEqual(Object.values(types).reverse());
  });

  it("is told of in both the older and the newer events, with its id in capitals", async () => {
    const told = events();
    const main = await say(stage, "lead", "Launch room", "Question?");
    await say(stage, "member", "Launch room", "Answer.", { reply_main_message_id: `{${main.toUpperCase()}}` });
    await send(stage, me("lead"), { message: "Hi", to_contact: "member@sandbox.example" });
    expect(told.map(({ name }) => name)).toEqual([
      "team_chat.channel_message_posted",
      "chat_message.sent",
      "team_chat.channel_message_posted",
      "chat_message.replied",
      "team_chat.dm_message_posted",
      "chat_message.sent",
    ]);
    expect(told[0]?.object).toMatchObject({ message_id: main.toUpperCase(), channel_name: "Launch room" });
    expect(told[3]?.object).toMatchObject({ parent_msg_id: main.toUpperCase(), type: "to_channel" });
    expect(told[4]?.object).toMatchObject({
      contact_email: "member@sandbox.example",
      session_id: [stage.user("lead"), stage.user("member")].map(({ id }) => id.toLowerCase()).join(":"),
    });
  });

  it("can be sent for another by an account-level app whose person's role may", async () => {
    const answer = await stage.call("sendChatMessage", account("admin"), {
      params: { userId: stage.user("lead").id },
      body: { message: "In her name", ...inRoom() },
    });
    expect(answer.status).toBe(201);
    expect((await list("member", inRoom()))[0]).toMatchObject({ sender: "lead@sandbox.example" });
  });

  it("cannot be sent by one whose role may not", async () => {
    const answer = await stage.call("sendChatMessage", account("channel-admin"), {
      params: { userId: stage.user("lead").id },
      body: { message: "In her name", ...inRoom() },
    });
    expect([answer.status, v.parse(Fault, answer.body).code]).toEqual([403, 200]);
  });
});

describe("a list of messages", () => {
  it("is of today where it is told no dates, and says so", async () => {
    const answer = await stage.call("listUsersChatMessages", me("lead"), { query: inRoom({ page_size: "50" }) });
    expect(answer.body).toMatchObject({ date: "2026-03-02" });
    const midnightMs = Date.UTC(2026, 2, 2);
    for (const { timestamp } of v.parse(Listed, answer.body).messages)
      expect(timestamp).toBeGreaterThanOrEqual(midnightMs);
  });

  it("takes a date with a time for its day, and booleans as Python writes them", async () => {
    const query = { to_channel: stage.id("Launch room"), date: "2026-03-01T15:00:00Z", exclude_child_message: "False" };
    const timed = await stage.call("listUsersChatMessages", me("lead"), { query });
    expect(timed.status).toBe(200);
    expect(timed.body).toMatchObject({ date: "2026-03-01" });
    const plain = { ...query, date: "2026-03-01", exclude_child_message: "false" };
    expect(timed.body).toEqual((await stage.call("listUsersChatMessages", me("lead"), { query: plain })).body);
    const without = { ...query, exclude_child_message: "TRUE" };
    const lower = { ...query, exclude_child_message: "true" };
    expect((await stage.call("listUsersChatMessages", me("lead"), { query: without })).body).toEqual(
      (await stage.call("listUsersChatMessages", me("lead"), { query: lower })).body,
    );
  });

  it("is of a day rather than of a range where it is told both", async () => {
    const answer = await stage.call("listUsersChatMessages", me("lead"), {
      query: inRoom({ ...everything, date: "2026-03-01" }),
    });
    expect(answer.body).toMatchObject({ date: "2026-03-01" });
    expect(Object.keys(answer.body as object)).not.toContain("from");
  });

  it("has all of a range, newest first, each once, on pages of any size", async () => {
    const { nowMs } = stage.sandbox;
    const said = [...conversation(stage, "Launch room").newestFirst(Date.parse(everything.from), nowMs())];
    const ids = said.filter(({ deletedAtMs }) => deletedAtMs === null).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(40);
    for (const size of ["7", "50"]) {
      const query = inRoom({ ...everything, page_size: size });
      const { pages } = await pageThrough(stage, "listUsersChatMessages", me("lead"), { query }, "messages");
      expect(v.parse(Listed, { messages: pages.flat() }).messages.map(({ id }) => id)).toEqual(ids);
      expect(Math.max(...pages.map((page) => page.length))).toBe(Math.min(Number(size), ids.length));
    }
  });

  it("neither repeats nor loses a message when others come between two pages", async () => {
    const before = await list("lead", inRoom(everything));
    const query = inRoom({ ...everything, page_size: "10" });
    const first = await stage.call("listUsersChatMessages", me("lead"), { query });
    await say(stage, "member", "Launch room", "Just now");
    const { next_page_token } = v.parse(v.looseObject({ next_page_token: v.string() }), first.body);
    const second = await list("lead", { ...query, next_page_token });
    expect([...v.parse(Listed, first.body).messages, ...second].map(({ id }) => id)).toEqual(
      before.slice(0, 20).map(({ id }) => id),
    );
  });

  it("can leave out answers", async () => {
    const main = await say(stage, "lead", "Launch room", "Question?");
    await say(stage, "member", "Launch room", "Answer.", { reply_main_message_id: main });
    expect(texts(await list("lead", inRoom({ page_size: "1" })))).toEqual(["Answer."]);
    expect(texts(await list("lead", inRoom({ page_size: "1", exclude_child_message: "true" })))).toEqual(["Question?"]);
  });

  it("says what was edited and deleted where it is asked to, and keeps to itself what was deleted", async () => {
    const [kept, changed, gone] = [
      await say(stage, "lead", "Launch room", "Kept"),
      await say(stage, "lead", "Launch room", "Changed"),
      await say(stage, "lead", "Launch room", "Gone"),
    ];
    await stage.call("updateMessage", me("lead"), {
      params: { messageId: changed },
      body: { message: "New", ...inRoom() },
    });
    await stage.call("deleteMessage", me("lead"), { params: { messageId: gone }, query: inRoom() });
    const query = inRoom({ page_size: "3", include_deleted_and_edited_message: "true" });
    expect((await list("lead", query)).map(({ id, message, status }) => [id, message, status])).toEqual([
      [gone, "", "Deleted"],
      [changed, "New", "Edited"],
      [kept, "Kept", "Normal"],
    ]);
    expect(texts(await list("lead", inRoom({ page_size: "2" })))).toEqual(["New", "Kept"]);
  });

  it("finds what was said by a part of it, in any case", async () => {
    await say(stage, "lead", "Launch room", "The zeppelin has landed");
    await say(stage, "lead", "Launch room", "Nothing of the kind");
    expect(texts(await list("lead", inRoom({ search_key: "ZEPPELIN" })))).toEqual(["The zeppelin has landed"]);
  });

  it("finds files by their names", async () => {
    await say(stage, "lead", "Launch room", "zeppelin", { file_ids: [newFile(stage, "lead", "zeppelin.txt").id] });
    await say(stage, "lead", "Launch room", "a zeppelin without a file");
    expect(texts(await list("lead", inRoom({ search_key: "zeppelin", search_type: "file" })))).toEqual(["zeppelin"]);
  });

  it("goes through all chats of a person where a search names none, and through nobody else's", async () => {
    await say(stage, "lead", "Launch room", "zeppelin one");
    await send(stage, me("lead"), { message: "zeppelin two", to_contact: "member@sandbox.example" });
    await say(stage, "owner", "Quarterly planning", "zeppelin three");
    const query = { search_key: "zeppelin", search_type: "message" };
    expect(texts(await list("member", query)).sort()).toEqual(["zeppelin one", "zeppelin two"]);
    expect(texts(await list("owner", query))).toEqual(["zeppelin three"]);
    const paged = { query: { ...query, page_size: "1" } };
    const { pages } = await pageThrough(stage, "listUsersChatMessages", me("member"), paged, "messages");
    expect(pages.map((page) => page.length)).toEqual([1, 1]);
  });

  it("shows new members of some channels nothing from before they came", async () => {
    const [newcomer] = stage.strangers("Launch room", 1);
    if (!newcomer) throw new Error("everybody is in the launch room");
    const channel = stage.channel("Launch room");
    channel.settings = { ...channel.settings, newMembersCanSeePreviousMessagesFiles: false };
    const before = newest(stage, "Launch room").id;
    await stage.call("inviteChannelMembers", me("lead"), {
      params: { channelId: channel.id },
      body: { members: [{ email: newcomer.email }] },
    });
    await say(stage, "lead", "Launch room", "Welcome");
    const name = newcomer.email.split("@")[0] ?? "";
    expect(texts(await list(name, inRoom(everything)))).toEqual(["Welcome"]);
    const answer = await stage.call("getMessage", me(name), { params: { messageId: before }, query: inRoom() });
    expect(answer.status).toBe(400);
    expect((await list("member", inRoom(everything))).length).toBeGreaterThan(1);
  });

  it("has what retention left, for good", async () => {
    const setRetention = (custom: object) =>
      stage.call("updateRetentionPolicyOfChannel", account("admin"), {
        params: { channelId: stage.id("Launch room") },
        body: { cloud_retention: custom },
      });
    const before = await list("lead", inRoom(everything));
    expect((await setRetention({ enable_custom_retention: true, retention_period: "1d" })).status).toBe(204);
    const dayAgoMs = stage.sandbox.nowMs() - 24 * HOUR_MS;
    const left = before.filter(({ timestamp }) => timestamp >= dayAgoMs);
    expect(left.length).toBeLessThan(before.length);
    expect(await list("lead", inRoom(everything))).toEqual(left);
    expect((await setRetention({ enable_custom_retention: false })).status).toBe(204);
    expect(await list("lead", inRoom(everything))).toEqual(left);
  });
});
