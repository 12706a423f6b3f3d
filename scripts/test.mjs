// `npm test`: every check and every test, then one line with the counts. `--runtime`: those that tell whether the Node.js
// that runs this file runs the console.
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { check } from "./check.mjs";
import { ensureChromium } from "./chromium.mjs";
import { countsOf, ofPlaywright, ofVitest } from "./counts.mjs";
import { ensureBuilt } from "./ensure-built.mjs";

const reports = "test-results/reports";
const coverageRecords = "test-results/sandbox-coverage";
const sentRecords = "test-results/sent-operations";

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(path.resolve("node_modules/.bin", command), args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    child.on("close", (code) => resolve(code));
  });
}

/** @param {readonly string[]} folders every one when there is none */
async function unitTests(folders = []) {
  const file = `${reports}/vitest.json`;
  const code = await run("vitest", [
    "run",
    ...folders,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  return countsOf(file, code, ofVitest);
}

const codeOf = (code, name) =>
  code === 0 ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [`✗ ${name}`] };

/** What the unit tests made the sandbox do, beside the contract and docs/SANDBOX.md. */
async function sandboxCoverage() {
  const code = await run(process.execPath, ["scripts/run.mjs", "sandbox/coverage.ts", "--check"]);
  return codeOf(code, "what the sandbox was made to do");
}

/** The checks, and meanwhile a browser is fetched where there is none: the one needs the processor, the other the network. */
async function checkAndFetchBrowser() {
  const [result] = await Promise.all([check(), run(process.execPath, ["scripts/chromium.mjs"])]);
  return result;
}

/** @param {readonly string[]} specs names of files; every one when there is none */
async function browserTests(specs = []) {
  const executable = ensureChromium();
  await ensureBuilt();
  // Absolute: Playwright takes it from the folder of its configuration.
  const file = path.resolve(reports, "playwright.json");
  const code = await run("playwright", ["test", "--config", "e2e/playwright.config.ts", ...specs], {
    CHROMIUM_PATH: executable,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  return countsOf(file, code, ofPlaywright);
}

/** What the browser tests made the console send, beside the list its scopes are worked out from. */
async function sentOperations() {
  const code = await run(process.execPath, ["scripts/run.mjs", "e2e/check-sent-operations.ts"]);
  return codeOf(code, "the operations that the console sent");
}

const parts = [checkAndFetchBrowser, () => unitTests(), sandboxCoverage, () => browserTests(), sentOperations];
/**
 * What shows whether another Node.js runs the console: what meets files, threads, sockets and processes. The rest is SQL
 * and reckoning, which take no notice of what runs them, and is run as a whole by the specs below.
 */
const testsOfRuntime = [
  ...["server/db/pglite-thread", "server/zoom/client", "server/main", "server/serving"],
  ...["scripts/", "sandbox/main", "sandbox/persistence/"],
];
/** The start, and one change of a whole account from its plan to its last item, by way of the inventory. */
const specsOfRuntime = ["start.spec.ts", "retention-on-many.spec.ts"];
const partsOfRuntime = [() => unitTests(testsOfRuntime), () => browserTests(specsOfRuntime)];

const isRuntimeOnly = process.argv[2] === "--runtime";
// Nothing of an earlier run says anything of this one.
for (const left of [reports, coverageRecords, sentRecords]) rmSync(left, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
let passed = 0;
let failed = 0;
const failures = [];
for (const part of isRuntimeOnly ? partsOfRuntime : parts) {
  const startedAtMs = performance.now();
  const result = await part();
  console.log(`… ${Math.round((performance.now() - startedAtMs) / 1000)} s`);
  passed += result.passed;
  failed += result.failed;
  failures.push(...result.failures);
}
// Once more at the end: whoever has only the last lines of a long run sees what they are about.
for (const failure of failures) console.log(failure);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
