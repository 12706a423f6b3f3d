// Events that name what cannot be, as anybody may send who has the secret.
import * as v from "valibot";
import { expect, test } from "vitest";
import { messageDayOf, subjectsOf, WebhookEvent } from "./events.ts";

const eventOf = (event: string, object: object, event_ts = 1_700_000_000_000) =>
  v.safeParse(WebhookEvent, { event, event_ts, payload: { object } });
const right = (...given: Parameters<typeof eventOf>): WebhookEvent => {
  const { success, output } = eventOf(...given);
  if (!success) throw new Error("no event");
  return output;
};

test.each([1e30, Number.POSITIVE_INFINITY, 253_402_300_800_000])("an event of the time %d is none", (atMs) => {
  expect(eventOf("team_chat.channel_message_posted", { channel_id: "c1" }, atMs).success).toBe(false);
});

test.each(["", "c\0d", "\ud800", "a/b", ".."])("nothing is read of a channel with the ID %j", (id) => {
  for (const name of ["member_joined", "updated"])
    expect(subjectsOf(right(`chat_channel.${name}`, { id }))).toEqual([]);
  expect(subjectsOf(right("team_chat.channel_archived", { channel_id: id }))).toEqual([]);
  expect(messageDayOf(right("team_chat.channel_message_posted", { channel_id: id }))).toBeNull();
  expect(subjectsOf(right("team_chat.shared_spaces_updated", { space_id: id }))).toEqual([
    { step: "spaces", subject: "" },
  ]);
});

test("of others it is read what an event is about", () => {
  expect(subjectsOf(right("chat_channel.updated", { id: "c1" }))).toEqual([{ step: "channel", subject: "c1" }]);
  expect(messageDayOf(right("team_chat.channel_message_posted", { channel_id: "c1" }))).toEqual({
    channelId: "c1",
    day: "2023-11-14",
  });
});

// As the events of the vendor's SDK have it: node_modules/@zoom/rivet, ChatChannelInvitationAcceptedEvent and its like.
test.each(["channel_invitation_accepted", "channel_invitation_approved", "channel_join_approved"])(
  "of team_chat.%s it is read who is in the channel",
  (name) => {
    const object = { channel: { channel_id: "c1", channel_name: "Partners", type: 2 }, invitee: { member_id: "m1" } };
    expect(subjectsOf(right(`team_chat.${name}`, object))).toEqual([{ step: "channel-members", subject: "c1" }]);
  },
);
