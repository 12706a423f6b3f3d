import { describe, expect, it } from "vitest";
import { Conversation, type Past } from "./conversation.ts";
import type { NewMessage } from "./message.ts";

const id = (number: number) => `0b5e8a3c-0000-4000-8000-${`${number}`.padStart(12, "0")}`;
const message = (number: number, sentAtMs: number, more: Partial<NewMessage> = {}): NewMessage => ({
  id: id(number),
  sender: 0,
  sentAtMs,
  text: `${number}`,
  ...more,
});
const open = (...messages: NewMessage[]) => {
  const conversation = new Conversation(0, { kind: "channel", channelId: "c" }, null);
  for (const one of messages) conversation.post(one);
  return conversation;
};
const texts = (conversation: Conversation, fromMs = 0, untilMs = Number.POSITIVE_INFINITY) =>
  [...conversation.newestFirst(fromMs, untilMs)].map(({ content }) => content.text);

describe("a conversation", () => {
  it("gives each message a time of its own", () => {
    const conversation = open(message(1, 10), message(2, 10), message(3, 11));
    expect([...conversation.newestFirst(0, 100)].map(({ sentAtMs }) => sentAtMs)).toEqual([12, 11, 10]);
  });

  it("puts what was said earlier where it belongs", () => {
    expect(texts(open(message(1, 10), message(2, 30), message(3, 20)))).toEqual(["2", "3", "1"]);
  });

  it("takes its range with its beginning and without its end", () => {
    expect(texts(open(message(1, 10), message(2, 20), message(3, 30)), 10, 30)).toEqual(["2", "1"]);
  });

  it("knows ids in capitals and in braces", () => {
    expect(open(message(1, 10)).find(`{${id(1).toUpperCase()}}`)?.content.text).toBe("1");
  });

  it("keeps answers in order of time, whenever they came", () => {
    const conversation = open(message(1, 10), message(2, 30, { mainId: id(1) }), message(3, 20, { mainId: id(1) }));
    const main = conversation.find(id(1));
    expect(main && conversation.replies(main).map(({ content }) => content.text)).toEqual(["3", "2"]);
  });

  it("forgets for good", () => {
    const conversation = open(message(1, 10), message(2, 20, { mainId: id(1) }));
    conversation.pin([...conversation.newestFirst(0, 11)][0] ?? fail(), 0, 12);
    conversation.forget(15);
    conversation.forget(0);
    expect(texts(conversation)).toEqual(["2"]);
    expect(conversation.find(id(1))).toBeUndefined();
    expect([conversation.pins, conversation.pinned]).toEqual([[], null]);
    expect([conversation.lastSentAtMs(100), conversation.lastSentAtMs(19)]).toEqual([20, null]);
  });

  it("tells its last time up to a moment from its past alone", () => {
    const past: Past = {
      lastSentAtMs: 30,
      timesMs: () => [10, 20, 30],
      recall: () => fail(),
    };
    const conversation = new Conversation(0, { kind: "channel", channelId: "c" }, past);
    expect([9, 10, 29, 30, 99].map((ms) => conversation.lastSentAtMs(ms))).toEqual([null, 10, 20, 30, 30]);
  });

  it("refuses a message of another", () => {
    const [stranger] = [...open(message(1, 10)).newestFirst(0, 100)];
    expect(() => open(message(2, 10)).delete(stranger ?? fail(), 20)).toThrow("another conversation");
  });
});

describe("reactions", () => {
  const smile = { unicode: "U+1F600" };

  it("count each person once and go with the last", () => {
    const conversation = open(message(1, 10));
    const one = conversation.find(id(1)) ?? fail();
    const changes = [
      conversation.react(one, smile, 7, true, 20),
      conversation.react(one, { unicode: "U+1F600" }, 7, true, 21),
      conversation.react(one, smile, 8, true, 22),
      conversation.react(one, smile, 7, false, 23),
      conversation.react(one, smile, 7, false, 24),
    ];
    expect(changes).toEqual([true, false, true, true, false]);
    expect(one.reactions).toEqual([{ emoji: smile, people: [8] }]);
    conversation.react(one, smile, 8, false, 25);
    expect(one.reactions).toEqual([]);
    expect(one.reactionChanges.map(({ isAdded }) => isAdded)).toEqual([true, true, false, false]);
  });
});

function fail(): never {
  throw new Error("nothing there");
}
