// Scheduled messages and reminders, which the clock brings about.
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StoreEvent } from "../store/events.ts";
import { conversation, mainMessages, newest, newFile, say, send } from "./testing/chat.ts";
import { pageThrough } from "./testing/page-through.ts";
import { me, type RequestParts, Stage } from "./testing/stage.ts";

const MINUTE_MS = 60_000;
const elevenMs = Date.UTC(2026, 2, 2, 11);
const atEleven = { scheduled_time: "2026-03-02T11:00:00Z" };

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const inRoom = (more: object = {}) => ({ to_channel: stage.id("Launch room"), ...more });
const advanceTo = (ms: number) => stage.sandbox.advance(ms - stage.sandbox.nowMs());
const texts = () => mainMessages(stage, "Launch room").map(({ content }) => content.text);

const Drafts = v.object({
  messages: v.array(v.record(v.string(), v.unknown())),
  to_channel: v.optional(v.string()),
  to_contact: v.optional(v.string()),
});
const drafts = async (query: Readonly<Record<string, string>> = {}) => {
  const { body } = await stage.call("listScheduledMessages", await stage.refreshed(me("lead")), { query });
  return v.parse(v.looseObject(Drafts.entries), body);
};

describe("a scheduled message", () => {
  it("is a draft until its time, and a message of that time from then on", async () => {
    const told: StoreEvent[] = [];
    stage.store.events.subscribe((event) => told.push(event));
    const file = newFile(stage, "lead");
    const main = newest(stage, "Launch room").id;
    const draftId = await say(stage, "lead", "Launch room", "@all later", {
      ...atEleven,
      at_items: [{ at_type: 1, at_contact: "member@sandbox.example", start_position: 0, end_position: 3 }],
      rich_text: [{ format_type: "Bold", start_position: 5, end_position: 10 }],
      file_ids: [file.id],
      reply_main_message_id: main,
    });
    expect((await drafts()).messages).toEqual([
      {
        draft_id: draftId,
        create_date: "2026-03-02T09:30:00Z",
        scheduled_time: "2026-03-02T11:00:00Z",
        message: "@all later",
        file_id: file.id,
        file_name: "plan.txt",
        file_size: file.size,
        download_url: expect.any(String),
        files: [expect.objectContaining({ file_id: file.id })],
        rich_text: [{ format_type: "Bold", start_position: 5, end_position: 10, format_attr: "" }],
        at_items: [
          {
            at_contact: stage.user("member").id,
            at_contact_member_id: stage.user("member").memberId,
            at_type: 1,
            start_position: 0,
            end_position: 3,
          },
        ],
        reply_main_message_id: main,
        reply_main_message_timestamp: newest(stage, "Launch room").sentAtMs,
      },
    ]);
    advanceTo(elevenMs - 1);
    expect((await drafts()).messages).toHaveLength(1);
    expect(told).toEqual([]);
    advanceTo(elevenMs + MINUTE_MS);
    expect((await drafts()).messages).toEqual([]);
    const [sent] = conversation(stage, "Launch room").replies(newest(stage, "Launch room")).slice(-1);
    expect(sent).toMatchObject({ sentAtMs: elevenMs, sender: stage.user("lead").index });
    expect(sent?.content).toMatchObject({ text: "@all later", files: [file] });
    expect(told.map(({ name, atMs }) => [name, atMs])).toContainEqual(["team_chat.channel_message_posted", elevenMs]);
  });

  it("goes to a person too", async () => {
    await send(stage, me("lead"), { message: "Later", to_contact: "member@sandbox.example", ...atEleven });
    expect((await drafts({ to_contact: "member@sandbox.example" })).to_contact).toBe("member@sandbox.example");
    advanceTo(elevenMs);
    const { body } = await stage.call("listUsersChatMessages", await stage.refreshed(me("member")), {
      query: { to_contact: "lead@sandbox.example" },
    });
    expect(body).toMatchObject({ messages: [{ message: "Later", date_time: "2026-03-02T11:00:00Z" }] });
  });

  it("is not sent where nobody may send any more", async () => {
    await say(stage, "lead", "Coffee and cake", "Cake at noon", atEleven);
    await say(stage, "lead", "Launch room", "Still here", atEleven);
    stage.store.channels.setArchived(stage.channel("Coffee and cake"), true);
    advanceTo(elevenMs);
    expect(texts()[0]).toBe("Still here");
    expect(mainMessages(stage, "Coffee and cake").map(({ content }) => content.text)).not.toContain("Cake at noon");
    expect((await drafts()).messages).toEqual([]);
  });

  it("is not sent once it is deleted", async () => {
    const draftId = await say(stage, "lead", "Launch room", "Better not", atEleven);
    const parts = { params: { draftId }, query: inRoom() };
    expect((await stage.call("deleteScheduledMessage", me("lead"), parts)).status).toBe(204);
    advanceTo(elevenMs);
    expect(texts()).not.toContain("Better not");
  });

  it("is listed by channel or contact, on pages of any size, in the order they were written", async () => {
    for (const text of ["One", "Two", "Three"]) await say(stage, "lead", "Launch room", text, atEleven);
    await say(stage, "lead", "Platform team", "Elsewhere", atEleven);
    const query = inRoom({ page_size: "2" });
    const { pages } = await pageThrough(
      stage,
      "listScheduledMessages",
      me("lead"),
      { query } as RequestParts,
      "messages",
    );
    expect(pages.map((page) => v.parse(Drafts, { messages: page }).messages.map(({ message }) => message))).toEqual([
      ["One", "Two"],
      ["Three"],
    ]);
    expect((await drafts()).messages).toHaveLength(4);
  });

  it("is refused in the operation's own words where a parameter of its list does not fit", async () => {
    const list = await stage.call("listScheduledMessages", me("lead"), { query: { page_size: "many" } });
    expect([list.status, list.body]).toEqual([400, { code: 300, message: "Invalid parameter: 'page_size'" }]);
  });

  it("of others is nobody's business", async () => {
    await say(stage, "member", "Launch room", "Mine", atEleven);
    expect((await drafts()).messages).toEqual([]);
  });
});

