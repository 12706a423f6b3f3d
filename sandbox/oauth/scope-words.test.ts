import { expect, it } from "vitest";
import { scopeInWords } from "./scope-words.ts";

it.each([
  ["chat_channel:read", "See channels"],
  ["chat_channel:write:admin", "Create and change channels of everyone in the account"],
  ["team_chat:read:list_user_channels", "See: user channels"],
  ["team_chat:delete:shared_space:admin", "Delete: shared space of everyone in the account"],
  ["new_thing:read", "See new thing"],
])("%s is put as %j", (scope, words) => {
  expect(scopeInWords(scope)).toBe(words);
});
