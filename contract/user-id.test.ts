import { expect, test } from "vitest";
import { isSameUserId, userIdKey } from "./user-id.ts";

test("a user's id is the same in any case, and no id is nobody's", () => {
  expect(isSameUserId("uJiZN-O7Rp6Jp_995FpZGg", "ujizn-o7rp6jp_995fpzgg")).toBe(true);
  expect(userIdKey("uJiZN-O7Rp6Jp_995FpZGg")).toBe(userIdKey("ujizn-o7rp6jp_995fpzgg"));
  expect(isSameUserId("uJiZN-O7Rp6Jp_995FpZGg", "uJiZN-O7Rp6Jp_995FpZGh")).toBe(false);
  expect(isSameUserId("", "")).toBe(false);
});