describe("a reminder", () => {
  const remind = (messageId: string, body: object): RequestParts => ({ params: { messageId }, body: inRoom(body) });
  const reminders = async (query: Readonly<Record<string, string>> = {}) => {
    const { body } = await stage.call("listReminders", await stage.refreshed(me("lead")), { query });
    return v.parse(v.strictObject({ next_page_token: v.string(), reminders: v.array(v.unknown()) }), body).reminders;
  };

  it("is listed until its time has come", async () => {
    const main = await say(stage, "lead", "Launch room", "Question?");
    const answer = await say(stage, "member", "Launch room", "Answer.", { reply_main_message_id: main });
    const parts = remind(answer, { remind_time: "2026-03-02T11:00:00Z", reminder_note: "Ask again" });
    expect((await stage.call("createReminderMessage", me("lead"), parts)).status).toBe(204);
    expect(await reminders()).toEqual([
      {
        message_id: answer,
        message_timestamp: stage.sandbox.nowMs() + 1,
        content: "Answer.",
        reminder_note: "Ask again",
        create_time: "2026-03-02T09:30:00Z",
        remind_time: "2026-03-02T11:00:00Z",
        main_message_id: main,
        main_message_timestamp: stage.sandbox.nowMs(),
      },
    ]);
    advanceTo(elevenMs - 1);
    expect(await reminders()).toHaveLength(1);
    advanceTo(elevenMs);
    expect(await reminders()).toEqual([]);
  });

  it("may be set on a message that the query says the chat of", async () => {
    const messageId = newest(stage, "Launch room").id;
    const query = { to_channel: stage.id("Launch room") };
    const set = await stage.call("createReminderMessage", me("lead"), {
      params: { messageId },
      query,
      body: { delay_seconds: 600 },
    });
    expect(set.status).toBe(204);
    expect((await stage.call("listReminders", me("lead"), { query })).body).toMatchObject({
      reminders: [{ message_id: messageId }],
    });
  });

  it("takes the place of the one its message had", async () => {
    const messageId = await say(stage, "lead", "Launch room", "Hello");
    for (const delay of [300, 3600])
      await stage.call("createReminderMessage", me("lead"), remind(messageId, { delay_seconds: delay }));
    expect(await reminders()).toMatchObject([{ remind_time: "2026-03-02T10:30:00Z" }]);
    stage.sandbox.advance(301_000);
    expect(await reminders()).toHaveLength(1);
  });

  it("is gone when it is deleted, and when its message is", async () => {
    const [one, two] = [await say(stage, "lead", "Launch room", "One"), await say(stage, "lead", "Launch room", "Two")];
    for (const id of [one, two])
      await stage.call("createReminderMessage", me("lead"), remind(id, { delay_seconds: 300 }));
    const parts = { params: { messageId: one }, query: inRoom() };
    expect((await stage.call("deleteReminderForMessage", me("lead"), parts)).status).toBe(204);
    expect(await reminders()).toMatchObject([{ message_id: two }]);
    await stage.call("deleteMessage", me("lead"), { params: { messageId: two }, query: inRoom() });
    expect(await reminders()).toEqual([]);
  });

  it("is listed by channel or contact", async () => {
    const hello = await send(stage, me("member"), { message: "Hello", to_contact: "lead@sandbox.example" });
    const contact = { to_contact: "member@sandbox.example" };
    await stage.call("createReminderMessage", me("lead"), {
      params: { messageId: hello },
      body: { ...contact, delay_seconds: 300 },
    });
    expect(await reminders(contact)).toHaveLength(1);
    expect(await reminders(inRoom())).toEqual([]);
  });
});
