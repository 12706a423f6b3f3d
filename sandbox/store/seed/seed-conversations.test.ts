import { describe, expect, it } from "vitest";
import type { Conversation } from "../conversation.ts";
import { createStore } from "../create-store.ts";
import type { Store } from "../store.ts";

const nowMs = Date.UTC(2026, 2, 2, 9, 30);
const create = (seed: number) => createStore({ size: "small", seed, nowMs });
const all = (store: Store): Conversation[] => [...store.messages.from(0, nowMs)];
const told = (conversation: Conversation) => [...conversation.newestFirst(0, Number.POSITIVE_INFINITY)];
/** All of it as text: what makes a file's bytes is a function, which is never equal to another. */
const written = (conversation: Conversation) => JSON.stringify(told(conversation));
const of = (store: Store, channelName: string) => {
  const [channel] = store.channels.named(channelName);
  if (!channel) throw new Error(`no channel is called ${channelName}`);
  return store.messages.ofChannel(channel.id, nowMs);
};

describe("what was said before the start", () => {
  const store = create(1);

  it("is the same for the same seed, in whatever order it is looked at", () => {
    const other = create(1);
    const backwards = all(other).reverse().map(written).reverse();
    expect(backwards).toEqual(all(store).map(written));
  });

  it("is something else for another seed", () => {
    expect(written(of(create(2), "Launch room"))).not.toEqual(written(of(store, "Launch room")));
  });

  it("stays what it was when people join and leave before somebody looks", () => {
    const other = create(1);
    const [channel] = other.channels.named("Launch room");
    if (!channel) throw new Error("there is no launch room");
    for (const person of [...channel.members.people])
      if (person !== channel.owner) other.channels.remove(channel, person);
    expect(written(of(other, "Launch room"))).toEqual(written(of(store, "Launch room")));
  });

  it("was said at the times that were known beforehand, and ends before the start", () => {
    const fresh = create(1);
    for (const [number, conversation] of all(fresh).entries()) {
      const before = [nowMs, nowMs - 86_400_000 * 20].map((ms) => conversation.lastSentAtMs(ms));
      const messages = told(conversation);
      expect(messages[0]?.sentAtMs).toBe(before[0]);
      expect(messages[0]?.sentAtMs).toBeLessThan(nowMs);
      expect([nowMs, nowMs - 86_400_000 * 20].map((ms) => conversation.lastSentAtMs(ms))).toEqual(before);
      expect(conversation.number).toBe(number);
    }
  });

  it("was said by people who could, to people who are there", () => {
    for (const conversation of all(store)) {
      const { parties } = conversation;
      const channel = parties.kind === "channel" ? store.channels.find(parties.channelId) : undefined;
      const here = parties.kind === "direct" ? parties.people : (channel?.members.people ?? []);
      for (const { sender, reactions } of told(conversation)) {
        expect(here).toContain(sender);
        for (const { people } of reactions) for (const person of people) expect(here).toContain(person);
      }
    }
  });

  it("keeps to who may post", () => {
    const [channel] = store.channels.named("Company announcements");
    const senders = told(of(store, "Company announcements")).flatMap(({ sender, content }) =>
      content.files.length > 0 ? [] : [sender],
    );
    expect(senders.length).toBeGreaterThan(40);
    for (const sender of senders) expect(channel?.leaders.people).toContain(sender);
  });

  it("has ids of its own for every message, and fills in all that its phrases leave open", () => {
    const messages = all(store).flatMap(told);
    expect(messages.length).toBeGreaterThan(4_000);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
    for (const { id, content } of messages) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(content.text).not.toMatch(/[{}]/);
      for (const { start, end } of content.richText) expect(content.text.slice(start, end)).not.toBe("");
      for (const { start } of content.mentions) expect(content.text[start]).toBe("@");
    }
  });

  it("has threads, reactions, edits, deletions, forwards, files and pins in it", () => {
    const messages = all(store).flatMap(told);
    const share = (isWanted: (message: (typeof messages)[number]) => boolean) => messages.filter(isWanted).length;
    expect(share(({ main }) => main !== null)).toBeGreaterThan(200);
    expect(share(({ reactions }) => reactions.length > 0)).toBeGreaterThan(200);
    expect(share(({ edits }) => edits.length > 0)).toBeGreaterThan(50);
    expect(share(({ deletedAtMs }) => deletedAtMs !== null)).toBeGreaterThan(20);
    expect(share(({ forwarded }) => forwarded !== null)).toBeGreaterThan(10);
    expect(share(({ content }) => content.files.length > 0)).toBeGreaterThan(30);
    expect(all(store).filter(({ pinned }) => pinned !== null).length).toBeGreaterThan(20);
  });

  it("reaches back further than half a year, and into the last hours", () => {
    const times = all(store)
      .flatMap(told)
      .map(({ sentAtMs }) => sentAtMs);
    expect(times.some((ms) => ms < nowMs - 200 * 86_400_000)).toBe(true);
    expect(of(store, "Launch room").lastSentAtMs(nowMs)).toBeGreaterThan(nowMs - 3 * 3_600_000);
  });
});
