import { expect, test } from "vitest";
import { cutText, summariseBody, summariseParameters } from "./summary.ts";

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

test("stays small, however many fields there are and however long their names", () => {
  const names = Array.from({ length: 4_500 }, (_, index) => `${index}`.padEnd(200, "x"));
  const bodies = [
    Object.fromEntries(names.map((name) => [name, name])),
    { members: names },
    { list: names.map((name) => ({ [name]: { [name]: [name, name] } })) },
    Array.from({ length: 50 }, () => Array.from({ length: 50 }, () => Array.from({ length: 50 }, () => null))),
  ];
  for (const body of bodies) expect(JSON.stringify(summariseBody(body)).length).toBeLessThan(12_000);
  expect(JSON.stringify(summariseParameters(names.map((name) => [name, name]))).length).toBeLessThan(12_000);
  expect(
    summariseBody(Object.fromEntries(names.slice(0, 60).map((_, index) => [`field${index}`, index]))),
  ).toMatchObject({ field0: 0, field49: 49, "…": "10 more" });
});

test("cuts no character in two", () => {
  for (const emoji of ["😀", "👩‍👩‍👧"])
    for (let before = 190; before <= 202; before++)
      expect(cutText(`${"x".repeat(before)}${emoji}${"y".repeat(20)}`)).not.toMatch(/\p{Surrogate}/u);
  expect(cutText(`${"x".repeat(199)}😀`)).toBe(`${"x".repeat(199)}…`);
});
