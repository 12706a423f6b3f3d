import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const text = readFileSync("docs/ARCHITECTURE.md", "utf8");
/** Of each part its heading, up to the next. */
const section = (name) => text.match(new RegExp(`^## [^\\n]*\\b${name}/[^]*?(?=^## |$(?![^]))`, "m"))?.[0] ?? "";
const foldersIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

test.each([
  ["domain", "domain", ""],
  ["server", "server", ""],
  ["sandbox", "sandbox", ""],
  ["web", "web", ""],
  ["web/lib", "web", "lib/"],
])("the document of the architecture names every folder of %s", (folder, part, prefix) => {
  const named = section(part);
  expect(foldersIn(folder).filter((name) => !named.includes(`\`${prefix}${name}/`))).toEqual([]);
});

test("the document of the architecture names every script", () => {
  const scripts = readdirSync("scripts").filter((name) => !name.endsWith(".test.mjs"));
  expect(scripts.filter((name) => !section("scripts").includes(`\`${name}\``))).toEqual([]);
});
