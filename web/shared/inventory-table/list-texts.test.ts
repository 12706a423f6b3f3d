import { expect, test } from "vitest";
import { noneText } from "./list-texts.ts";

const rows = { noun: "external membership" };

test("an empty list says of the account only what is so of all of it", () => {
  expect(noneText(rows, undefined, true)).toBe("The account has no external memberships that the console has seen.");
  expect(noneText(rows, "The group is in no channel.", true)).toBe("The group is in no channel.");
  for (const none of [undefined, "The group is in no channel."])
    expect(noneText(rows, none, false)).toBe("Your role shows you none. There may be others.");
});
