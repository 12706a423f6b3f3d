import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
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
])("%s", (found, expected) => {
  expect(found).toBe(expected);
});

test("nothing else of the pages types a path of Zoom's by hand", () => {
  const web = path.join(import.meta.dirname, "../..");
  const typed = readdirSync(web, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|lib\/api\/paths\.ts$/.test(file))
    .filter((file) => /["'`]\/(?:api\/zoom|chat|users|contacts|im)\b/.test(readFileSync(path.join(web, file), "utf8")));
  expect(typed).toEqual([]);
});
