// Chat sessions of a person.
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StoreEvent } from "../store/events.ts";
import { say, send } from "./testing/chat.ts";
import { pageThrough } from "./testing/page-through.ts";
import { me, type RequestParts, Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const Sessions = v.array(v.record(v.string(), v.unknown()));
const refusedCode = async (...call: Parameters<Stage["call"]>) => {
  const { status, body } = await stage.call(...call);
  return [status, v.parse(v.looseObject({ code: v.number() }), body).code];
};

describe("a person's sessions", () => {
  const sessions = async (query: Readonly<Record<string, string>> = {}) => {
    const { body } = await stage.call("listUsersChatSessions", me("lead"), { query: { page_size: "50", ...query } });
    return v.parse(v.looseObject({ sessions: Sessions }), body).sessions;
  };

  it("are channels and people, the one with the newest message first", async () => {
    await say(stage, "member", "Platform team", "One");
    stage.sandbox.advance(1_000);
    await send(stage, me("lead"), { message: "Two", to_contact: "member@sandbox.example" });
    const { id, memberId } = stage.user("member");
    expect((await sessions()).slice(0, 2)).toEqual([
      {
        type: "1:1",
        name: "member@sandbox.example",
        peer_contact_email: "member@sandbox.example",
        peer_contact_user_id: id,
        peer_contact_member_id: memberId,
        last_message_sent_time: "2026-03-02T09:30:01Z",
      },
      {
        type: "groupchat",
        name: "Platform team",
        channel_id: stage.id("Platform team"),
        last_message_sent_time: "2026-03-02T09:30:00Z",
      },
    ]);
  });

  it("can be of one type", async () => {
    expect(new Set((await sessions({ type: "1:1" })).map(({ type }) => type))).toEqual(new Set(["1:1"]));
    expect(new Set((await sessions({ type: "groupchat" })).map(({ type }) => type))).toEqual(new Set(["groupchat"]));
  });

  it("with a guest have no user id", async () => {
    const guest = stage.store.people.at(stage.store.users.length);
    expect((await sessions()).find(({ peer_contact_member_id: id }) => id === guest.memberId)).toMatchObject({
      peer_contact_user_id: "",
    });
  });

  it("are those with a message within the dates, which the answer repeats", async () => {
    const dates = { from: "2026-02-01T00:00:00Z", to: "2026-02-20T00:00:00Z" };
    const { body } = await stage.call("listUsersChatSessions", me("lead"), { query: dates });
    expect(body).toMatchObject(dates);
    for (const { last_message_sent_time: last } of await sessions(dates)) {
      expect(`${last}` >= dates.from).toBe(true);
      expect(`${last}` <= dates.to).toBe(true);
    }
    expect(
      await refusedCode("listUsersChatSessions", me("lead"), { query: { from: dates.to, to: dates.from } }),
    ).toEqual([400, 300]);
  });

  it("come once each on pages of any size, whatever is said meanwhile", async () => {
    const all = await sessions();
    const query = { page_size: "4" };
    const first = await stage.call("listUsersChatSessions", me("lead"), { query });
    const page = v.parse(v.looseObject({ sessions: Sessions, next_page_token: v.string() }), first.body);
    stage.sandbox.advance(60_000);
    await say(stage, "member", "Platform team", "Hello");
    const { pages } = await pageThrough(stage, "listUsersChatSessions", me("lead"), { query }, "sessions");
    expect(pages.flat()).toHaveLength(all.length);
    const rest = await sessions({ ...query, next_page_token: page.next_page_token });
    const names = [...page.sessions, ...rest].map(({ name }) => name);
    expect(names).toEqual(all.slice(0, 8).map(({ name }) => name));
  });

  it("that are starred come in the order of starring, without dates", async () => {
    const told: StoreEvent[] = [];
    stage.store.events.subscribe((event) => told.push(event));
    const star = (method: string, id: string, type: string): RequestParts => ({
      body: { method, params: { target_id: id, target_type: type } },
    });
    const call = (parts: RequestParts) => stage.call("starOrUnstarChannelOrContactUser", me("lead"), parts);
    const guest = stage.guests("Launch room")[0]?.memberId ?? "";
    for (const parts of [
      star("star", guest, "contact"),
      star("star", stage.id("Launch room"), "channel"),
      star("star", stage.id("Launch room"), "channel"),
      star("star", stage.user("member").id, "contact"),
      star("unstar", stage.user("member").id, "contact"),
      star("unstar", stage.user("owner").id, "contact"),
    ])
      expect((await call(parts)).status).toBe(204);
    const { body } = await stage.call("listUsersChatSessions", me("lead"), { query: { search_star: "true" } });
    expect(body).toEqual({
      sessions: [
        expect.objectContaining({ type: "1:1", peer_contact_member_id: guest, peer_contact_user_id: "" }),
        { type: "groupchat", name: "Launch room", channel_id: stage.id("Launch room") },
      ],
      next_page_token: "",
      page_size: 10,
    });
    expect(told.map(({ name }) => name)).toEqual([
      "team_chat.starred",
      "team_chat.starred",
      "team_chat.starred",
      "team_chat.unstarred",
    ]);
    expect(told[1]?.object).toMatchObject({ items: [{ type: "channel", channel_id: stage.id("Launch room") }] });
  });
});
