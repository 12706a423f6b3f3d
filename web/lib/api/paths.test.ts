import { expect, test } from "vitest";
import { zoomPath } from "./paths.ts";

test.each([
  [zoomPath("account", "/chat/channels"), "/api/zoom/account/chat/channels"],
  [zoomPath("me", "/chat/users/{userId}/channels", { userId: "me" }), "/api/zoom/me/chat/users/me/channels"],
  [
    zoomPath("account", "/chat/users/{userId}/channels", { userId: "a/b@c.d" }, { page_size: 50, next_page_token: "" }),
    "/api/zoom/account/chat/users/a%2Fb%40c.d/channels?page_size=50",
  ],
  [zoomPath("me", "/x", {}, { a: undefined, b: false, c: "1,2" }), "/api/zoom/me/x?b=false&c=1%2C2"],
])("%s", (path, expected) => {
  expect(path).toBe(expected);
});

test("a missing or empty parameter is an error, not another path", () => {
  expect(() => zoomPath("me", "/chat/channels/{channelId}", {})).toThrow("needs channelId");
  expect(() => zoomPath("me", "/chat/channels/{channelId}", { channelId: "" })).toThrow("needs channelId");
});
