import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { statusOf } from "./bff-error.ts";

test("docs/OPERATIONS.md tells of every failure, with its status", () => {
  const rows = readFileSync("docs/OPERATIONS.md", "utf8").matchAll(/^\| (`\w+`(?:, `\w+`)*) \| (\d{3}) \|/gm);
  const told = [...rows].flatMap(([, codes = "", status]) =>
    [...codes.matchAll(/\w+/g)].map(([code]) => [code, Number(status)] as const),
  );
  expect(Object.fromEntries(told)).toEqual(statusOf);
});
