// One message on its way through everything that has to do with messages.
import * as v from "valibot";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { OperationId } from "../../contract/operations.gen.ts";
import { unzip } from "../files/testing/unzip.ts";
import { say } from "./testing/chat.ts";
import { account, me, type RequestParts, type Signed, Stage } from "./testing/stage.ts";

const DAY_MS = 86_400_000;
const ROOM = "Platform team";
const TEXT = "The crane of pier seven stands still";
const admin = account("admin");
const dates = { from: "2026-03-01", to: "2026-03-05" };

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

async function did(id: OperationId, as: Signed, parts: RequestParts = {}): Promise<unknown> {
  const { status, body } = await stage.call(id, as, parts);
  expect([id, status < 300, body]).toEqual([id, true, body]);
  return body;
}

const inRoom = (more: Readonly<Record<string, string>> = {}) => ({ to_channel: stage.id(ROOM), ...more });

/** Where a reader looks for it, and what of an answer shows that it is there. */
function places(messageId: string): Record<string, () => Promise<unknown>> {
  const today = { from: "2026-03-02T00:00:00Z", to: "2026-03-05T00:00:00Z" };
  return {
    list: () => did("listUsersChatMessages", me("member"), { query: inRoom(today) }),
    search: () =>
      did("listUsersChatMessages", me("member"), {
        query: { search_type: "message", search_key: "CRANE of pier", ...today },
      }),
    pins: () =>
      did("listPinnedHistoryMessagesOfChannel", me("member"), {
        params: { channelId: stage.id(ROOM) },
        query: { include_history: "true" },
      }),
    bookmarks: () => did("listBookmarks", me("member")),
    report: async () => {
      const sessions = v.parse(
        v.looseObject({ sessions: v.array(v.looseObject({ id: v.string(), channel_id: v.optional(v.string()) })) }),
        await did("getChatSessionsReports", admin, { query: { ...dates, page_size: "300" } }),
      ).sessions;
      const sessionId = sessions.find(({ channel_id: id }) => id === stage.id(ROOM))?.id;
      return sessionId && did("getChatMessageReports", admin, { params: { sessionId }, query: dates });
    },
    itself: async () => (await stage.call("getMessage", me("member"), { params: { messageId }, query: inRoom() })).body,
  };
}

async function whereIs(messageId: string): Promise<string[]> {
  const found: string[] = [];
  for (const [place, read] of Object.entries(places(messageId)))
    if (JSON.stringify((await read()) ?? null).includes(TEXT)) found.push(place);
  return found;
}

/** What the matter's archives, when they are ready, say of the channel. */
async function held(matterId: string): Promise<string> {
  const identifier = "lead@sandbox.example";
  const { data } = v.parse(
    v.looseObject({ data: v.array(v.looseObject({ file_key: v.string(), ready_for_download: v.boolean() })) }),
    await did("listLegalHoldFilesByGivenMatter", admin, { params: { matterId }, query: { identifier } }),
  );
  const key = data.findLast((file) => file.ready_for_download)?.file_key ?? "";
  const url = `${stage.sandbox.url}/v2/chat/legalhold/matters/${matterId}/files/download?file_key=${encodeURIComponent(key)}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${await stage.token(admin)}` } });
  return [...unzip(Buffer.from(await answer.arrayBuffer())).values()].map((entry) => entry.toString()).join("\n");
}

async function wait(ms: number): Promise<void> {
  stage.sandbox.advance(ms);
  stage.signInAgain();
}

it("a message is where it belongs, is refused where it does not, and is gone when retention says so, but for the matter that holds it", async () => {
  const channelId = stage.id(ROOM);
  const matter = v.parse(
    v.object({ matter_id: v.string() }),
    await did("addLegalHoldMatter", admin, {
      body: { matter_name: "Pier seven", identifiers: ["lead@sandbox.example"], start_date: "2026-03-01" },
    }),
  );
  const id = await say(stage, "lead", ROOM, TEXT);
  expect(await whereIs(id)).toEqual(["list", "search", "report", "itself"]);

  const params = { messageId: id };
  const reply = await say(stage, "member", ROOM, "Who is on it?", { reply_main_message_id: id });
  await did("reactToChatMessage", me("member"), { params, body: { action: "add", emoji: "U+1F44D", ...inRoom() } });
  await did("performOperationsOnMessageOfChannel", me("lead"), {
    body: { method: "pin", message_id: id, channel_id: channelId },
  });
  await did("addOrRemoveBookmark", me("member"), {
    query: { message_id: id },
    body: { action: "add_bookmark", ...inRoom() },
  });
  expect(await whereIs(id)).toEqual(["list", "search", "pins", "bookmarks", "report", "itself"]);
  const thread = () =>
    stage.call("retrieveThread", me("member"), {
      params,
      query: inRoom({ from: "2026-03-02", need_main_message: "true", need_emoji: "true" }),
    });
  expect((await thread()).body).toMatchObject({
    total: 1,
    messages: expect.arrayContaining([
      expect.objectContaining({ msg_id: reply }),
      expect.objectContaining({ msg_id: id, reactions: [expect.objectContaining({ emoji_id: "U+1F44D" })] }),
    ]),
  });

  for (const method of ["archive", "unarchive"]) {
    await did("performOperationsOnChannels", me("lead"), { body: { method, channel_ids: [channelId] } });
    const more = await stage.call("sendChatMessage", me("lead"), { body: { message: "More", ...inRoom() } });
    expect([method, more.status, more.body]).toMatchObject([
      method,
      ...(method === "archive" ? [400, { code: 5420 }] : [201, {}]),
    ]);
  }

  await did("updateRetentionPolicyOfChannel", admin, {
    params: { channelId },
    body: { cloud_retention: { enable_custom_retention: true, retention_period: "1d" } },
  });
  wait(DAY_MS - 1);
  expect(await whereIs(id)).toEqual(["list", "search", "pins", "bookmarks", "report", "itself"]);
  wait(60_000);
  expect(await whereIs(id)).toEqual([]);
  expect((await thread()).status).toBe(404);
  wait(32 * DAY_MS);
  const archive = await held(matter.matter_id);
  expect(archive).toContain(TEXT);
  expect(archive).toContain("Who is on it?");
  expect(stage.sandbox.failures()).toEqual([]);
});
