import { expect, expectTypeOf, test } from "vitest";
import { type AnswerOf, type BodyOf, call } from "./call.ts";
import {
  batchRemoveMembersFromChannel,
  getChannel,
  listChannelActivityLogs,
  listSharedSpaces,
  listUsersChannels,
  performOperationsOnChannels,
} from "./endpoints.gen.ts";

test("fills the path, percent-encoded, and leaves out what is not set", () => {
  expect(
    call(listUsersChannels, { path: { userId: "a b/c" }, query: { page_size: 50, next_page_token: undefined } }),
  ).toEqual({ operationId: "listUsersChannels", method: "GET", target: "/chat/users/a%20b%2Fc/channels?page_size=50" });
  expect(call(listSharedSpaces)).toMatchObject({ target: "/chat/spaces" });
});

test("carries a body", () => {
  const body = { method: "archive", channel_ids: ["c"] } as const;
  expect(call(performOperationsOnChannels, { body: { ...body, channel_ids: ["c"] } }).body).toEqual(body);
});

test("an empty parameter is no other path", () => {
  expect(() => call(getChannel, { path: { channelId: "" } })).toThrow("getChannel needs channelId");
});

test("either list of ids names the people of a batch", () => {
  const { target } = call(batchRemoveMembersFromChannel, { path: { channelId: "c" }, query: { member_ids: "a,b" } });
  expect(target).toBe("/chat/channels/c/members?member_ids=a%2Cb");
});

test("what is misspelt, missing or too much does not compile", () => {
  // @ts-expect-error the parameter is called channelId
  expect(() => call(getChannel, { path: { channel: "c" } })).toThrow();
  // @ts-expect-error a path is needed
  expect(() => call(getChannel)).toThrow();
  // @ts-expect-error there is no such field in the query
  call(listUsersChannels, { path: { userId: "me" }, query: { pagesize: 50 } });
  // @ts-expect-error the dates are required
  call(listChannelActivityLogs, { query: { page_size: 5 } });
  // @ts-expect-error neither archives nor unarchives
  call(performOperationsOnChannels, { body: { method: "close", channel_ids: [] } });
  // @ts-expect-error a list takes no body
  call(listSharedSpaces, { body: {} });
  expectTypeOf<BodyOf<"listSharedSpaces">>().toEqualTypeOf<undefined>();
  expectTypeOf<AnswerOf<"performOperationsOnChannels">>().toHaveProperty("failed_channels");
});
