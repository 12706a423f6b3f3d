import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { settings } from "./settings.ts";

it("has every setting in the README's table, and no other", () => {
  const readme = readFileSync("README.md", "utf8");
  const section = readme.slice(readme.indexOf("## Settings"), readme.indexOf("## How it is built"));
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  expect(rows).toEqual(settings.map(({ name, default: value, meaning }) => `| \`${name}\` | ${value} | ${meaning} |`));
});
