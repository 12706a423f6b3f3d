import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { me, Stage } from "./testing/stage.ts";

const Fault = v.looseObject({ code: v.number() });

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

describe("sending refuses, with what field is wrong,", () => {
  it.each([
    ["neither a channel nor a contact", { message: "Hello" }, 300],
    ["a mention of somebody outside the channel", mention({ at_contact: "owner@sandbox.example" }), 300],
    ["a mention of nobody", mention({}), 300],
    ["a mention after the text", mention({ at_contact: "lead@sandbox.example", end_position: 99 }), 300],
    ["a format without its value", { rich_text: [{ format_type: "FontSize", end_position: 2 }] }, 300],
    ["seven files", { file_ids: ["1", "2", "3", "4", "5", "6", "7"] }, 300],
    ["six cards", { interactive_cards: Array.from({ length: 6 }, () => ({ card_json: "{}" })) }, 300],
  ])("%s", async (what, body, code) => {
    const target = what.startsWith("neither") ? {} : { to_channel: stage.id("Launch room") };
    const answer = await stage.call("sendChatMessage", me("lead"), { body: { message: "Hello", ...target, ...body } });
    expect(answer.status).toBe(400);
    expect(v.parse(Fault, answer.body).code).toBe(code);
  });

  function mention(item: object) {
    return { at_items: [{ at_type: 1, start_position: 0, end_position: 4, ...item }] };
  }
});

describe("a channel's throttle", () => {
  const burst = (count: number, channel = "Launch room") =>
    Promise.all(
      Array.from({ length: count }, () =>
        stage.call("sendChatMessage", me("lead"), { body: { message: "Again", to_channel: stage.id(channel) } }),
      ),
    );

  it("lets ten messages a second through and then blocks the channel for ten seconds", async () => {
    const answers = await burst(11);
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(10).fill(201), 429]);
    expect(answers.find(({ status }) => status === 429)?.body).toEqual({
      code: 429,
      message: "You have reached the maximum per-second rate limit for this API. Try again later.",
    });
    expect((await burst(1, "Platform team"))[0]?.status).toBe(201);
    stage.sandbox.advance(9_999);
    expect((await burst(1))[0]?.status).toBe(429);
    stage.sandbox.advance(1);
    expect((await burst(1))[0]?.status).toBe(201);
    expect(stage.sandbox.failures()).toEqual([]);
  });

  it("is refused with the headers of the account's limit, which is not reached", async () => {
    stage.sandbox.reset({ plan: "business", keepTokens: true });
    const refused = (await burst(11)).find(({ status }) => status === 429);
    const headers = Object.fromEntries(
      [...(refused?.headers ?? [])].filter(([name]) => name.startsWith("x-ratelimit")),
    );
    expect(headers).toEqual({
      "x-ratelimit-category": "Medium",
      "x-ratelimit-type": "QPS",
      "x-ratelimit-limit": "60",
      "x-ratelimit-remaining": "49",
    });
  });

  it("does not count messages to people", async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        stage.call("sendChatMessage", me("lead"), { body: { message: "Hi", to_contact: "member@sandbox.example" } }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  });
});
