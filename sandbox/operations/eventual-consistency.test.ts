// What was done shows a moment later, where the company is told so.
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { control } from "../testing/sandbox-client.ts";
import { say } from "./testing/chat.ts";
import { me, Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open({ consistency: "eventual" });
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const inRoom = () => ({ to_channel: stage.id("Launch room") });
const Listed = v.object({ messages: v.array(v.looseObject({ id: v.string() })) });
const listedIds = async () => {
  const { body } = await stage.call("listUsersChatMessages", me("member"), { query: inRoom() });
  return v.parse(Listed, body).messages.map(({ id }) => id);
};
const getStatus = async (messageId: string) =>
  (await stage.call("getMessage", me("member"), { params: { messageId }, query: inRoom() })).status;

it("a message is found a second after it was sent", async () => {
  const messageId = await say(stage, "lead", "Launch room", "In a moment");
  expect(await listedIds()).not.toContain(messageId);
  expect(await getStatus(messageId)).toBe(400);
  stage.sandbox.advance(999);
  expect(await listedIds()).not.toContain(messageId);
  stage.sandbox.advance(1);
  expect(await listedIds()).toContain(messageId);
  expect(await getStatus(messageId)).toBe(200);
});

it("channels of a batch go seconds after the 202, one that was deleted meanwhile once", async () => {
  const channels = [stage.channel("Launch room"), stage.channel("Platform team")];
  const query = { channel_ids: channels.map(({ id }) => id).join(",") };
  const gone: unknown[] = [];
  stage.store.events.subscribe(({ name, object }) => {
    if (name === "chat_channel.deleted") gone.push(object);
  });
  expect((await stage.call("batchDeleteChannels", me("lead"), { query })).status).toBe(202);
  const [room, team] = channels;
  const params = { channelId: room?.id ?? "" };
  expect((await stage.call("getChannel", me("lead"), { params })).status).toBe(200);
  expect((await stage.call("deleteChannel", me("lead"), { params })).status).toBe(204);
  stage.sandbox.advance(3_000);
  for (const { id } of channels) expect(stage.store.channels.find(id)).toBeUndefined();
  expect(gone).toMatchObject([{ id: room?.id }, { id: team?.id }]);
});

it("is switched while the sandbox runs", async () => {
  const set = (consistency: string) => control(stage.sandbox, "POST /sandbox/account", { consistency });
  expect((await set("immediate")).body).toMatchObject({ consistency: "immediate" });
  const shown = await say(stage, "lead", "Launch room", "At once");
  expect(await listedIds()).toContain(shown);
  await set("eventual");
  const late = await say(stage, "lead", "Launch room", "In a moment");
  expect(await listedIds()).not.toContain(late);
});
