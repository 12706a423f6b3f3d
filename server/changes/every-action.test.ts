import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { actionIds } from "../../domain/actions/registry.ts";

const folder = import.meta.dirname;
/** Files that carry actions out at the sandbox, and hold what these declare to send against what they sent. */
const tests = readdirSync(folder)
  .filter((name) => name.endsWith("-actions.test.ts"))
  .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
  .filter((text) => text.includes("tester.expectDeclared()"))
  .join("\n");

test.each(actionIds)("%s is carried out in a test that sees what it sends", (id) => {
  expect(tests).toContain(`"${id}"`);
});
