// The account's reports of chat sessions and their messages.
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sessionId } from "./report-access.ts";
import { conversation, newest, newFile, say, send } from "./testing/chat.ts";
import { pageThrough } from "./testing/page-through.ts";
import { account, me, Stage } from "./testing/stage.ts";

const admin = account("admin");
const month = { from: "2026-02-10", to: "2026-03-02" };

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const inRoom = (more: object = {}) => ({ to_channel: stage.id("Launch room"), ...more });
const Sessions = v.array(v.record(v.string(), v.unknown()));
const refusedCode = async (...call: Parameters<Stage["call"]>) => {
  const { status, body } = await stage.call(...call);
  return [status, v.parse(v.looseObject({ code: v.number() }), body).code];
};

describe("the reports", () => {
  it("are refused to those whose role does not let them", async () => {
    const query = month;
    expect(await refusedCode("getChatSessionsReports", account("channel-admin"), { query })).toEqual([403, 200]);
    const params = { sessionId: sessionId(stage.store, conversation(stage, "Launch room")) };
    expect(await refusedCode("getChatMessageReports", account("channel-admin"), { params, query })).toEqual([403, 200]);
  });

  it("need an account that pays", async () => {
    stage.sandbox.reset({ keepTokens: true, plan: "free" });
    const params = { sessionId: sessionId(stage.store, conversation(stage, "Launch room")) };
    for (const id of ["getChatSessionsReports", "getChatMessageReports"] as const)
      expect(await refusedCode(id, admin, { params, query: month })).toEqual([400, 200]);
  });

  it.each([
    ["no dates", {}],
    ["more than a month", { from: "2026-01-30", to: "2026-03-01" }],
    ["a month that is too long ago", { from: "2025-09-01", to: "2025-09-20" }],
    ["dates that run backwards", { from: "2026-03-01", to: "2026-02-28" }],
    ["a day that does not exist", { from: "2026-02-10", to: "2026-02-30" }],
  ])("are refused for %s", async (_, query) => {
    expect(await refusedCode("getChatSessionsReports", admin, { query })).toEqual([400, 300]);
  });

  it("of messages are refused for a session that is not there", async () => {
    const params = { sessionId: "ab".repeat(32) };
    expect(await refusedCode("getChatMessageReports", admin, { params, query: month })).toEqual([400, 300]);
  });
});

describe("the report of sessions", () => {
  it("has all with a message within the dates, each once", async () => {
    const parts = { query: { ...month, page_size: "40" } };
    const { pages } = await pageThrough(stage, "getChatSessionsReports", admin, parts, "sessions");
    const all = v.parse(v.array(v.looseObject({ id: v.string() })), pages.flat());
    const expected = [...stage.store.messages.from(0, stage.sandbox.nowMs())].filter(
      (one) => [...one.newestFirst(Date.UTC(2026, 1, 10), Date.UTC(2026, 2, 3))].length > 0,
    );
    expect(all.map(({ id }) => id)).toEqual(expected.map((one) => sessionId(stage.store, one)));
    for (const { id } of all) expect(id).toMatch(/^[0-9a-f]{64}$/);
  });

  it("tells channels from people, and whether somebody is from outside", async () => {
    const { pages } = await pageThrough(
      stage,
      "getChatSessionsReports",
      admin,
      { query: { ...month, page_size: "300" } },
      "sessions",
    );
    const all = v.parse(Sessions, pages.flat());
    expect(all.find(({ channel_id: id }) => id === stage.id("Launch room"))).toMatchObject({
      type: "Group",
      name: "Launch room",
      status: "active",
      has_external_member: true,
    });
    const direct = all.filter(({ type }) => type === "1:1");
    expect(direct.map(({ member_emails }) => member_emails)).toContainEqual([
      "lead@sandbox.example",
      "member@sandbox.example",
    ]);
    expect(new Set(direct.map(({ name }) => name))).toEqual(new Set([""]));
  });

  it("still has channels that were deleted, under the names they had", async () => {
    const id = stage.id("Launch room");
    const said = newest(stage, "Launch room").id;
    const session = sessionId(stage.store, conversation(stage, "Launch room"));
    expect((await stage.call("deleteChannel", me("lead"), { params: { channelId: id } })).status).toBe(204);
    const { pages } = await pageThrough(stage, "getChatSessionsReports", admin, { query: month }, "sessions");
    expect(v.parse(Sessions, pages.flat()).find((one) => one.channel_id === id)).toMatchObject({
      id: session,
      name: "Launch room",
      status: "deleted",
    });
    const { body } = await stage.call("getChatMessageReports", admin, { params: { sessionId: session }, query: month });
    const { messages } = v.parse(v.looseObject({ messages: Sessions }), body);
    expect(messages.map((message) => message.id)).toContain(said);
  });
});

