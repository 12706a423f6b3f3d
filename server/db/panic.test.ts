import { expect, test } from "vitest";
import { isBeyondHelp } from "./panic.ts";

const saying = (severity: string) => Object.assign(new Error("No space left on device"), { severity, code: "53100" });

test("a database that has given itself up is known by how severe it says it is", () => {
  expect(["PANIC", "FATAL", "ERROR", "WARNING"].map((severity) => isBeyondHelp(saying(severity)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("one whose machine stopped has given itself up too", () => {
  const named = (name: string) => Object.assign(new Error("unreachable"), { name });
  expect(["RuntimeError", "ExitStatus", "TypeError"].map((name) => isBeyondHelp(named(name)))).toEqual([
    true,
    true,
    false,
  ]);
});
