// What is kept of messages: read marks, pins, bookmarks, and what was sent on.
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StoreEvent } from "../store/events.ts";
import { conversation, mainMessages, say, send } from "./testing/chat.ts";
import { pageThrough } from "./testing/page-through.ts";
import { account, me, type RequestParts, Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

type Id = Parameters<Stage["call"]>[0];

const inRoom = (more: object = {}) => ({ to_channel: stage.id("Launch room"), ...more });
const done = async (id: Id, person: string, parts: RequestParts) => {
  const answer = await stage.call(id, me(person), parts);
  expect([answer.status, answer.body]).toEqual([204, ""]);
};
const refused = async (id: Id, person: string, parts: RequestParts) => {
  const { status, body } = await stage.call(id, me(person), parts);
  return [status, v.parse(v.looseObject({ code: v.number() }), body).code];
};
const toldOf = (): StoreEvent[] => {
  const told: StoreEvent[] = [];
  stage.store.events.subscribe((event) => told.push(event));
  return told;
};

describe("marking a message", () => {
  it("as unread is kept for the person alone until it is marked as read", async () => {
    const messageId = await say(stage, "lead", "Launch room", "Hello");
    const unread = (name: string) => stage.store.personal.unread.all(stage.user(name).index).length;
    const mark = (action: string) =>
      done("markMessageReadOrUnread", "member", { params: { messageId }, body: inRoom({ action }) });
    await mark("unread");
    await mark("unread");
    expect([unread("member"), unread("lead")]).toEqual([1, 0]);
    await mark("read");
    expect(unread("member")).toBe(0);
  });
});

describe("a pinned message", () => {
  const pin = (method: string, messageId: string): RequestParts => ({
    body: { method, message_id: messageId, channel_id: stage.id("Launch room") },
  });
  const pinned = async (query: Readonly<Record<string, string>> = {}) => {
    const params = { channelId: stage.id("Launch room") };
    const { body } = await stage.call("listPinnedHistoryMessagesOfChannel", me("member"), { params, query });
    const { messages } = v.parse(v.looseObject({ messages: v.array(v.record(v.string(), v.unknown())) }), body);
    return messages;
  };

  it("takes the place of the one before, which stays in the history", async () => {
    const told = toldOf();
    const [one, two] = [await say(stage, "lead", "Launch room", "One"), await say(stage, "lead", "Launch room", "Two")];
    await done("performOperationsOnMessageOfChannel", "lead", pin("pin", one.toUpperCase()));
    await done("performOperationsOnMessageOfChannel", "member", pin("pin", two));
    expect(await pinned()).toMatchObject([
      {
        message_id: two,
        message: "Two",
        currently_pinned: true,
        pinner_user_id: stage.user("member").id.toLowerCase(),
        pinned_by_external_user: false,
        pinned_time: "2026-03-02T09:30:00Z",
      },
    ]);
    const history = await pinned({ include_history: "true" });
    expect(history.slice(0, 2).map(({ message, currently_pinned }) => [message, currently_pinned])).toEqual([
      ["Two", true],
      ["One", false],
    ]);
    await done("performOperationsOnMessageOfChannel", "lead", pin("unpin", two));
    expect(await pinned()).toEqual([]);
    expect(told.map(({ name }) => name).filter((name) => name.includes("pin"))).toEqual([
      "team_chat.channel_pin_added",
      "team_chat.channel_pin_added",
      "team_chat.channel_pin_removed",
    ]);
  });

  it("is in the history no more when it is deleted", async () => {
    const messageId = await say(stage, "lead", "Launch room", "One");
    await done("performOperationsOnMessageOfChannel", "lead", pin("pin", messageId));
    await done("deleteMessage", "lead", { params: { messageId }, query: inRoom() });
    const ids = (await pinned({ include_history: "true" })).map(({ message_id }) => message_id);
    expect(ids).not.toContain(messageId);
    expect(await pinned()).toEqual([]);
  });

  it("comes on pages of any size, as an account-level app sees it too", async () => {
    const messages = mainMessages(stage, "Launch room").slice(0, 5);
    for (const { id } of messages) await done("performOperationsOnMessageOfChannel", "lead", pin("pin", id));
    const { pages } = await pageThrough(
      stage,
      "listPinnedHistoryMessagesOfChannel",
      account("admin"),
      { params: { channelId: stage.id("Launch room") }, query: { include_history: "true", page_size: "2" } },
      "messages",
    );
    const expected = conversation(stage, "Launch room")
      .pins.map(({ message }) => message.id)
      .reverse();
    expect(pages.flat().map((one) => v.parse(v.looseObject({ message_id: v.string() }), one).message_id)).toEqual(
      expected,
    );
  });
});

describe("a bookmark", () => {
  const mark = (messageId: string, target: object, action = "add_bookmark"): RequestParts => ({
    query: { message_id: messageId },
    body: { action, ...target },
  });
  const bookmarks = async (person: string, query: Readonly<Record<string, string>> = {}) => {
    const { body } = await stage.call("listBookmarks", me(person), { query });
    return v.parse(v.looseObject({ bookmarks: v.array(v.record(v.string(), v.unknown())) }), body).bookmarks;
  };

  it("is the person's own, of channels and of people, the newest first", async () => {
    const told = toldOf();
    const main = await say(stage, "lead", "Launch room", "Question?");
    const answer = await say(stage, "member", "Launch room", "Answer.", { reply_main_message_id: main });
    const hello = await send(stage, me("lead"), { message: "Hello", to_contact: "member@sandbox.example" });
    const contact = { to_contact: "lead@sandbox.example" };
    await done("addOrRemoveBookmark", "member", mark(answer, inRoom()));
    await done("addOrRemoveBookmark", "member", mark(hello, contact));
    await done("addOrRemoveBookmark", "member", mark(hello, contact));
    const lead = stage.user("lead");
    const ofContact = {
      peer_contact_name: lead.displayName,
      peer_contact_user_id: lead.id,
      peer_contact_member_id: lead.memberId,
      message: "Hello",
      is_sent_by_user: false,
    };
    const ofChannel = {
      channel_name: "Launch room",
      sender_display_name: "Yannick Obasanjo",
      message: "Answer.",
      is_sent_by_user: true,
      reply_main_message_id: main,
    };
    expect(await bookmarks("member")).toMatchObject([ofContact, ofChannel]);
    expect(await bookmarks("member", contact)).toMatchObject([ofContact]);
    expect(await bookmarks("member", inRoom())).toMatchObject([ofChannel]);
    expect(await bookmarks("lead")).toEqual([]);
    await done("addOrRemoveBookmark", "member", mark(hello, contact, "remove_bookmark"));
    expect(await bookmarks("member")).toMatchObject([ofChannel]);
    expect(told.map(({ name }) => name).filter((name) => name.includes("bookmark"))).toEqual([
      "team_chat.bookmark_added",
      "team_chat.bookmark_added",
      "team_chat.bookmark_removed",
    ]);
  });

  it("is gone with its message, and with the person's place in the channel", async () => {
    const [one, two] = [await say(stage, "lead", "Launch room", "One"), await say(stage, "lead", "Launch room", "Two")];
    for (const id of [one, two]) await done("addOrRemoveBookmark", "member", mark(id, inRoom()));
    await done("deleteMessage", "lead", { params: { messageId: one }, query: inRoom() });
    expect(await bookmarks("member")).toMatchObject([{ message_id: two }]);
    await stage.call("leaveChannel", me("member"), { params: { channelId: stage.id("Launch room") } });
    expect(await bookmarks("member")).toEqual([]);
  });
});

describe("a forwarded message", () => {
  it("can be read as it was, by those it was sent to and by nobody else", async () => {
    const { forwardId, original, member, stranger } = someForward();
    const answer = await stage.call("getForwardedMessage", me(member), { params: { forwardId } });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      forward_id: forwardId,
      id: original.id,
      message: original.content.text,
      timestamp: original.sentAtMs,
      send_member_id: stage.store.people.at(original.sender).memberId,
    });
    expect(await refused("getForwardedMessage", stranger, { params: { forwardId } })).toEqual([400, 300]);
    expect((await stage.call("getForwardedMessage", account("owner"), { params: { forwardId } })).status).toBe(200);
  });

  /** One that somebody active can see and somebody else cannot. */
  function someForward() {
    const { messages, channels, people, users } = stage.store;
    const nameOf = (index: number) => people.at(index).email.split("@")[0] ?? "";
    for (const one of messages.from(0, stage.sandbox.nowMs())) {
      const { parties } = one;
      const channel = parties.kind === "channel" ? channels.find(parties.channelId) : undefined;
      const forwarding = [...one.newestFirst(0, stage.sandbox.nowMs())].find(({ forwarded }) => forwarded !== null);
      if (!channel || !forwarding?.forwarded || forwarding.deletedAtMs !== null) continue;
      const isActive = (index: number) => users[index]?.status === "active";
      const member = channel.members.people.find(isActive);
      const stranger = users.find(({ index, status }) => status === "active" && !channels.isMember(channel, index));
      if (member === undefined || !stranger) continue;
      return { ...forwarding.forwarded, member: nameOf(member), stranger: nameOf(stranger.index) };
    }
    throw new Error("nobody has sent anything on");
  }
});
