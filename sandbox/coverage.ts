// `node scripts/run.mjs sandbox/coverage.ts [--check]`: the table of docs/SANDBOX.md, from what the tests really did.
// Tests whose records are missing or older than the code are run first.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { RecordFile, recordOf } from "./coverage/record.ts";
import { gapsOf, markdownOf, reportOf } from "./coverage/table.ts";

const root = process.cwd();
const DOCUMENT = path.join(root, "docs/SANDBOX.md");
const BEGIN = "<!-- coverage: written by sandbox/coverage.ts -->";
const END = "<!-- end of coverage -->";

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));

const changedAtMs = (file: string): number => statSync(path.join(root, file)).mtimeMs;

/** Runs the tests whose records say nothing of the code as it is. */
function freshen(tests: readonly string[]): void {
  const newest = Math.max(...[...filesIn("sandbox"), ...filesIn("contract")].map(changedAtMs));
  const isFresh = (test: string) => existsSync(recordOf(test)) && changedAtMs(recordOf(test)) > newest;
  const stale = tests.filter((test) => !isFresh(test));
  if (stale.length === 0) return;
  console.log(`Running ${stale.length} of ${tests.length} files of tests.`);
  const { status } = spawnSync(path.join(root, "node_modules/.bin/vitest"), ["run", "--reporter=dot", ...stale], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("the tests of the sandbox fail");
}

function main(isCheck: boolean): void {
  const tests = filesIn("sandbox").filter((file) => file.endsWith(".test.ts") && !file.includes("/properties/"));
  freshen(tests);
  const report = reportOf(
    tests.map((test) => v.parse(RecordFile, JSON.parse(readFileSync(path.join(root, recordOf(test)), "utf8")))),
  );
  const gaps = gapsOf(report);
  const text = readFileSync(DOCUMENT, "utf8");
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has lost the marks around its table`);
  const fresh = `${before}${BEGIN}\n\n${markdownOf(report)}\n\n${END}${after}`;
  if (!isCheck) writeFileSync(DOCUMENT, fresh);
  else if (fresh !== text) gaps.push("docs/SANDBOX.md is stale: node scripts/run.mjs sandbox/coverage.ts");
  for (const gap of gaps) console.error(gap);
  if (gaps.length > 0) process.exitCode = 1;
  else console.log(`${report.length} operations, every error met.`);
}

try {
  main(process.argv.includes("--check"));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
