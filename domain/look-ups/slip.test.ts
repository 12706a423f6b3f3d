import { expect, test } from "vitest";
import { isSlip } from "./slip.ts";

test.each([
  ["ada@x.co", "adda@x.co", true],
  ["ada.marsh@x.co", "ada.mrash@x.co", true],
  ["ada@x.co", "ada@x.co", false],
  ["ada@x.co", "benjamin@x.co", false],
])("%s and %s: a slip %s", (one, other, expected) => expect(isSlip(one, other)).toBe(expected));
