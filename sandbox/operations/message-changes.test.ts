// What becomes of a message: it is edited, deleted, reacted to, answered.
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StoreEvent } from "../store/events.ts";
import { conversation, newest, newFile, say } from "./testing/chat.ts";
import { me, type RequestParts, Stage } from "./testing/stage.ts";

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
const got = async (messageId: string) =>
  (await stage.call("getMessage", me("lead"), { params: { messageId }, query: inRoom() })).body;
const listed = async (query: Readonly<Record<string, string>> = {}) => {
  const answer = await stage.call("listUsersChatMessages", me("lead"), { query: inRoom(query) });
  return v.parse(v.object({ messages: v.array(v.record(v.string(), v.unknown())) }), answer.body).messages;
};
const toldOf = (): StoreEvent[] => {
  const told: StoreEvent[] = [];
  stage.store.events.subscribe((event) => told.push(event));
  return told;
};

describe("in an archived channel nothing changes:", () => {
  const archived = async () => {
    const messageId = await say(stage, "lead", "Coffee and cake", "Cake!");
    stage.store.channels.setArchived(stage.channel("Coffee and cake"), true);
    return { params: { messageId }, target: { to_channel: stage.id("Coffee and cake") } };
  };

  it("not a message", async () => {
    const { params, target } = await archived();
    expect(await refused("updateMessage", "lead", { params, body: { message: "No cake", ...target } })).toEqual([
      400, 300,
    ]);
  });

  it("not that it is there", async () => {
    const { params, target } = await archived();
    expect(await refused("deleteMessage", "lead", { params, query: target })).toEqual([400, 300]);
  });

  it("not its reactions", async () => {
    const { params, target } = await archived();
    const body = { emoji: "U+1F382", ...target };
    expect(await refused("reactToChatMessage", "lead", { params, body })).toEqual([400, 300]);
  });

  it("but what was said there can be read", async () => {
    const { params, target } = await archived();
    expect((await stage.call("getMessage", me("lead"), { params, query: target })).status).toBe(200);
  });
});

