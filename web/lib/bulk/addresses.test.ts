import { expect, test } from "vitest";
import { parseAddresses } from "./addresses.ts";

test.each([
  ["", [], [], 0],
  ["a@b.co", ["a@b.co"], [], 0],
  ["A@B.co\na@b.co", ["a@b.co"], [], 1],
  ["a@b.co, c@d.co; e@f.co\tg@h.co i@j.co", ["a@b.co", "c@d.co", "e@f.co", "g@h.co", "i@j.co"], [], 0],
  ["Ada Marsh <ada@b.co>, Ben <ben@c.de>", ["ada@b.co", "ben@c.de"], [], 0],
  ['"Marsh, Ada" <ada@b.co>; "Ben" <ben@c.de>', ["ada@b.co", "ben@c.de"], [], 0],
  ["Ada <ada@b.co> ben@c.de <cem@d.eu>", ["ada@b.co", "cem@d.eu", "ben@c.de"], [], 0],
  ['"ada@b.co", (ben@c.de).', ["ada@b.co", "ben@c.de"], [], 0],
  ["foo, a@b, @c.de, a@@b.co", [], ["foo", "a@b", "@c.de", "a@@b.co"], 0],
  ["Ada <not an address>", [], ["not an address"], 0],
  ["a@b.co\r\n\r\n", ["a@b.co"], [], 0],
])("%j", (text, valid, invalid, duplicateCount) => {
  expect(parseAddresses(text)).toEqual({ valid, invalid, duplicateCount });
});
