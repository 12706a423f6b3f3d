import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { folderCycles } from "./folder-cycles.mjs";

let root = "";
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "channelkeeper-cycles-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
}
const cycles = (known = []) =>
  folderCycles(
    [root],
    known.map((step) => `${root}: ${step}`),
  ).map((text) => text.replaceAll(`${root}`, "."));

test("two folders that import each other", () => {
  write({
    "people/person.ts": 'import type { Channel } from "../channels/channel.ts";',
    "channels/channel.ts": 'export { person } from "../people/person.ts";',
  });
  expect(cycles()).toEqual([
    "in .:\n  channels → people: ./channels/channel.ts\n  people → channels: ./people/person.ts",
  ]);
});

test("a cycle over a third, deep below, and by what is loaded later", () => {
  write({
    "web/shared/a/x/one.ts": 'import { two } from "../../b/two.ts";',
    "web/shared/b/two.ts": 'const three = () => import("../c/three.tsx");',
    "web/shared/c/three.tsx": 'import "../a/x/one.ts";',
  });
  expect(cycles()).toEqual([
    [
      "in ./web/shared:",
      "  a → b: ./web/shared/a/x/one.ts",
      "  b → c: ./web/shared/b/two.ts",
      "  c → a: ./web/shared/c/three.tsx",
    ].join("\n"),
  ]);
});

test("imports one way, within a folder, from its parent, of a package and in tests are none", () => {
  write({
    "a/one.ts": 'import { two } from "../b/two.ts"; import { other } from "./other.ts"; import path from "node:path";',
    "a/other.ts": 'import { one } from "./one.ts"; import { all } from "../all.ts";',
    "all.ts": 'import { one } from "./a/one.ts";',
    "b/two.ts": "export const two = 2;",
    "b/two.test.ts": 'import { one } from "../a/one.ts";',
  });
  expect(cycles()).toEqual([]);
});

test("a known step is overlooked for as long as it is one", () => {
  write({
    "a/one.ts": 'import { two } from "../b/two.ts";',
    "b/two.ts": 'import { one } from "../a/one.ts";',
  });
  expect(cycles(["b → a"])).toEqual([]);
  write({ "a/one.ts": "export const one = 1;" });
  expect(cycles(["b → a", "c → a"])).toEqual([
    "no step of a cycle any more, to be struck off: .: b → a",
    "no step of a cycle any more, to be struck off: .: c → a",
  ]);
});