describe("an edited message", () => {
  it("has its new text, its old place, and no marks of the old text", async () => {
    const messageId = await say(stage, "lead", "Launch room", "Old", { rich_text: [{ format_type: "Bold" }] });
    await say(stage, "lead", "Launch room", "Later");
    await done("updateMessage", "lead", { params: { messageId }, body: { message: "New", ...inRoom() } });
    expect((await listed()).slice(0, 2).map(({ message }) => message)).toEqual(["Later", "New"]);
    expect(await got(messageId)).not.toHaveProperty("rich_text");
  });

  it("may be named by the query where the body names no chat, as the documentation's sentence has it", async () => {
    const messageId = await say(stage, "lead", "Launch room", "Before");
    await done("updateMessage", "lead", { params: { messageId }, query: inRoom(), body: { message: "After" } });
    expect(await got(messageId)).toMatchObject({ message: "After" });
    const elsewhere = { to_channel: stage.id("Platform team") };
    const named = { params: { messageId }, query: elsewhere, body: inRoom({ message: "Again" }) };
    await done("updateMessage", "lead", named);
    const nowhere = { params: { messageId }, body: { message: "Never" } };
    expect(await refused("updateMessage", "lead", nowhere)).toEqual([400, 300]);
  });

  it("keeps its files until they are said to be others or none", async () => {
    const [one, other] = [newFile(stage, "lead", "one.txt"), newFile(stage, "lead", "other.txt")];
    const messageId = await say(stage, "lead", "Launch room", "Plan", { file_ids: [one.id] });
    const names = async () => {
      const { files = [] } = v.parse(
        v.looseObject({ files: v.optional(v.array(v.looseObject({}))) }),
        await got(messageId),
      );
      return files.map(({ file_name }) => file_name);
    };
    await done("updateMessage", "lead", { params: { messageId }, body: { message: "The plan", ...inRoom() } });
    expect(await names()).toEqual(["one.txt"]);
    await done("updateMessage", "lead", { params: { messageId }, body: { file_ids: [other.id], ...inRoom() } });
    expect(await names()).toEqual(["other.txt"]);
    await done("updateMessage", "lead", { params: { messageId }, body: { file_ids: [], ...inRoom() } });
    expect(await names()).toEqual([]);
  });

  it("keeps the cards it names", async () => {
    const card = (text: string) => ({ card_json: JSON.stringify({ content: { head: { text } } }) });
    const messageId = await say(stage, "lead", "Launch room", "Cards", { interactive_cards: [card("A"), card("B")] });
    const cards = async () =>
      v.parse(
        v.looseObject({ interactive_cards: v.array(v.object({ card_id: v.string(), card_json: v.string() })) }),
        await got(messageId),
      ).interactive_cards;
    const [, second] = await cards();
    const body = { interactive_cards: [{ card_id: second?.card_id }, card("C")], ...inRoom() };
    await done("updateMessage", "lead", { params: { messageId }, body });
    expect((await cards()).map(({ card_json }) => card_json)).toEqual([card("B").card_json, card("C").card_json]);
  });

  it("cannot be left with nothing in it", async () => {
    const messageId = await say(stage, "lead", "Launch room", "Something");
    expect(
      await refused("updateMessage", "lead", { params: { messageId }, body: { message: " ", ...inRoom() } }),
    ).toEqual([400, 300]);
    expect(await refused("updateMessage", "lead", { params: { messageId }, body: inRoom() })).toEqual([400, 300]);
  });

  it("and a deleted one are told of", async () => {
    const messageId = await say(stage, "lead", "Launch room", "Something");
    const told = toldOf();
    await done("updateMessage", "lead", { params: { messageId }, body: { message: "New", ...inRoom() } });
    await done("deleteMessage", "lead", { params: { messageId }, query: inRoom() });
    expect(told.map(({ name }) => name)).toEqual([
      "team_chat.channel_message_updated",
      "chat_message.updated",
      "team_chat.channel_message_deleted",
      "chat_message.deleted",
    ]);
    expect(told[2]?.object).not.toHaveProperty("message");
  });
});

describe("a reaction", () => {
  const react = (messageId: string, body: object): RequestParts => ({ params: { messageId }, body: inRoom(body) });

  it.each([
    ["no emoji", {}],
    ["a word for an emoji", { emoji: "smile" }],
    ["an emoji of the account's own without its id", { custom_emoji: true }],
    ["an emoji of the account's own that is not there", { custom_emoji: true, custom_emoji_id: "nothing" }],
  ])("is refused with %s", async (_, body) => {
    const messageId = await say(stage, "lead", "Launch room", "Hello");
    expect(await refused("reactToChatMessage", "lead", react(messageId, body))).toEqual([400, 300]);
  });

  it("stands in a list, in the message and in a thread, in three shapes", async () => {
    const guest = stage.guests("Launch room")[0];
    if (!guest) throw new Error("the launch room has no guest");
    const messageId = await say(stage, "lead", "Launch room", "Hello");
    const { id, memberId } = stage.user("member");
    await done("reactToChatMessage", "member", react(messageId, { emoji: "u+1f600" }));
    const message = newest(stage, "Launch room");
    conversation(stage, "Launch room").react(message, { unicode: "U+1F600" }, guest.index, true, stage.sandbox.nowMs());

    expect((await listed())[0]?.reactions).toEqual([
      {
        emoji: "U+1F600",
        total_count: 2,
        senders: [{ user_id: id, member_id: memberId }, { member_id: guest.memberId }],
      },
    ]);
    expect(await got(messageId)).toMatchObject({
      reactions: [{ emoji: "U+1F600", total_count: 2, user_ids: [id], member_ids: [memberId, guest.memberId] }],
    });
    const thread = await stage.call("retrieveThread", me("member"), {
      params: { messageId },
      query: inRoom({ from: "2026-03-01", need_main_message: "true", need_emoji: "true" }),
    });
    expect(thread.body).toMatchObject({
      total: 0,
      messages: [{ msg_id: messageId, reactions: [{ emoji_id: "U+1F600", count: 2, is_sender: true }] }],
    });
  });

  it("counts once however often it is made, and goes when it is taken back", async () => {
    const told = toldOf();
    const messageId = await say(stage, "lead", "Launch room", "Hello");
    for (const action of ["add", "add", "remove", "remove"])
      await done("reactToChatMessage", "member", react(messageId, { emoji: "U+1F44D", action }));
    expect((await listed())[0]).not.toHaveProperty("reactions");
    expect(told.slice(2).map(({ name }) => name)).toEqual([
      "team_chat.channel_reaction_added",
      "team_chat.channel_reaction_removed",
    ]);
  });

  it("with an emoji of the account's own stands in the reports", async () => {
    const [emoji] = stage.store.emoji.page("", 0, 1).items;
    const messageId = await say(stage, "lead", "Launch room", "Hello");
    await done(
      "reactToChatMessage",
      "member",
      react(messageId, { custom_emoji: true, custom_emoji_id: emoji?.file.id }),
    );
    expect((await listed())[0]).not.toHaveProperty("reactions");
    expect(newest(stage, "Launch room").reactions).toEqual([
      { emoji: { fileId: emoji?.file.id, name: emoji?.name }, people: [stage.user("member").index] },
    ]);
  });
});

