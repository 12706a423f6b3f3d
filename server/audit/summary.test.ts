import { expect, test } from "vitest";
import { summariseBody } from "./summary.ts";

test("keeps what was changed", () => {
  const body = { name: "General", type: 1, members: [{ email: "a@example.com" }], channel_settings: { x: true } };
  expect(summariseBody(body)).toEqual(body);
});

test("keeps of messages and secrets only the length, however deep", () => {
  expect(summariseBody({ message: "hello", rich_text: [{ at: "bold" }], a: { access_token: "abc" } })).toEqual({
    message: "(5 characters)",
    rich_text: [{ at: "(4 characters)" }],
    a: { access_token: "(3 characters)" },
  });
});

test("cuts what is long", () => {
  const summary = summariseBody({ name: "x".repeat(500), list: Array.from({ length: 80 }, (_, index) => index) });
  expect(summary).toEqual({
    name: `${"x".repeat(200)}…`,
    list: [...Array.from({ length: 50 }, (_, index) => index), "… 30 more"],
  });
});

test("ends with what is deep", () => {
  let deep: unknown = "end";
  for (let level = 0; level < 100; level++) deep = { deep };
  expect(JSON.stringify(summariseBody(deep))).toBe('{"deep":{"deep":{"deep":{"deep":{"deep":{"deep":"…"}}}}}}');
});

test("a file's form has no JSON to keep", () => {
  expect(summariseBody(undefined)).toBeNull();
});