describe("the report of a session's messages", () => {
  const Report = v.looseObject({
    messages: Sessions,
    edited_messages: v.optional(Sessions),
    deleted_messages: v.optional(Sessions),
  });
  const report = async (query: Readonly<Record<string, string>> = {}, one = conversation(stage, "Launch room")) => {
    const params = { sessionId: sessionId(stage.store, one) };
    const { body } = await stage.call("getChatMessageReports", admin, { params, query: { ...month, ...query } });
    return v.parse(Report, body);
  };
  const update = (messageId: string, message: string) =>
    stage.call("updateMessage", me("lead"), { params: { messageId }, body: inRoom({ message }) });

  it("names the sender's member id otherwise than the lists do", async () => {
    await say(stage, "lead", "Launch room", "Hello");
    const [message] = (await report()).messages;
    expect(message).toMatchObject({ message: "Hello", sender_member_id: stage.user("lead").memberId });
    expect(message).not.toHaveProperty("send_member_id");
    expect(message).not.toHaveProperty("receiver");
  });

  it("says of two people's messages who received them", async () => {
    await send(stage, me("lead"), { message: "Hello", to_contact: "member@sandbox.example" });
    const [lead, member] = [stage.user("lead"), stage.user("member")];
    const one = stage.store.messages.between(lead.index, member.index, stage.sandbox.nowMs());
    if (!one) throw new Error("they never talked");
    expect((await report({}, one)).messages[0]).toMatchObject({
      receiver: "member@sandbox.example",
      is_sender_external: false,
    });
  });

  it("has what was edited and deleted where it is asked to", async () => {
    const [changed, gone] = [
      await say(stage, "lead", "Launch room", "First"),
      await say(stage, "lead", "Launch room", "Gone"),
    ];
    await update(changed, "Second");
    stage.sandbox.advance(1_000);
    await update(changed, "Third");
    await stage.call("deleteMessage", me("lead"), { params: { messageId: gone }, query: inRoom() });
    const nowMs = stage.sandbox.nowMs();

    const plain = await report();
    expect(plain.messages.map(({ message }) => message)).toContain("Third");
    expect(plain.messages.map(({ message }) => message)).not.toContain("Gone");
    expect(plain).not.toHaveProperty("edited_messages");
    const full = await report({ include_fields: "edited_messages,deleted_messages" });
    expect(full.edited_messages?.filter(({ id }) => id === changed)).toMatchObject([
      { message: "Third", action_timestamp: nowMs },
    ]);
    expect(full.deleted_messages?.filter(({ id }) => id === gone)).toMatchObject([
      { message: "Gone", action_timestamp: nowMs },
    ]);
    const every = await report({ include_fields: "edited_messages", query_all_modifications: "true" });
    expect(every.edited_messages?.filter(({ id }) => id === changed).map(({ message }) => message)).toEqual([
      "Second",
      "Third",
    ]);
    expect(every).not.toHaveProperty("deleted_messages");
  });

  it("has reactions, and who made and took back which, where it is asked to", async () => {
    const [emoji] = stage.store.emoji.page("", 0, 1).items;
    const messageId = await say(stage, "lead", "Launch room", "Hello");
    const { id, memberId } = stage.user("member");
    const react = (body: object) =>
      stage.call("reactToChatMessage", me("member"), { params: { messageId }, body: inRoom(body) });
    await react({ emoji: "U+1F44D" });
    await react({ emoji: "U+1F44D", action: "remove" });
    await react({ custom_emoji: true, custom_emoji_id: emoji?.file.id });
    const made = { emoji_action_timestamp: stage.sandbox.nowMs(), user_id: id, member_id: memberId };
    expect((await report({ include_reactions: "true" })).messages[0]).toMatchObject({
      reactions: [],
      custom_emoji_reactions: [
        {
          custom_emoji_file_id: emoji?.file.id,
          custom_emoji_name: emoji?.name,
          total_count: 1,
          user_ids: [id],
          member_ids: [memberId],
        },
      ],
      emoji_actions: [
        { emoji: "U+1F44D", emoji_action: "add", ...made },
        { emoji: "U+1F44D", emoji_action: "remove", ...made },
        { emoji: emoji?.name, emoji_action: "add", ...made },
      ],
    });
    expect((await report()).messages[0]).not.toHaveProperty("reactions");
  });

  it("has what chatbots sent where it is asked to", async () => {
    conversation(stage, "Launch room").post({
      id: "0b5e8a3c-1111-4222-8333-944444444444",
      sender: stage.user("lead").index,
      sentAtMs: stage.sandbox.nowMs(),
      bot: { content: { head: { text: "Build failed" } }, isMarkdown: false },
    });
    expect((await report()).messages.some((message) => "bot_message" in message)).toBe(false);
    expect((await report({ include_bot_message: "true" })).messages[0]).toMatchObject({
      bot_message: { content: { head: { text: "Build failed" } }, is_markdown_support: false },
    });
  });

  it("names files, moving pictures and the ids of forwards", async () => {
    await say(stage, "lead", "Launch room", "Plan", { file_ids: [newFile(stage, "lead").id] });
    expect((await report()).messages[0]).toMatchObject({ files: [{ file_name: "plan.txt" }] });
    const { nowMs } = stage.sandbox;
    const [fromMs, untilMs] = [Date.UTC(2026, 1, 10), Date.UTC(2026, 2, 3)];
    const withBoth = ["giphyUrl", "forwarded"] as const;
    for (const kind of withBoth) {
      const one = [...stage.store.messages.from(0, nowMs())].find((candidate) =>
        [...candidate.newestFirst(fromMs, untilMs)].some(
          (message) => message[kind] !== null && message.deletedAtMs === null,
        ),
      );
      if (!one) throw new Error(`nobody has sent one with ${kind}`);
      const { messages } = await report({ page_size: "300" }, one);
      const field = kind === "giphyUrl" ? "giphy_information" : "forward_id";
      expect(messages.some((message) => field in message)).toBe(true);
    }
  });

  it("comes on pages of any size, and loses what retention takes", async () => {
    const one = conversation(stage, "Launch room");
    const params = { sessionId: sessionId(stage.store, one) };
    const pagesOf = async (size: string) => {
      const parts = { params, query: { ...month, page_size: size } };
      const { pages } = await pageThrough(stage, "getChatMessageReports", admin, parts, "messages");
      return v.parse(Sessions, pages.flat()).map(({ id }) => id);
    };
    const all = await pagesOf("300");
    expect(all.length).toBeGreaterThan(20);
    expect(await pagesOf("7")).toEqual(all);
    stage.store.retention.set(stage.id("Launch room"), "1d", stage.sandbox.nowMs());
    expect((await pagesOf("300")).length).toBeLessThan(all.length);
  });
});