describe("a thread", () => {
  it("has the answers that are left, newest first unless asked otherwise, within dates and limit", async () => {
    const main = await say(stage, "lead", "Launch room", "Question?");
    const answers: string[] = [];
    for (let number = 0; number < 4; number++) {
      stage.sandbox.advance(1_000);
      answers.push(await say(stage, "member", "Launch room", `Answer ${number}`, { reply_main_message_id: main }));
    }
    await done("deleteMessage", "member", { params: { messageId: answers[0] ?? "" }, query: inRoom() });
    const read = async (query: Readonly<Record<string, string>>) => {
      const { body } = await stage.call("retrieveThread", me("lead"), {
        params: { messageId: main },
        query: inRoom({ from: "2026-03-02T00:00:00Z", ...query }),
      });
      const { total, messages } = v.parse(
        v.object({ total: v.number(), messages: v.array(v.looseObject({ message: v.string() })) }),
        body,
      );
      return [total, ...messages.map(({ message }) => message)];
    };
    expect(await read({})).toEqual([3, "Answer 3", "Answer 2", "Answer 1"]);
    expect(await read({ sort: "asc", limit: "2" })).toEqual([3, "Answer 1", "Answer 2"]);
    expect(await read({ from: "2026-03-02T09:30:04Z" })).toEqual([3, "Answer 3"]);
    expect(await read({ to: "2026-03-02T09:30:02Z" })).toEqual([3, "Answer 1"]);
    expect(await read({ sort: "asc", need_main_message: "true" })).toEqual([
      3,
      "Question?",
      "Answer 1",
      "Answer 2",
      "Answer 3",
    ]);
  });

  it("says of the main message when it was answered last and whether the reader follows it", async () => {
    const main = await say(stage, "lead", "Launch room", "Question?");
    await say(stage, "member", "Launch room", "Answer.", { reply_main_message_id: main });
    const read = (person: string) =>
      stage.call("retrieveThread", me(person), {
        params: { messageId: main },
        query: inRoom({ from: "2026-03-02", need_main_message: "true" }),
      });
    const [message, answer] = [newest(stage, "Launch room"), conversation(stage, "Launch room")];
    const repliedAtMs = answer.replies(message)[0]?.sentAtMs;
    expect((await read("member")).body).toMatchObject({
      messages: [{ is_reply: false, is_followed: true, last_reply_time: repliedAtMs }, { is_reply: true }],
    });
    expect((await read("channel-viewer")).body).toMatchObject({ messages: [{ is_followed: false }, {}] });
  });
});
