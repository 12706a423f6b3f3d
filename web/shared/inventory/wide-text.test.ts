import { expect, test } from "vitest";
import { isolate } from "../../lib/isolate.ts";
import { wideText } from "./wide-text.ts";

test("a word that very many people have is said, with how many", () => {
  expect(wideText([])).toBeUndefined();
  expect(wideText([{ word: "an", people: 4_312 }])).toBe(
    `4,312 people have “${isolate("an")}” in their name or address, too many to find their channels. Type more of a name.`,
  );
});
