import { expect, test } from "vitest";
import { mayAct } from "./bulk-plan.ts";

test.each([
  ["archive", "owner", true],
  ["archive", "admin", true],
  ["archive", "member", false],
  ["unarchive", "member", false],
  ["delete", "owner", true],
  ["delete", "admin", false],
  ["delete", "member", false],
  ["delete", undefined, true],
] as const)("may %s as %s: %s", (action, role, expected) => expect(mayAct(action, role)).toBe(expected));
