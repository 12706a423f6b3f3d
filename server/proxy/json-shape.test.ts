import { expect, test } from "vitest";
import { whyUnreadable } from "./json-shape.ts";

const why = (text: string) => whyUnreadable(Buffer.from(text));
const times = (count: number, text: string) => Array<string>(count).fill(text).join(",");
const nested = (levels: number, [begin, end]: readonly [string, string]) =>
  `${begin.repeat(levels)}1${end.repeat(levels)}`;

test.each([
  ["nothing", ""],
  ["what is no JSON", `]]]]}}{"`],
  ["signs within texts", JSON.stringify({ name: `${"[{,:".repeat(300_000)}\\"` })],
  ["as many levels as allowed", nested(100, ["[", "]"])],
  [
    "a hundred thousand people",
    `[${times(100_000, '{"channelId":"abc","channel":"A","name":"Ada","email":"","userId":"x"}')}]`,
  ],
])("nothing stands against %s", (_, text) => expect(why(text)).toBeNull());

test.each([
  ["levels", nested(101, ["[", "]"])],
  ["levels of objects", nested(100_000, ['{"a":', "}"])],
])("too many %s", (_, text) => expect(why(text)).toContain("nested too deeply"));

test("too many values", () => {
  for (const value of ["1", "{}", "[]", '""', "[[[1]]]"])
    expect(why(`[${times(1_000_001, value)}]`)).toContain("values");
});

test("too many names, in one object or in many", () => {
  const members = Array.from({ length: 1_001 }, (_, index) => `"${index.toString(36)}":1`);
  expect(why(`{${members.join(",")}}`)).toContain("names");
  expect(why(`[{${members.join("},{")}}]`)).toContain("names");
  expect(why(`{${members.slice(1).join(",")}}`)).toBeNull();
});
