import { expect, expectTypeOf, test } from "vitest";
import { type AnswerOf, type BodyOf, call, targetOf } from "./call.ts";
import {
  batchRemoveMembersFromChannel,
  getChannel,
  listChannelActivityLogs,
  listSharedSpaces,
  listUsersChannels,
  performOperationsOnChannels,
} from "./endpoints.gen.ts";

test("fills the path, percent-encoded, and leaves out what is not set", () => {
  const list = call(listUsersChannels, {
    path: { userId: "a b+c" },
    query: { page_size: 50, next_page_token: undefined },
  });
  expect(list).toMatchObject({ operationId: "listUsersChannels", method: "GET", query: { page_size: 50 } });
  expect(targetOf(list)).toBe("/chat/users/a%20b%2Bc/channels?page_size=50");
  expect(targetOf(call(listSharedSpaces))).toBe("/chat/spaces");
});

test("carries a body", () => {
  const body = { method: "archive", channel_ids: ["c"] } as const;
  expect(call(performOperationsOnChannels, { body: { ...body, channel_ids: ["c"] } }).body).toEqual(body);
});

test.each(["", ".", "..", "a/b", "../users", "a\\b", "a\nb"])("%j makes no other path", (channelId) => {
  expect(() => call(getChannel, { path: { channelId } })).toThrow("getChannel needs channelId");
  const stored = { ...call(getChannel, { path: { channelId: "c" } }), params: { channelId } };
  expect(() => targetOf(stored)).toThrow("getChannel needs channelId");
});

test("either list of ids names the people of a batch", () => {
  const removal = call(batchRemoveMembersFromChannel, { path: { channelId: "c" }, query: { member_ids: "a,b" } });
  expect(targetOf(removal)).toBe("/chat/channels/c/members?member_ids=a%2Cb");
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
