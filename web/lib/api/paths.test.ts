import { expect, test } from "vitest";
import { call } from "../../../contract/call.ts";
import { listAccountsPublicChannels, listUsersChannels } from "../../../contract/endpoints.gen.ts";
import { pathOf, withQuery } from "./paths.ts";

const query = { page_size: 50, next_page_token: "" };

test.each([
  [pathOf("account", call(listAccountsPublicChannels)), "/api/zoom/account/chat/channels"],
  [
    pathOf("account", call(listUsersChannels, { path: { userId: "a b@c.d" }, query })),
    "/api/zoom/account/chat/users/a%20b%40c.d/channels?page_size=50",
  ],
  [withQuery("/x", { a: undefined, b: false, c: "1,2" }), "/x?b=false&c=1%2C2"],
])("%s", (path, expected) => {
  expect(path).toBe(expected);
});
