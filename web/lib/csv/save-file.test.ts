import { expect, it } from "vitest";
import { safeFileName } from "./save-file.ts";

it.each([
  ["a/b: c", "a b c.csv"],
  ["\u0000..", "...csv"],
  ["", "export.csv"],
])("makes a file name of %j", (stem, name) => expect(safeFileName(stem, "csv")).toBe(name));
